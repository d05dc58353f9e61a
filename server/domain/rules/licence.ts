import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Codes printed beside a licence category: 01.01 glasses, 78 automatic gearbox, 70.XX exchange. */
export const restrictionCode = clientFault(
  'restriction-code',
  [
    "Ce code de restriction n'a pas la forme attendue : deux ou trois chiffres, puis un point et un complément.",
    'This restriction code has not the expected form: two or three digits, then a dot and a complement.',
  ],
  ['Écrivez par exemple 01.01, 02 ou 78.', 'Write for example 01.01, 02 or 78.'],
)

export const licenceEntries: readonly CatalogueEntry[] = [restrictionCode]

export function parseRestriction(text: string): string | Finding {
  return /^[0-9]{2,3}(?:\.[0-9A-Z]{1,8})?$/.test(text) ? text : raise(restrictionCode, '')
}
