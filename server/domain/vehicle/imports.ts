import type { Rule } from '../rule.ts'
import { at } from '../rule.ts'
import { addDays } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import { searchName } from '../searchKeys.ts'
import type { ItemView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { fiscalInWords, regimeInWords } from './originWords.ts'
import { fromAbroad, imports } from './procedureGroups.ts'
import { isFarmMachine, isTowed } from './vehicleKinds.ts'

/** What the tax office said of a vehicle from abroad. */

const article1E = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 1.E'
const wwReform = 'Arrêté du 1er juillet 2025 (WW), en vigueur le 1er août 2025'

/** Which fiscal proof goes with which way into France. */
const fiscalKinds: Readonly<Record<string, ReadonlySet<string>>> = {
  eu: new Set(['quitus', 'diva', 'exempt']),
  'third-country': new Set(['certificat-846a', 'certificat-846b', 'visa', 'exempt']),
  overseas: new Set(['certificat-846a', 'certificat-846b', 'visa', 'exempt']),
  transit: new Set(['certificat-846a', 'certificat-846b', 'visa', 'exempt']),
}

/** The quitus is requested within fifteen days of the delivery. */
export const quitusRequestEnd = remembered((deliveredOn) => addDays(deliveredOn, 15))

/** Article 1.E.3: no quitus for trailers, farm and special machines of another Member State. */
export const isFreeOfQuitus = ({ origin, vehicle }: ItemView): boolean =>
  origin?.regime === 'eu' && (isTowed(vehicle) || isFarmMachine(vehicle))

export const importRules: readonly Rule[] = [
  {
    entry: {
      code: 'fiscal-kind-for-regime',
      severity: 'error',
      actor: 'client',
      fr: 'Ce justificatif fiscal ({kindFr}) ne va pas avec la provenance du véhicule : {fr}.',
      en: 'This fiscal proof ({kindEn}) does not go with where the vehicle comes from: {en}.',
      remedy: {
        fr: 'Union européenne : quitus ou dispense (DIVA) ; pays tiers, outre-mer et transit : certificat 846 A ou visa.',
        en: 'European Union: quitus or exemption (DIVA); third countries, overseas and transit: certificate 846 A or visa.',
      },
    },
    procedures: fromAbroad,
    source: `${article1E}.3 et annexe I`,
    confirmed: true,
    check: ({ origin, fiscal }) => {
      const { regime } = origin ?? {}
      const { kind } = fiscal ?? {}
      if (regime === undefined || kind === undefined) return null
      return fiscalKinds[regime]?.has(kind) === false
        ? at('/fiscal/kind', { ...fiscalInWords(kind), ...regimeInWords(regime) })
        : null
    },
  },
  {
    entry: {
      code: 'fiscal-missing',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule importé demande un justificatif fiscal : quitus, dispense (DIVA) ou certificat 846 A.',
      en: 'An imported vehicle needs a fiscal proof: quitus, exemption (DIVA) or certificate 846 A.',
      remedy: {
        fr: 'Ajoutez le justificatif fiscal (« fiscal ») ; pour un WW, une demande en cours suffit (status « requested »).',
        en: 'Add "fiscal"; for a WW a pending request is enough (status "requested").',
      },
    },
    procedures: fromAbroad,
    source: `${article1E}.3 et annexe I`,
    confirmed: true,
    check: (item) =>
      item.fiscal === undefined && isImport(item) && item.origin !== undefined && !isFreeOfQuitus(item)
        ? at('/fiscal')
        : null,
  },
  {
    entry: {
      code: 'fiscal-not-needed',
      severity: 'info',
      actor: 'client',
      fr: 'Une remorque ou un engin agricole de l’Union européenne n’a pas besoin de quitus.',
      en: 'A trailer or farm machine from the European Union needs no quitus.',
      remedy: { fr: 'Vous pouvez retirer « fiscal ».', en: 'You may leave "fiscal" out.' },
    },
    procedures: fromAbroad,
    source: `${article1E}.3`,
    confirmed: true,
    check: (item) => (item.fiscal?.kind === 'quitus' && isFreeOfQuitus(item) ? at('/fiscal') : null),
  },
  {
    entry: {
      code: 'fiscal-exemption-unexplained',
      severity: 'error',
      actor: 'client',
      fr: 'Une dispense de justificatif fiscal est annoncée sans son motif.',
      en: 'An exemption from the fiscal proof is stated without its reason.',
      remedy: { fr: 'Donnez le motif dans fiscal.reason.', en: 'Give the reason in fiscal.reason.' },
    },
    procedures: fromAbroad,
    source: `${article1E}.3 et annexe I`,
    confirmed: true,
    check: ({ fiscal }) =>
      fiscal?.kind === 'exempt' && fiscal.reason === undefined ? at('/fiscal/reason') : null,
  },
  {
    entry: {
      code: 'fiscal-not-held',
      severity: 'error',
      actor: 'client',
      fr: 'Le justificatif fiscal n’est que demandé : l’immatriculation définitive attend qu’il soit délivré.',
      en: 'The fiscal proof is only requested: the definitive registration has to wait until it is issued.',
      remedy: {
        fr: 'Demandez un WW en attendant (procédure « ww »), ou envoyez ce dossier quand vous aurez le document.',
        en: 'Ask for a WW meanwhile (procedure "ww"), or send this item once you hold the document.',
      },
    },
    procedures: imports,
    source: `${article1E}.3 ; ${wwReform}`,
    confirmed: true,
    check: ({ fiscal }) => (fiscal?.status === 'requested' ? at('/fiscal/status') : null),
  },
  {
    entry: {
      code: 'fiscal-holder-differs',
      severity: 'warning',
      actor: 'client',
      fr: 'Le justificatif fiscal n’est pas au nom du titulaire : c’est un motif de refus fréquent.',
      en: 'The fiscal proof is not in the name of the holder: a frequent ground for refusal.',
      remedy: {
        fr: 'Vérifiez le nom porté sur le justificatif, ou demandez-en un au nom du titulaire.',
        en: 'Check the name on the proof, or ask for one in the name of the holder.',
      },
    },
    procedures: imports,
    source: 'Motifs de refus constatés des dossiers d’import',
    confirmed: false,
    check: ({ fiscal, holder }) => {
      const name = fiscal?.holder?.name
      const own = holder?.kind === 'organisation' ? holder.name : holder?.birthName
      if (name === undefined || own === undefined) return null
      return searchName(name).includes(searchName(own)) ? null : at('/fiscal/holder/name')
    },
  },
  {
    entry: {
      code: 'diva-not-known',
      severity: 'warning',
      actor: 'client',
      fr: 'La dispense de quitus (DIVA) n’est pas enregistrée pour cette habilitation : le SIV la vérifiera.',
      en: 'No exemption from the quitus (DIVA) is recorded for this habilitation: the SIV will check it.',
      remedy: {
        fr: 'Faites enregistrer la dispense auprès de l’exploitant de la passerelle, ou joignez un quitus.',
        en: 'Have the exemption recorded by the operator of the gateway, or give a quitus.',
      },
    },
    procedures: imports,
    source: 'Note FNA sur le profil PIVO et la base DIVA (28 octobre 2018)',
    confirmed: false,
    check: ({ fiscal }, { establishment }) =>
      fiscal?.kind === 'diva' &&
      establishment !== null &&
      !establishment.permits?.some((permit) => permit === 'diva' || permit === 'pivo')
        ? at('/fiscal/kind')
        : null,
  },
  {
    entry: {
      code: 'quitus-late',
      severity: 'warning',
      actor: 'client',
      fr: 'Le quitus devait être demandé dans les quinze jours de la livraison du {date}.',
      en: 'The quitus had to be requested within fifteen days of the delivery of {date}.',
      remedy: {
        fr: 'Vérifiez les deux dates ; rien d’autre à faire.',
        en: 'Check both dates; nothing else to do.',
      },
    },
    procedures: fromAbroad,
    source: 'Note FNA sur le quitus fiscal (2 novembre 2023)',
    confirmed: false,
    check: ({ fiscal, sale }) => {
      const date = sale?.deliveredOn
      if (fiscal?.kind !== 'quitus' || fiscal.requestedOn === undefined || date === undefined) return null
      return quitusRequestEnd(date) < fiscal.requestedOn ? at('/fiscal/requestedOn', { date }) : null
    },
  },
  {
    entry: clientFault(
      'fiscal-visa-of-used',
      [
        'Le visa fiscal se porte sur la demande d’un véhicule neuf (3 en 1) ; une occasion demande un certificat 846 A ou une dispense.',
        'The fiscal visa is put on the request for a new vehicle; a used one needs a certificate 846 A or an exemption.',
      ],
      [
        'Donnez le certificat 846 A, ou la mention de dispense (« exempt »).',
        'Give the certificate 846 A, or the exemption ("exempt").',
      ],
      'warning',
    ),
    procedures: ['import-vo'],
    source: `${article1E}.3`,
    confirmed: true,
    check: ({ fiscal }) => (fiscal?.kind === 'visa' ? at('/fiscal/kind') : null),
  },
]

const isImport = ({ procedure, ww }: ItemView): boolean =>
  procedure !== 'ww' || (ww?.purpose ?? 'import') === 'import'
