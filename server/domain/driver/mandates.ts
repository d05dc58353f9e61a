import { addDays } from '../dates.ts'
import type { CatalogueEntry } from '../finding.ts'
import type { ItemView } from '../itemView.ts'
import { at, type Faults, type Rule } from '../rule.ts'
import { enrolments, titles } from './procedureGroups.ts'

/** Mandates, transfers and residence: who may file for whom. */

const mandateBar = 'ANTS, mandat papier : exclu là où une taxe régionale est due sur le permis'

const notAllowedRegion: CatalogueEntry = {
  code: 'mandate-not-allowed-region',
  severity: 'error',
  actor: 'school',
  fr: 'En Corse et outre-mer (sauf la Guadeloupe), l’ANTS n’accepte pas le mandat papier.',
  en: 'In Corsica and overseas (except Guadeloupe) ANTS does not accept the paper mandate.',
  remedy: {
    fr: 'Passez au mandat en ligne (mandate.kind « online ») : le candidat confirme par le lien reçu.',
    en: 'Use the online mandate (mandate.kind "online"): the candidate confirms by the link received.',
  },
}

/** Corsica, Martinique, Guyane, La Reunion, Mayotte: where a regional licence tax is due; not Guadeloupe (971). */
const barredPostalCode = /^(?:20|97[2346])/

/** Martinique, Guyane, La Reunion and Mayotte have country codes too. */
const barredCountries = new Set(['MTQ', 'GUF', 'REU', 'MYT'])

const checkRegion = ({ mandate, candidate }: ItemView): Faults => {
  if (mandate?.kind !== 'paper') return null
  const { country = 'FRA', postalCode = '' } = candidate?.address ?? {}
  const isBarred = country === 'FRA' ? barredPostalCode.test(postalCode) : barredCountries.has(country)
  return isBarred ? at('/mandate/kind') : null
}

export const mandateRules: readonly Rule[] = [
  {
    entry: notAllowedRegion,
    procedures: titles,
    source: mandateBar,
    confirmed: true,
    check: checkRegion,
  },
  {
    entry: notAllowedRegion,
    procedures: enrolments,
    severity: 'warning',
    source: `${mandateBar} ; à l’inscription`,
    confirmed: false,
    check: checkRegion,
  },
  {
    entry: {
      code: 'transfer-impossible-paper-mandate',
      severity: 'error',
      actor: 'school',
      fr: 'Une demande faite par mandat papier ne peut pas être transférée à une autre école.',
      en: 'A request made by paper mandate cannot be transferred to another school.',
      remedy: {
        fr: 'L’ancienne école doit annuler sa demande ; déposez ensuite une nouvelle inscription.',
        en: 'The former school has to cancel its request; then file a new enrolment.',
      },
    },
    procedures: ['transfert'],
    source: 'ANTS, espace auto-école : transférer une demande',
    confirmed: true,
    check: ({ transfer }) => (transfer?.originalMandate === 'paper' ? at('/transfer/originalMandate') : null),
  },
  {
    entry: {
      code: 'transfer-to-same-school',
      severity: 'error',
      actor: 'school',
      fr: 'L’école d’origine est la vôtre : il n’y a rien à transférer.',
      en: 'The former school is your own: there is nothing to transfer.',
      remedy: {
        fr: 'Donnez l’agrément de l’école que l’élève quitte.',
        en: 'Give the agrement of the school that the student leaves.',
      },
    },
    procedures: ['transfert'],
    source: 'ANTS, espace auto-école : transférer une demande',
    confirmed: true,
    check: ({ transfer }, { establishment }) =>
      transfer?.fromSchool !== undefined && transfer.fromSchool === establishment?.number
        ? at('/transfer/fromSchool')
        : null,
  },
  {
    entry: {
      code: 'residence-under-185-days',
      severity: 'error',
      actor: 'candidate',
      fr: 'Un candidat étranger doit résider en France depuis 185 jours ; il y réside depuis le {date}.',
      en: 'A foreign candidate must have lived in France for 185 days; this one has since {date}.',
      remedy: {
        fr: 'Attendez 185 jours (notBefore peut fixer le jour), ou corrigez la date d’arrivée (residentSince).',
        en: 'Wait for 185 days (notBefore can set the day), or correct residentSince.',
      },
    },
    procedures: enrolments,
    source: 'Service-public F2828 ; arrêté du 20 avril 2012',
    confirmed: true,
    check: ({ candidate }, { on }) => {
      const date = candidate?.residentSince
      return date !== undefined && candidate?.nationality !== 'FRA' && addDays(date, 185) > on
        ? at('/candidate/residentSince', { date })
        : null
    },
  },
]
