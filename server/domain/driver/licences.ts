import { addMonths } from '../dates.ts'
import type { CandidateView, ItemView } from '../itemView.ts'
import { at, type Fault, type Faults, type Rule, type RuleContext } from '../rule.ts'
import { schoolFault } from '../rules/schoolFault.ts'
import { requests, titles } from './procedureGroups.ts'
import { isYoungerThan } from '../guardian.ts'

/** What the candidate holds already: since when, from where, in which order. */

const roadCode = 'Code de la route, article R.221-5'
const lifting = 'Service-public F32927 (20 juillet 2019)'
const accessToA = 'Service-public F2830 (5 août 2021)'

/** Trainings that count from the day of an earlier licence. */
const counted: Readonly<Record<string, { prior: string; courseMonths: number; titleMonths: number }>> = {
  A: { prior: 'A2', courseMonths: 21, titleMonths: 24 },
  '78-levee': { prior: 'B', courseMonths: 3, titleMonths: 3 },
}

const priorDateMissing = schoolFault(
  'prior-date-missing',
  [
    'La date du permis {prior} n’est pas donnée : le délai avant cette demande ne peut pas être vérifié.',
    'The date of licence {prior} is not given: the time before this request cannot be checked.',
  ],
  ['Recopiez-la du permis (candidate.licenceDates).', 'Copy it from the licence to candidate.licenceDates.'],
  'warning',
)

const courseTooEarly = schoolFault(
  'course-too-early',
  [
    'L’attestation de formation est datée d’avant le {date}, premier jour où cette formation pouvait être suivie.',
    'The training attestation is dated before {date}, the first day on which this course could be taken.',
  ],
  [
    'Vérifiez la date de l’attestation et celle du permis ; une formation suivie trop tôt est à refaire.',
    'Check the dates of the attestation and of the licence; a course taken too early has to be taken again.',
  ],
)

const licenceDatesNotHeld = schoolFault(
  'licence-dates-not-held',
  [
    'La catégorie {category} a une date, mais ne figure pas parmi les catégories détenues.',
    'Category {category} has a date but is not among the categories held.',
  ],
  [
    'Ajoutez-la aux catégories détenues (candidate.licenceCategories), ou retirez sa date.',
    'Add it to candidate.licenceCategories, or remove its date.',
  ],
  'warning',
)

const licenceDatesOrder = schoolFault(
  'licence-dates-order',
  [
    'Le permis {category} ({date}) serait plus ancien que le permis {prior} ({first}), qu’il suppose.',
    'Licence {category} ({date}) would be older than licence {prior} ({first}), which it presupposes.',
  ],
  ['Vérifiez les dates au dos du permis.', 'Check the dates on the back of the licence.'],
  'warning',
)

const licenceDateTooYoung = schoolFault(
  'licence-date-too-young',
  [
    'Le candidat n’avait pas {age} ans à la date donnée pour le permis {category}.',
    'The candidate was not yet {age} on the date given for licence {category}.',
  ],
  [
    'Vérifiez la date du permis et la date de naissance.',
    'Check the date of the licence and the date of birth.',
  ],
  'warning',
)

const foreignLicence = schoolFault(
  'foreign-licence-exchange',
  [
    'Le permis détenu est étranger : il doit en général être échangé contre un permis français avant une nouvelle catégorie.',
    'The licence held is a foreign one: as a rule it is exchanged for a French one before a category is added.',
  ],
  [
    'Voyez avec le candidat s’il a demandé l’échange de son permis.',
    'Ask the candidate whether the exchange was requested.',
  ],
  'warning',
)

const licenceNumberUnusual = schoolFault(
  'licence-number-unusual',
  [
    'Ce numéro de permis n’a pas la forme d’un titre français (12AB34567, ou douze chiffres).',
    'This licence number does not have the form of a French licence (12AB34567, or twelve digits).',
  ],
  [
    'Recopiez la rubrique 5 du permis, ou donnez licenceCountry si le permis est étranger.',
    'Copy field 5 of the licence, or give licenceCountry if it is a foreign one.',
  ],
  'warning',
)

/** What was issued first of two categories held. Same-day licences are common. */
const orders = [
  ['A', 'A2'],
  ['BE', 'B'],
  ['C1', 'B'],
  ['C', 'B'],
  ['CE', 'C'],
  ['D1', 'B'],
  ['D', 'B'],
  ['DE', 'D'],
] as const

/** The least age at which each was ever issued in France; later categories came at 18 or more. */
const youngest: Readonly<Record<string, number>> = { AM: 14, A1: 16, B1: 16, B: 17 }

const isForeign = ({ licenceCountry }: CandidateView): boolean =>
  licenceCountry !== undefined && licenceCountry !== 'FRA'

const dateOf = ({ candidate }: ItemView, category: string): string | undefined =>
  candidate?.licenceDates?.[category]

const eachLicence =
  (check: (category: string, date: string, candidate: CandidateView) => Fault | null) =>
  ({ candidate }: ItemView): Faults => {
    const dates = candidate?.licenceDates
    if (candidate === undefined || dates === undefined) return null
    let faults: Fault[] | null = null
    for (const category in dates) {
      const fault = check(category, dates[category] ?? '', candidate)
      if (fault !== null) (faults ??= []).push(fault)
    }
    return faults
  }

const checkOrder = ({ candidate }: ItemView): Faults => {
  const dates = candidate?.licenceDates
  if (dates === undefined) return null
  let faults: Fault[] | null = null
  for (const [category, prior] of orders) {
    const date = dates[category]
    const first = dates[prior]
    if (date === undefined || first === undefined || date >= first) continue
    faults ??= []
    const params = { category, prior, date, first }
    faults.push(at(`/candidate/licenceDates/${category}`, params))
  }
  return faults
}

/** A course may be taken in the three months before two years of A2, and from three months after B for code 78. */
function checkCourse(item: ItemView, { on }: RuleContext): Faults {
  const rule = counted[item.training?.category ?? '']
  const prior = rule === undefined ? undefined : dateOf(item, rule.prior)
  if (rule === undefined || prior === undefined || item.documents === undefined) return null
  // Too early for the title itself is told at the licence's date.
  if (addMonths(prior, rule.titleMonths) > on) return null
  const index = item.documents.findIndex(({ kind }) => kind === 'attestation-formation')
  const issuedOn = item.documents[index]?.issuedOn
  const from = addMonths(prior, rule.courseMonths)
  return issuedOn !== undefined && issuedOn < from ? at(`/documents/${index}/issuedOn`, { date: from }) : null
}

export const licenceRules: readonly Rule[] = [
  {
    entry: priorDateMissing,
    procedures: ['titre-attestation-formation'],
    source: `${accessToA} ; ${lifting}`,
    confirmed: true,
    check: (item) => {
      const rule = counted[item.training?.category ?? '']
      return rule !== undefined && item.candidate !== undefined && dateOf(item, rule.prior) === undefined
        ? at(`/candidate/licenceDates/${rule.prior}`, { prior: rule.prior })
        : null
    },
  },
  {
    entry: courseTooEarly,
    procedures: ['titre-attestation-formation'],
    source: `${accessToA} ; ${lifting}`,
    confirmed: true,
    check: checkCourse,
  },
  {
    entry: licenceDatesNotHeld,
    procedures: requests,
    source: 'Cohérence du dossier : licenceDates et licenceCategories',
    confirmed: true,
    check: eachLicence((category, _date, { licenceCategories }) =>
      licenceCategories === undefined || licenceCategories.includes(category)
        ? null
        : at('/candidate/licenceCategories', { category }),
    ),
  },
  { entry: licenceDatesOrder, procedures: requests, source: roadCode, confirmed: true, check: checkOrder },
  {
    entry: licenceDateTooYoung,
    procedures: requests,
    source: roadCode,
    confirmed: true,
    check: eachLicence((category, date, candidate) => {
      const age = youngest[category] ?? 18
      const born = candidate.birthDate
      return born !== undefined && !isForeign(candidate) && isYoungerThan(age, born, date)
        ? at(`/candidate/licenceDates/${category}`, { age, category })
        : null
    }),
  },
  {
    entry: foreignLicence,
    procedures: ['inscription-ajout-categorie', ...titles],
    source: 'Service-public F1460 (échange d’un permis étranger) ; règle générale',
    confirmed: false,
    check: ({ candidate }) =>
      candidate !== undefined && isForeign(candidate) && (candidate.licenceCategories?.length ?? 1) > 0
        ? at('/candidate/licenceCountry')
        : null,
  },
  {
    entry: licenceNumberUnusual,
    procedures: requests,
    source: 'Numéro de titre (rubrique 5) : forme non publiée',
    confirmed: false,
    check: ({ candidate }) => {
      const number = candidate?.licenceNumber
      if (candidate === undefined || number === undefined || isForeign(candidate)) return null
      return /^(?:[0-9]{2} ?[A-Za-z]{2} ?[0-9]{5}|[0-9 ]{6,18})$/.test(number)
        ? null
        : at('/candidate/licenceNumber')
    },
  },
]
