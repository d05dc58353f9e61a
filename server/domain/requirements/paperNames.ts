import { documentKind } from '../documentKinds.ts'

export interface Words {
  fr: string
  en: string
}

/** One paper of an alternative, and the variant that it has to be; null = any. */
export interface WantedPaper {
  kind: string
  variant: string | null
}
/** Papers that go together. */
export type PaperSet = readonly WantedPaper[]

/** Reads `demande-immatriculation:13749`. */
export function wantedPaper(text: string): WantedPaper {
  const colon = text.indexOf(':')
  return colon < 0
    ? { kind: text, variant: null }
    : { kind: text.slice(0, colon), variant: text.slice(colon + 1) }
}

/** What people call a paper, with its article. */
export function paperLabel({ kind, variant }: WantedPaper): Words {
  const { fr, en } = documentKind(kind) ?? { fr: kind, en: kind }
  if (variant === null) return { fr, en }
  const words = variantWords[variant] ?? { fr: variant, en: variant }
  return { fr: `${fr} (${words.fr})`, en: `${en} (${words.en})` }
}

/** Form numbers speak for themselves. */
const variantWords: Readonly<Record<string, Words>> = {
  'titre-sejour': { fr: 'titre de séjour', en: 'residence permit' },
  'recepisse-police': { fr: 'récépissé de la police', en: 'receipt of the police' },
}

/** "a, b et c". */
export const setInWords = (set: PaperSet): Words => {
  const labels = set.map(paperLabel)
  return {
    fr: enumerated(
      labels.map(({ fr }) => fr),
      ' et ',
    ),
    en: enumerated(
      labels.map(({ en }) => en),
      ' and ',
    ),
  }
}

/** "a, ou b, ou c et d". */
export function setsInWords(sets: readonly PaperSet[]): Words {
  const words = sets.map(setInWords)
  return { fr: words.map(({ fr }) => fr).join(', ou '), en: words.map(({ en }) => en).join(', or ') }
}

const enumerated = (names: readonly string[], last: string): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${last}${names.at(-1)}`
