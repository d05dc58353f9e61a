import { dateInFuture, datesOutOfOrder } from '../dayRules.ts'
import { procedures } from '../item.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { driverPaperRules } from './driverPaperRules.ts'
import { eachPaper } from './eachPaper.ts'
import { identityRules, isIdentity } from './identityRules.ts'
import { paperAgeRules } from './paperAges.ts'
import { vehiclePaperRules } from './vehiclePapersRules.ts'

/** What is wrong with papers that are declared; which ones are missing is judgePapers.ts. */

const calendar = 'Ordre des dates du dossier'

export const documentExpired = clientFault(
  'document-expired',
  ['La pièce a expiré le {date}.', 'The paper expired on {date}.'],
  ['Joignez une pièce en cours de validité.', 'Add a paper that is still in force.'],
  'warning',
)

const generalRules: readonly Rule[] = [
  {
    entry: dateInFuture,
    procedures,
    source: calendar,
    confirmed: true,
    check: eachPaper(({ issuedOn }, index, on) =>
      issuedOn !== undefined && issuedOn > on
        ? at(`/documents/${index}/issuedOn`, {
            fr: 'Date de la pièce',
            en: 'Date of the paper',
            date: issuedOn,
          })
        : null,
    ),
  },
  {
    entry: datesOutOfOrder,
    procedures,
    source: calendar,
    confirmed: true,
    check: eachPaper(({ issuedOn, expiresOn }, index) =>
      issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn
        ? at(`/documents/${index}/expiresOn`, {
            fr: 'la délivrance de la pièce',
            en: 'the day of issue of the paper',
            date: expiresOn,
            first: issuedOn,
          })
        : null,
    ),
  },
  {
    entry: documentExpired,
    procedures,
    source: 'Date d’expiration portée sur la pièce',
    confirmed: false,
    check: eachPaper(({ kind, expiresOn }, index, on) =>
      expiresOn !== undefined && expiresOn < on && !isIdentity(kind)
        ? at(`/documents/${index}/expiresOn`, { date: expiresOn })
        : null,
    ),
  },
]

export const paperRules: readonly Rule[] = [
  ...generalRules,
  ...identityRules,
  ...paperAgeRules,
  ...driverPaperRules,
  ...vehiclePaperRules,
]
