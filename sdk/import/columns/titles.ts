import { plainWords } from '../values/words.ts'

/** How software shortens titles; both spellings are one. */
const shortened: Readonly<Record<string, string>> = {
  attest: 'attestation',
  compl: 'complement',
  heb: 'hebergement',
  heberg: 'hebergement',
  justif: 'justificatif',
  rep: 'representant',
  repr: 'representant',
  resp: 'responsable',
}
const fillers = new Set('de du des d la le les l au aux en et ou the of'.split(' '))

/** The words that carry a title's meaning, in one spelling: `N° de série (VIN)`, `Numéro série VIN` and `numeroSerieVin` are the same. */
export function titleWords(title: string): string {
  const parted = title
    .replaceAll(/\((?:e|s)\)/gi, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/n\s*[°º]/gi, ' n ')
  const words = plainWords(parted)
    .replaceAll(/\b(?:no|nr|num|numero)\b/g, 'n')
    .replaceAll(/(\p{L})(\d)/gu, '$1 $2')
    .replaceAll(/\bpremiere\b/g, '1ere')
    .split(' ')
    .map((word) => (Object.hasOwn(shortened, word) ? (shortened[word] ?? word) : word))
  const telling = words.filter((word) => !fillers.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}

/** The same without the word for "number", which files write or leave out as they like. */
export function withoutNumber(words: string): string {
  const rest = words.split(' ').filter((word) => word !== 'n')
  return rest.length > 0 ? rest.join(' ') : words
}
