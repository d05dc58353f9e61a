import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Code of a digital photo with signature ("ePhoto ANTS"): used once, valid six months. */
export type EphotoCode = string & { readonly kind: 'ephotoCode' }

const readSheet = [
  'Recopiez le code imprimé sur la planche de photos ; il ne sert qu’une fois.',
  'Copy the code printed on the sheet of photos; it can be used once only.',
] as const

export const ephotoFormat = clientFault(
  'ephoto-format',
  [
    'Le code d’une e-photo compte 22 lettres et chiffres.',
    'The code of an e-photo has 22 letters and digits.',
  ],
  readSheet,
)
export const ephotoLengthWarn = clientFault(
  'ephoto-length-warn',
  [
    'Ce code d’e-photo compte 21 signes au lieu de 22 : il en manque peut-être un.',
    'This e-photo code has 21 signs instead of 22: one may be missing.',
  ],
  readSheet,
  'warning',
)

export const ephotoEntries: readonly CatalogueEntry[] = [ephotoFormat, ephotoLengthWarn]

export function parseEphotoCode(text: string): EphotoCode | Finding {
  return /^[A-Z0-9]{21,22}$/.test(text) ? (text as EphotoCode) : raise(ephotoFormat, '')
}

/** One public source speaks of 21 signs, so 21 is told and not refused. */
export function ephotoWarning(code: EphotoCode): Finding | null {
  return code.length === 21 ? raise(ephotoLengthWarn, '') : null
}
