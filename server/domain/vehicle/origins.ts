import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { isEuropean } from './memberStates.ts'
import { regimeInWords } from './originWords.ts'
import { fromAbroad, imports } from './procedureGroups.ts'

/** Where an imported vehicle comes from, and what proves its conformity. */

const article1E = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 1.E'
const annexe1 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe I, 4.1'
const wwReform = 'Arrêté du 1er juillet 2025 (WW), en vigueur le 1er août 2025'

/** ISO 3166 alpha-3 of the French territories outside the mainland's taxes. */
const overseas = new Set('GLP MTQ GUF REU MYT SPM BLM MAF WLF PYF NCL'.split(' '))

export const originRules: readonly Rule[] = [
  {
    entry: {
      code: 'origin-regime-mismatch',
      severity: 'error',
      actor: 'client',
      fr: 'Le pays {country} n’est pas dans l’Union européenne : le véhicule ne peut pas en venir au titre de l’Union.',
      en: 'The country {country} is not in the European Union: the vehicle cannot come from there as one of the Union.',
      remedy: {
        fr: 'Mettez dans origin.regime « third-country » (pays tiers), « overseas » (outre-mer) ou « transit », ou corrigez le pays.',
        en: 'Write "third-country", "overseas" or "transit" in origin.regime, or correct the country.',
      },
    },
    procedures: fromAbroad,
    source: annexe1,
    confirmed: true,
    check: ({ origin }) =>
      origin?.regime === 'eu' && origin.country !== undefined && !isEuropean(origin.country)
        ? at('/origin/regime', { country: origin.country })
        : null,
  },
  {
    entry: {
      code: 'origin-regime-doubtful',
      severity: 'warning',
      actor: 'client',
      fr: 'Le pays {country} est dans l’Union européenne : il n’est un pays tiers que pour ses territoires hors TVA.',
      en: 'The country {country} is in the European Union: it is a third country only for its territories outside VAT.',
      remedy: {
        fr: 'Mettez « eu » dans origin.regime si le véhicule ne vient pas des Canaries, de Ceuta ou d’un territoire semblable.',
        en: 'Write "eu" in origin.regime unless the vehicle comes from the Canary Islands, Ceuta or a similar territory.',
      },
    },
    procedures: fromAbroad,
    source: annexe1,
    confirmed: true,
    check: ({ origin }) =>
      origin?.regime === 'third-country' && origin.country !== undefined && isEuropean(origin.country)
        ? at('/origin/regime', { country: origin.country })
        : null,
  },
  {
    entry: {
      code: 'origin-is-france',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule qui vient de France n’est pas un import.',
      en: 'A vehicle that comes from France is not an import.',
      remedy: {
        fr: 'Corrigez origin.country, ou choisissez « vn » ou « changement-titulaire » ; pour l’outre-mer, le régime « overseas ».',
        en: 'Correct origin.country, or choose "vn" or "changement-titulaire"; for overseas the regime "overseas".',
      },
    },
    procedures: imports,
    source: article1E,
    confirmed: true,
    check: ({ origin }) =>
      origin?.country === 'FRA' && (origin.regime === 'eu' || origin.regime === 'third-country')
        ? at('/origin/country')
        : null,
  },
  {
    entry: {
      code: 'conformity-not-held',
      severity: 'error',
      actor: 'client',
      fr: 'La preuve de conformité n’est que demandée : l’immatriculation définitive attend qu’elle soit délivrée.',
      en: 'The proof of conformity is only requested: the definitive registration has to wait until it is issued.',
      remedy: {
        fr: 'Demandez un WW en attendant (procédure « ww »), ou envoyez ce dossier quand vous aurez le document.',
        en: 'Ask for a WW meanwhile (procedure "ww"), or send this item once you hold the document.',
      },
    },
    procedures: ['vn', ...imports],
    source: `${article1E}.2 ; ${wwReform}`,
    confirmed: true,
    check: ({ conformity }) => (conformity?.status === 'requested' ? at('/conformity/status') : null),
  },
  {
    entry: clientFault(
      'origin-overseas-doubtful',
      [
        'Le pays {country} ne va pas avec la provenance donnée : {fr}.',
        'The country {country} does not go with the provenance given: {en}.',
      ],
      [
        'Le régime « overseas » vaut pour les départements et collectivités d’outre-mer français, et pour eux seuls.',
        'The regime "overseas" is for the French overseas departments and collectivities, and for them alone.',
      ],
      'warning',
    ),
    procedures: fromAbroad,
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 12.F et 12.G',
    confirmed: true,
    check: ({ origin }) => {
      const { country, regime } = origin ?? {}
      if (country === undefined || (regime !== 'overseas' && regime !== 'third-country')) return null
      const isOverseas = country === 'FRA' || overseas.has(country)
      if (regime === 'overseas')
        return isOverseas ? null : at('/origin/regime', { country, ...regimeInWords(regime) })
      return overseas.has(country) ? at('/origin/regime', { country, ...regimeInWords(regime) }) : null
    },
  },
  {
    entry: clientFault(
      'e-coc-category',
      [
        'Le certificat de conformité électronique n’existe que pour les catégories M, N et O.',
        'The electronic certificate of conformity only exists for the categories M, N and O.',
      ],
      ['Mettez « coc » (papier), ou corrigez la catégorie.', 'Write "coc" (paper), or correct the category.'],
      'warning',
    ),
    procedures: ['vn', ...fromAbroad],
    validFrom: '2026-07-05',
    source: 'Règlement (UE) 2018/858, certificat de conformité électronique (5 juillet 2026)',
    confirmed: true,
    check: ({ conformity, vehicle }) =>
      conformity?.kind === 'e-coc' && vehicle?.category !== undefined && !/^[MNO]/.test(vehicle.category)
        ? at('/conformity/kind')
        : null,
  },
]
