import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Numéro d'enregistrement préfectoral harmonisé: a text, since leading zeros count. No check digit is known. */
export type Neph = string & { readonly kind: 'neph' }

const copyIt = [
  "Recopiez les douze chiffres, en texte, de l'attestation d'inscription ou du permis (au dos, deux lignes de six).",
  'Copy the twelve digits, as text, from the attestation of enrolment or the licence (on its back, two lines of six).',
] as const

export const nephFormat = clientFault(
  'neph-format',
  ['Un NEPH ne compte que des chiffres, de 10 à 19.', 'A NEPH has nothing but digits, 10 to 19 of them.'],
  copyIt,
)
export const nephMangled = clientFault(
  'neph-mangled',
  [
    "Le NEPH a été abîmé par Excel, qui l'a pris pour un nombre : les derniers chiffres sont perdus.",
    'The NEPH was mangled by Excel, which took it for a number: its last digits are lost.',
  ],
  [
    'Mettez la colonne au format Texte, puis recopiez les douze chiffres depuis leur source.',
    'Give the column the format Text, then copy the twelve digits again from their source.',
  ],
)
export const nephNot12Warn = clientFault(
  'neph-not-12-warn',
  [
    'Un NEPH compte en général douze chiffres ; celui-ci en compte {length}.',
    'A NEPH usually has twelve digits; this one has {length}.',
  ],
  copyIt,
  'warning',
)
export const nephMonthWarn = clientFault(
  'neph-month-warn',
  [
    "Les troisième et quatrième chiffres d'un NEPH sont d'ordinaire un mois, de 01 à 12.",
    'The third and fourth digits of a NEPH are usually a month, 01 to 12.',
  ],
  copyIt,
  'warning',
)

export const nephEntries: readonly CatalogueEntry[] = [nephFormat, nephMangled, nephNot12Warn, nephMonthWarn]

/** The bounds are those of the State's own Candilib service. */
export function parseNeph(text: string): Neph | Finding {
  if (/^[0-9]{10,19}$/.test(text)) return text as Neph
  return /^[0-9](?:[.,][0-9]{0,15})?E\+?[0-9]{1,3}$/i.test(text)
    ? raise(nephMangled, '')
    : raise(nephFormat, '')
}

export function nephWarning(neph: Neph): Finding | null {
  if (neph.length !== 12) return raise(nephNot12Warn, '', { length: neph.length })
  const month = Number(neph.slice(2, 4))
  return month >= 1 && month <= 12 ? null : raise(nephMonthWarn, '')
}
