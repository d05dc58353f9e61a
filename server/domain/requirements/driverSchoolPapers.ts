import { enrolments, titles } from '../driver/procedureGroups.ts'
import type { ItemView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { both, isBelow, isBetween } from './ages.ts'
import type { Requirement } from './requirement.ts'

/** What the young bring from school and from the defence day. */

export const jdcRequired = clientFault(
  'jdc-required',
  [
    'Un candidat français de 17 à 24 ans justifie de sa situation au regard de la journée défense et citoyenneté : il manque {fr}.',
    'A French candidate aged 17 to 24 shows where they stand with the defence and citizenship day: {en} is missing.',
  ],
  [
    'Joignez le certificat de participation, l’exemption ou l’attestation provisoire (majdc.fr).',
    'Add the certificate of participation, the exemption or the provisional attestation (majdc.fr).',
  ],
  'error',
  'candidate',
)

export const assrRequired = clientFault(
  'assr-required',
  [
    'Il manque l’attestation scolaire de sécurité routière : {fr}.',
    'The school certificate of road safety is missing: {en}.',
  ],
  [
    'Joignez l’ASSR 2 ou l’ASR ; si elle est perdue, sauf pour le permis AM, une déclaration sur l’honneur (variant « declaration-sur-honneur »).',
    'Add the ASSR 2 or the ASR; if lost, except for licence AM, a sworn declaration (variant "declaration-sur-honneur").',
  ],
  'error',
  'candidate',
)

export const schoolCertificateRequired = clientFault(
  'school-certificate-required',
  [
    'En conduite encadrée, il manque {fr}.',
    'For a school diploma in driving (conduite encadrée) {en} is missing.',
  ],
  [
    'Joignez le certificat de l’établissement qui prépare au diplôme.',
    'Add the certificate of the establishment that prepares for the diploma.',
  ],
  'error',
  'candidate',
)

const assrText = 'Arrêté du 30 janvier 2018 ; Service-public F2828'
const roadSafety = [['assr2'], ['asr']] as const
const isMoped = ({ training }: ItemView): boolean => training?.category === 'AM'

export const driverSchoolPapers: readonly Requirement[] = [
  {
    entry: jdcRequired,
    procedures: ['inscription-premiere'],
    source: 'ANTS, page « inscription à l’examen » ; Service-public F1290 (2 juin 2020)',
    confirmed: true,
    oneOf: [['jdc']],
    when: { fr: 'candidat français de 17 à 24 ans', en: 'a French candidate aged 17 to 24' },
    asks: ({ candidate }, { on }) =>
      candidate?.nationality === 'FRA' && isBetween(17, 25, candidate.birthDate, on),
  },
  {
    entry: assrRequired,
    procedures: ['inscription-premiere'],
    source: assrText,
    confirmed: true,
    oneOf: roadSafety,
    when: {
      fr: 'candidat de moins de 21 ans, première catégorie',
      en: 'a candidate below 21, first category',
    },
    asks: (item, { on }) => both(!isMoped(item), isBelow(21, item.candidate?.birthDate, on)),
  },
  {
    entry: assrRequired,
    procedures: ['titre-reussite-examen'],
    source: assrText,
    confirmed: true,
    oneOf: roadSafety,
    when: {
      fr: 'premier titre, candidat né à partir de 1988',
      en: 'the first licence of a candidate born from 1988 on',
    },
    asks: (item) => !isMoped(item) && isFirstTitle(item) && isBornSince(1988, item.candidate?.birthDate),
  },
  {
    entry: assrRequired,
    procedures: [...enrolments, ...titles],
    source: assrText,
    confirmed: true,
    oneOf: [['assr1'], ['assr2'], ['asr']],
    when: { fr: 'permis AM, à tout âge', en: 'licence AM, at any age' },
    asks: isMoped,
  },
  {
    entry: schoolCertificateRequired,
    procedures: enrolments,
    source: 'Arrêté du 17 janvier 2013 (conduite encadrée)',
    confirmed: true,
    oneOf: [['certificat-scolarite-conduite']],
    when: { fr: 'conduite encadrée', en: 'a school diploma in driving (conduite encadrée)' },
    asks: ({ training }) => training?.mode === 'accompanied',
  },
]

/** Categories that nobody has before any other. */
const neverFirst = new Set(['A', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE', 'B96', '78-levee'])

/** Nothing in the item says that a licence is held already. */
export function isFirstTitle({ candidate, training }: ItemView): boolean {
  if (training?.category !== undefined && neverFirst.has(training.category)) return false
  if (candidate?.licenceCategories !== undefined) return candidate.licenceCategories.length === 0
  return candidate?.licenceDates === undefined
}

const isBornSince = (year: number, birthDate: string | undefined): boolean =>
  birthDate !== undefined && birthDate.slice(0, 4) >= String(year)
