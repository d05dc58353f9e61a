import { isPartialDate } from '../dates.ts'
import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** YYYY-MM-DD of which the day, or day and month, may be 00: some people were registered without (ANTS knows them). */
export type BirthDate = string & { readonly kind: 'birthDate' }

export const birthDateInvalid = clientFault(
  'birth-date-invalid',
  ['Cette date de naissance n’est pas possible.', 'This birth date is not possible.'],
  [
    'Corrigez la date ; un jour ou un mois inconnu s’écrit 00, par exemple 1960-00-00.',
    'Correct the date; an unknown day or month is written 00, for example 1960-00-00.',
  ],
)
export const partialBirthdateWarn = clientFault(
  'partial-birthdate-warn',
  [
    'Le jour ou le mois de naissance est inconnu : les âges sont calculés au plus prudent.',
    'The day or month of birth is unknown: ages are reckoned with caution.',
  ],
  [
    'Si la pièce d’identité donne la date entière, écrivez-la ; sinon il n’y a rien à faire.',
    'If the identity document gives the whole date, write it; else there is nothing to do.',
  ],
  'warning',
)

export const birthDateVeryOld = clientFault(
  'birth-date-very-old',
  ['Cette date de naissance donne plus de {age} ans.', 'This birth date makes more than {age} years.'],
  ['Vérifiez l’année (un siècle de trop ?).', 'Check the year (a century too early?).'],
  'warning',
)

export const birthDateEntries: readonly CatalogueEntry[] = [
  birthDateInvalid,
  partialBirthdateWarn,
  birthDateVeryOld,
]

export function parseBirthDate(text: string): BirthDate | Finding {
  return isPartialDate(text) && text >= '1900' ? (text as BirthDate) : raise(birthDateInvalid, '')
}

export const isPartial = (date: BirthDate): boolean => date.endsWith('-00')

export function birthDateWarning(date: BirthDate): Finding | null {
  return isPartial(date) ? raise(partialBirthdateWarn, '') : null
}
