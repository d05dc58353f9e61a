import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Numéro d'enregistrement préfectoral harmonisé: a text, since leading zeros count. No check digit is known. */
export type Neph = string & { readonly kind: 'neph' }

const copyIt = [
  'Recopiez les douze chiffres, en texte, de l’attestation d’inscription ou du permis (au dos, deux lignes de six).',
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
    'Le NEPH a été abîmé par Excel, qui l’a pris pour un nombre : les derniers chiffres sont perdus.',
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
  [
    'Recopiez les douze chiffres, en texte : Excel retire le zéro du début.',
    'Copy the twelve digits, as text: Excel drops a leading nought.',
  ],
  'warning',
)
export const nephTitleNumber = clientFault(
  'neph-title-number',
  [
    'Ceci est le numéro du titre (rubrique 5, au recto du permis) et non le NEPH.',
    'This is the number of the licence card (field 5, on its front) and not the NEPH.',
  ],
  copyIt,
)
export const nephRoundedWarn = clientFault(
  'neph-rounded-warn',
  [
    'Ce NEPH finit par six zéros : Excel a peut-être arrondi le nombre.',
    'This NEPH ends in six noughts: Excel may have rounded the number.',
  ],
  copyIt,
  'warning',
)
export const nephMonthWarn = clientFault(
  'neph-month-warn',
  [
    'Les troisième et quatrième chiffres d’un NEPH sont d’ordinaire un mois, de 01 à 12.',
    'The third and fourth digits of a NEPH are usually a month, 01 to 12.',
  ],
  copyIt,
  'warning',
)

export const nephEntries: readonly CatalogueEntry[] = [
  nephFormat,
  nephMangled,
  nephTitleNumber,
  nephNot12Warn,
  nephRoundedWarn,
  nephMonthWarn,
]

/** Scientific notation, or a number with decimals. */
const mangled = /^[0-9](?:[.,][0-9]{0,15})?E\+?[0-9]{1,3}$|^[0-9]{9,12}[.,]0{1,2}$/i

/** The bounds are those of the State's own Candilib service. */
export function parseNeph(text: string): Neph | Finding {
  if (/^[0-9]{10,19}$/.test(text)) return text as Neph
  if (mangled.test(text)) return raise(nephMangled, '')
  return raise(/^[0-9]{2}[A-Z]{2}[0-9]{5}$/i.test(text) ? nephTitleNumber : nephFormat, '')
}

export function nephWarning(neph: Neph): Finding | null {
  if (neph.length !== 12) return raise(nephNot12Warn, '', { length: neph.length })
  if (neph.endsWith('000000')) return raise(nephRoundedWarn, '')
  const month = Number(neph.slice(2, 4))
  return month >= 1 && month <= 12 ? null : raise(nephMonthWarn, '')
}
