import type { ItemView } from '../itemView.ts'
import { driverProcedures } from '../item.ts'
import { isMinor } from '../guardian.ts'
import { at, type Rule } from '../rule.ts'
import { schoolFault } from '../rules/schoolFault.ts'
import { enrolments, requests } from './procedureGroups.ts'

/** Who the candidate is, and who stands beside: contact, guardian, home, first licence or another. */

const contactMissing = schoolFault(
  'contact-missing',
  [
    'L’ANTS prévient le candidat, et lui fait confirmer un mandat en ligne : il faut son adresse électronique ou son téléphone.',
    'ANTS informs the candidate, who also confirms an online mandate: an e-mail address or a telephone number is needed.',
  ],
  [
    'Ajoutez son adresse électronique (candidate.email) ou son téléphone (candidate.phone).',
    'Add candidate.email or candidate.phone.',
  ],
)

const isUnreachable = ({ candidate }: ItemView): boolean =>
  candidate !== undefined && candidate.email === undefined && candidate.phone === undefined

const guardianIsCandidate = schoolFault(
  'guardian-is-candidate',
  [
    'Le représentant légal a le nom, les prénoms et la date de naissance du candidat lui-même.',
    'The legal representative has the names and birth date of the candidate.',
  ],
  [
    'Donnez le parent, le tuteur ou l’organisme qui signe pour le candidat.',
    'Name the parent, guardian or institution that signs for the candidate.',
  ],
)

const guardianMinor = schoolFault(
  'guardian-minor',
  ['Le représentant légal serait lui-même mineur.', 'The legal representative would be a minor too.'],
  ['Vérifiez sa date de naissance.', 'Check the birth date.'],
  'warning',
)

const guardianRoleUnlikely = schoolFault(
  'guardian-role-unlikely',
  [
    'La qualité du représentant ne va pas : un organisme ne peut pas être père ou mère, et une personne n’est pas une institution.',
    'The role does not fit: an organisation is no father or mother, and a person is no institution.',
  ],
  [
    'Corrigez la nature (guardian.kind) ou la qualité (guardian.role) du représentant : un organisme a la qualité « institution ».',
    'Correct guardian.kind or guardian.role ("institution" for an organisation).',
  ],
  'warning',
)

const guardianNotNeeded = schoolFault(
  'guardian-not-needed',
  [
    'Le candidat est majeur : le représentant légal n’est utile que s’il est sous tutelle ou curatelle.',
    'The candidate is of age: a legal representative is of use only under guardianship.',
  ],
  [
    'Retirez le représentant légal (guardian), ou dites que la personne est protégée (protected : true).',
    'Remove guardian, or add protected: true.',
  ],
  'info',
)

const careOfMissing = schoolFault(
  'care-of-missing',
  [
    'Le candidat est hébergé : sans « chez… » ni boîte aux lettres à son nom, le courrier du permis risque de revenir.',
    'The candidate is lodged by somebody: without "c/o" or a mailbox the licence may come back undelivered.',
  ],
  ['Ajoutez careOf, par exemple « CHEZ MME DUPONT ».', 'Add careOf, for example "CHEZ MME DUPONT".'],
  'warning',
)

const residentSinceMissing = schoolFault(
  'resident-since-missing',
  [
    'Le candidat est étranger : la date de son arrivée en France permettrait de vérifier les 185 jours de résidence.',
    'The candidate is a foreigner: the day of arrival in France would let the 185 days of residence be checked.',
  ],
  ['Indiquez depuis quand il réside en France (candidate.residentSince).', 'Add candidate.residentSince.'],
  'warning',
)

const firstEnrolmentHolder = schoolFault(
  'first-enrolment-holder',
  [
    'Le candidat a déjà un permis : une nouvelle catégorie se demande par « inscription-ajout-categorie ».',
    'The candidate holds a licence already: another category goes by "inscription-ajout-categorie".',
  ],
  ['Changez de démarche, ou videz licenceCategories.', 'Change the procedure, or empty licenceCategories.'],
  'warning',
)

const additionWithoutLicence = schoolFault(
  'addition-without-licence',
  [
    'Le candidat n’a aucun permis : la première catégorie se demande par « inscription-premiere ».',
    'The candidate holds no licence: the first category goes by "inscription-premiere".',
  ],
  [
    'Changez de démarche, ou complétez licenceCategories.',
    'Change the procedure, or fill in licenceCategories.',
  ],
  'warning',
)

const adultOnly = ({ candidate }: ItemView, on: string): boolean =>
  candidate?.birthDate !== undefined && !isMinor(candidate.birthDate, on) && candidate.protected !== true

const namesOf = (person: { birthName?: string; firstNames?: readonly string[] }): string =>
  `${person.birthName ?? ''} ${person.firstNames?.join(' ') ?? ''}`.toUpperCase()

const antsPage = 'ANTS, page « inscription à l’examen du permis de conduire »'

export const candidateRules: readonly Rule[] = [
  {
    entry: contactMissing,
    procedures: requests,
    source: 'Service-public R45443 (10 septembre 2020)',
    confirmed: true,
    check: (item) => (isUnreachable(item) ? at('/candidate/email') : null),
  },
  {
    entry: contactMissing,
    procedures: ['transfert'],
    severity: 'warning',
    source: 'ANTS, espace auto-école : l’élève confirme le transfert ; texte vu en partie',
    confirmed: false,
    check: (item) => (isUnreachable(item) ? at('/candidate/email') : null),
  },
  {
    entry: guardianIsCandidate,
    procedures: driverProcedures,
    source: `${antsPage} : la demande est faite par le titulaire de l’autorité parentale`,
    confirmed: true,
    check: ({ guardian, candidate }) =>
      guardian?.birthName !== undefined &&
      candidate !== undefined &&
      guardian.birthDate === candidate.birthDate &&
      namesOf(guardian) === namesOf(candidate)
        ? at('/guardian')
        : null,
  },
  {
    entry: guardianMinor,
    procedures: driverProcedures,
    source: 'Code civil, articles 371-1 et 388 ; un parent mineur existe : à vérifier',
    confirmed: false,
    check: ({ guardian }, { on }) =>
      guardian?.birthDate !== undefined && isMinor(guardian.birthDate, on) ? at('/guardian/birthDate') : null,
  },
  {
    entry: guardianRoleUnlikely,
    procedures: driverProcedures,
    source: 'Code civil, article 371-1 ; ASE et tutelles : code de l’action sociale et des familles',
    confirmed: true,
    check: ({ guardian }) => {
      if (guardian?.kind === undefined || guardian.role === undefined) return null
      const isParent = guardian.role === 'father' || guardian.role === 'mother'
      const fits = guardian.kind === 'person' ? guardian.role !== 'institution' : !isParent
      return fits ? null : at('/guardian/role')
    },
  },
  {
    entry: guardianNotNeeded,
    procedures: driverProcedures,
    source: antsPage,
    confirmed: true,
    check: (item, { on }) => (item.guardian !== undefined && adultOnly(item, on) ? at('/guardian') : null),
  },
  {
    entry: careOfMissing,
    procedures: requests,
    source: 'Service-public F20028 (10 septembre 2020) : adresse complète, « résidant chez »',
    confirmed: true,
    // A minor's parents have their name on the mailbox.
    check: ({ candidate }, { on }) =>
      candidate?.housing === 'hosted' &&
      !isMinor(candidate.birthDate, on) &&
      candidate.address !== undefined &&
      candidate.address.careOf === undefined &&
      candidate.address.mailbox === undefined
        ? at('/candidate/address/careOf')
        : null,
  },
  {
    entry: residentSinceMissing,
    procedures: enrolments,
    source: 'Service-public F2828 : résidence de 185 jours',
    confirmed: true,
    check: ({ candidate }) =>
      candidate?.nationality !== undefined &&
      candidate.nationality !== 'FRA' &&
      candidate.residentSince === undefined
        ? at('/candidate/residentSince')
        : null,
  },
  {
    entry: firstEnrolmentHolder,
    procedures: ['inscription-premiere'],
    source: 'ANTS, aide : une inscription sert à une nouvelle catégorie',
    confirmed: true,
    check: ({ candidate }) =>
      candidate?.licenceCategories?.some((category) => category !== 'AM') === true
        ? at('/candidate/licenceCategories')
        : null,
  },
  {
    entry: additionWithoutLicence,
    procedures: ['inscription-ajout-categorie'],
    source: 'ANTS, aide : une inscription sert à une nouvelle catégorie',
    confirmed: true,
    check: ({ candidate }) =>
      candidate?.licenceCategories?.length === 0 ? at('/candidate/licenceCategories') : null,
  },
]
