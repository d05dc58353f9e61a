import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Codes printed beside a licence category: 01.01 glasses, 78 automatic gearbox, 70.XX exchange. */
export const restrictionCode = clientFault(
  'restriction-code',
  [
    'Ce code de restriction n’a pas la forme attendue : deux ou trois chiffres, puis un point et un complément.',
    'This restriction code does not have the expected form: two or three digits, then a dot and a complement.',
  ],
  ['Écrivez par exemple 01.01, 02 ou 78.', 'Write for example 01.01, 02 or 78.'],
)

export const restrictionUnknown = clientFault(
  'restriction-unknown',
  [
    'Ce code de restriction ne figure pas parmi les codes européens connus.',
    'This restriction code is not among the known European codes.',
  ],
  [
    'Vérifiez-le sur le permis (colonne 12) ou sur l’avis médical.',
    'Check it on the licence (column 12) or on the medical opinion.',
  ],
  'warning',
)

export const licenceEntries: readonly CatalogueEntry[] = [restrictionCode, restrictionUnknown]

/** Main codes of directive 2006/126/EC, annex I; national codes have three digits. */
const europeanCodes = new Set(
  '01 02 03 05 10 15 20 25 30 31 32 33 35 40 42 43 44 45 46 47 50 51 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 95 96 97'.split(
    ' ',
  ),
)

export function parseRestriction(text: string): string | Finding {
  return /^[0-9]{2,3}(?:\.[0-9A-Z]{1,8})?$/.test(text) ? text : raise(restrictionCode, '')
}

export function restrictionWarning(code: string): Finding | null {
  const main = code.split('.')[0] ?? ''
  return main.length === 3 || europeanCodes.has(main) ? null : raise(restrictionUnknown, '')
}
