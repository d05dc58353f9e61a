import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Numbers of the INSEE's register (SIREN, SIRET) and of associations (RNA). */
export type Siren = string & { readonly kind: 'siren' }
export type Siret = string & { readonly kind: 'siret' }

const fromKbis = [
  'Recopiez le numéro de l’extrait Kbis ou de l’avis de situation INSEE.',
  'Copy the number from the extrait Kbis or the INSEE notice.',
] as const

export const sirenFormat = clientFault(
  'siren-format',
  ['Un numéro SIREN compte neuf chiffres.', 'A SIREN has nine digits.'],
  [
    'Recopiez les neuf chiffres ; « 000000000 » désigne un organisme sans SIREN.',
    'Copy the nine digits; "000000000" stands for a body without SIREN.',
  ],
)
export const sirenLuhn = clientFault(
  'siren-luhn',
  [
    'Ce numéro SIREN n’existe pas : sa clé de contrôle est fausse.',
    'This SIREN does not exist: its check digit is wrong.',
  ],
  fromKbis,
)
export const siretFormat = clientFault(
  'siret-format',
  ['Un numéro SIRET compte quatorze chiffres.', 'A SIRET has fourteen digits.'],
  fromKbis,
)
export const siretLuhn = clientFault(
  'siret-luhn',
  [
    'Ce numéro SIRET n’existe pas : sa clé de contrôle est fausse.',
    'This SIRET does not exist: its check digit is wrong.',
  ],
  fromKbis,
)
export const siretLaPosteWarn = clientFault(
  'siret-la-poste-warn',
  [
    'Ce SIRET de La Poste ne passe aucune des deux clés de contrôle connues.',
    'This SIRET of La Poste passes neither of the two known checks.',
  ],
  fromKbis,
  'warning',
)
export const siretOtherSiren = clientFault(
  'siret-other-siren',
  ['Le SIRET ne commence pas par le SIREN donné.', 'The SIRET does not begin with the SIREN given.'],
  ['Corrigez celui des deux qui est faux.', 'Correct the wrong one of the two.'],
)
export const rnaFormat = clientFault(
  'rna-format',
  [
    'Un numéro RNA d’association compte un W et neuf signes.',
    'The RNA number of an association has a W and nine signs.',
  ],
  [
    'Recopiez-le du récépissé de la préfecture, par exemple W751234567.',
    'Copy it from the prefecture’s receipt, for example W751234567.',
  ],
)

export const companyEntries: readonly CatalogueEntry[] = [
  sirenFormat,
  sirenLuhn,
  siretFormat,
  siretLuhn,
  siretLaPosteWarn,
  siretOtherSiren,
  rnaFormat,
]

/** The SIV's own value for bodies without SIREN. */
export const noSiren = '000000000'
const laPoste = '356000000'

export function parseSiren(text: string): Siren | Finding {
  if (!/^[0-9]{9}$/.test(text)) return raise(sirenFormat, '')
  return text === noSiren || passesLuhn(text) ? (text as Siren) : raise(sirenLuhn, '')
}

export function parseSiret(text: string): Siret | Finding {
  if (!/^[0-9]{14}$/.test(text)) return raise(siretFormat, '')
  if (text.startsWith(laPoste)) return text as Siret
  return passesLuhn(text) && passesLuhn(text.slice(0, 9)) && !text.startsWith(noSiren)
    ? (text as Siret)
    : raise(siretLuhn, '')
}

/** La Poste has more establishments than the key allows: its SIRETs have a digit sum that 5 divides instead. */
export function siretWarning(siret: Siret): Finding | null {
  if (!siret.startsWith(laPoste) || passesLuhn(siret)) return null
  let sum = 0
  for (let index = 0; index < siret.length; index++) sum += siret.charCodeAt(index) - 48
  return sum % 5 === 0 ? null : raise(siretLaPosteWarn, '')
}

export function parseRna(text: string): string | Finding {
  return /^W[0-9][0-9A-Z][0-9A-Z][0-9]{6}$/.test(text) ? text : raise(rnaFormat, '')
}

/** Luhn's key: every second digit from the right counts double, by its digit sum. */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const weighed = index % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
