import { clientFault } from '../rules/clientFault.ts'
import { medicalRequired } from './driverTrainingPapers.ts'
import type { ItemView } from '../itemView.ts'
import type { Requirement } from './requirement.ts'

/** What shows that a withdrawn licence was given up, and that its holder is fit to drive again. */

export const psychotechnicalTestsRequired = clientFault(
  'psychotechnical-tests-required',
  [
    'Le retour au permis suppose des tests psychotechniques, que le médecin contrôle : il manque {fr}.',
    'Returning to the licence takes psychotechnical tests, which the doctor checks: {en} is missing.',
  ],
  ['Joignez le résultat des tests.', 'Add the result of the tests.'],
  'warning',
  'candidate',
)

export const surrenderReceiptRequired = clientFault(
  'surrender-receipt-required',
  ['Après une invalidation, il manque {fr}.', 'After an invalidation {en} is missing.'],
  ['Joignez le récépissé réf. 44 remis contre le permis.', 'Add the receipt ref. 44 given for the licence.'],
  'error',
  'candidate',
)

export const letter48siRequired = clientFault(
  'letter-48si-required',
  [
    'Après une invalidation, l’instructeur (CERT) peut demander {fr}.',
    'After an invalidation the State’s examiner (CERT) may ask for {en}.',
  ],
  [
    'Joignez la lettre 48 SI si le candidat l’a gardée.',
    'Add the letter 48 SI if the candidate has kept it.',
  ],
  'warning',
  'candidate',
)

export const courtDecisionRequired = clientFault(
  'court-decision-required',
  ['Après une annulation, il manque {fr}.', 'After an annulment {en} is missing.'],
  ['Joignez la décision du tribunal (réf. 7).', 'Add the decision of the court (ref. 7).'],
  'error',
  'candidate',
)

const returned = ['inscription-retour-permis'] as const
const returnPage = 'ANTS, retour au permis à la suite d’une invalidation ou d’une annulation'
const receipts = `${returnPage} ; pratique des auto-écoles (réf. 44, réf. 7)`
const withdrawn =
  (kind: string) =>
  ({ withdrawal }: ItemView): boolean =>
    withdrawal?.kind === kind
const afterInvalidation = { fr: 'après une invalidation', en: 'after an invalidation' }

export const driverReturnPapers: readonly Requirement[] = [
  {
    entry: medicalRequired,
    procedures: returned,
    source: returnPage,
    confirmed: true,
    oneOf: [['avis-medical']],
    asks: () => true,
  },
  {
    entry: psychotechnicalTestsRequired,
    procedures: returned,
    source: `${returnPage} ; contrôlés par le médecin`,
    confirmed: true,
    oneOf: [['tests-psychotechniques']],
    asks: () => true,
  },
  {
    entry: surrenderReceiptRequired,
    procedures: returned,
    source: receipts,
    confirmed: true,
    oneOf: [['recepisse-remise-permis']],
    when: afterInvalidation,
    asks: withdrawn('invalidation'),
  },
  {
    entry: letter48siRequired,
    procedures: returned,
    source: receipts,
    confirmed: true,
    oneOf: [['lettre-48si']],
    when: afterInvalidation,
    asks: withdrawn('invalidation'),
  },
  {
    entry: courtDecisionRequired,
    procedures: returned,
    source: receipts,
    confirmed: true,
    oneOf: [['decision-judiciaire']],
    when: { fr: 'après une annulation', en: 'after an annulment' },
    asks: withdrawn('annulation'),
  },
]
