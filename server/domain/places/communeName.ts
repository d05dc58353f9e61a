/** How names of communes are compared: as the post writes them, in capitals, without accents, hyphens or apostrophes. */

const isPlain = /^[A-Z]+(?: [A-Z]+)*$/
const saintShortened = /\b(?:ST|STE)\b/g
/** The three towns whose arrondissements people write as part of the name. */
const withArrondissement = /^(PARIS|LYON|MARSEILLE) [0-9]/

/** One spelling of a commune's name: `St-Étienne` and `SAINT ETIENNE` are the same, so are `PARIS 15E` and `PARIS`. */
export function comparableName(text: string): string {
  if (isPlain.test(text) && !text.includes('ST')) return text
  const known = spellings.get(text)
  if (known !== undefined) return known
  if (spellings.size >= spellingsMax) spellings.clear()
  const spelling = spell(text)
  spellings.set(text, spelling)
  return spelling
}

/** A batch names few towns, again and again. */
const spellings = new Map<string, string>()
const spellingsMax = 2_000

function spell(text: string): string {
  const plain = isPlain.test(text) ? text : plainly(text)
  const whole = plain.replaceAll(saintShortened, (word) => (word === 'ST' ? 'SAINT' : 'SAINTE'))
  return withArrondissement.exec(whole)?.[1] ?? whole
}

const plainly = (text: string): string => {
  const bare = isAscii(text) ? text.toUpperCase() : withoutAccents(text)
  return bare
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\bS\/ ?/g, 'SUR ')
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim()
}

const isAscii = (text: string): boolean => !/[^ -~]/.test(text)

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]+/g, '')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')

/** Mail of firms and offices goes by codes of its own, which belong to no commune. */
export const isCedex = (city: string): boolean => /\bCEDEX\b/i.test(city)
