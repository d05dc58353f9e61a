import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Numbers under which the State knows a place: a school's agrement, a dealer's habilitation. */
export type Agrement = string & { readonly kind: 'agrement' }
export type Habilitation = string & { readonly kind: 'habilitation' }

export const agrementFormat = clientFault(
  'agrement-format',
  [
    'Un agrément d’école s’écrit comme E 24 069 0012 0 : une lettre, deux, trois puis quatre chiffres, et un dernier.',
    'The agrement of a school is written like E 24 069 0012 0: a letter, two, three, four digits, and a last one.',
  ],
  ['Recopiez-le de l’arrêté préfectoral.', 'Copy it from the prefect’s decision.'],
)
export const agrementLetterWarn = clientFault(
  'agrement-letter-warn',
  [
    'L’agrément d’une école de conduite commence d’ordinaire par E.',
    'The agrement of a driving school usually begins with E.',
  ],
  ['Vérifiez la lettre sur l’arrêté préfectoral.', 'Check the letter on the prefect’s decision.'],
  'warning',
)
export const habilitationFormat = clientFault(
  'habilitation-format',
  [
    'Un numéro d’habilitation ne compte que des chiffres, de 3 à 10.',
    'A habilitation number has nothing but digits, 3 to 10.',
  ],
  ['Recopiez-le de la convention d’habilitation.', 'Copy it from the convention of habilitation.'],
)

export const establishmentNumberEntries: readonly CatalogueEntry[] = [
  agrementFormat,
  agrementLetterWarn,
  habilitationFormat,
]

/** @param text without blanks and hyphens */
export function parseAgrement(text: string): Agrement | Finding {
  return /^[A-Z][0-9]{2}(?:[0-9]{3}|02[AB])[0-9]{4}[0-9]?$/.test(text)
    ? (text as Agrement)
    : raise(agrementFormat, '')
}

/** Other letters (associations, lorry centres) are reported but unconfirmed. */
export function agrementWarning(agrement: Agrement): Finding | null {
  return agrement.startsWith('E') ? null : raise(agrementLetterWarn, '')
}

/** The official form is not public; numbers seen have 4 to 6 digits, so the bounds are wide. */
export function parseHabilitation(text: string): Habilitation | Finding {
  return /^[0-9]{3,10}$/.test(text) ? (text as Habilitation) : raise(habilitationFormat, '')
}
