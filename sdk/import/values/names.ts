import type { Cell } from '../reading/cell.ts'
import { parseText } from './identifiers.ts'
import { type Parsed, type ParseContext, fault, taken } from './value.ts'
import { plainWords } from './words.ts'

const civilities: Readonly<Record<string, 'M' | 'F'>> = {
  m: 'M',
  mr: 'M',
  monsieur: 'M',
  h: 'M',
  homme: 'M',
  masculin: 'M',
  male: 'M',
  garcon: 'M',
  masc: 'M',
  mme: 'F',
  madame: 'F',
  mlle: 'F',
  mademoiselle: 'F',
  f: 'F',
  femme: 'F',
  feminin: 'F',
  female: 'F',
  fille: 'F',
  fem: 'F',
  mrs: 'F',
  ms: 'F',
}

/** M, F, or a civility. */
export function parseSex(cell: Cell): Parsed {
  const words = plainWords(cell.text)
  const sex = civilities[words]
  if (!sex) return fault('sex-not-understood')
  return taken(sex, words.length > 1 ? { reading: { from: cell.text.trim(), to: sex } } : {})
}

/** Parted by commas where there are any, else by spaces, which is told: `Thi Mai` would be one name. */
export function parseFirstNames(cell: Cell): Parsed {
  const text = parseText(cell)
  if ('fault' in text) return text
  const parts = cell.text.split(/[,;/\n]/)
  const names = (parts.length > 1 ? parts : cell.text.split(/[\s\u00a0\u202f]+/))
    .map((name) => name.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim())
    .filter((name) => name !== '')
  return taken(
    names,
    names.length > 1 && parts.length === 1 ? { reading: { from: 'Aaaa Aaaa', to: '["Aaaa", "Aaaa"]' } } : {},
  )
}

const companyForm = /\b(?:SARL|SAS|SASU|SA|EURL|SCI|SNC|SELARL|SCP|GAEC|EARL|ASSOCIATION|MAIRIE|COMMUNE)\b/

/** Civility, birth name in capitals and first names in one cell: `M. DUPONT Jean`, `Mme Marie LE BIHAN`. A company keeps its name whole. */
export function parseFullName(cell: Cell): Parsed {
  const text = cell.text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
  if (companyForm.test(text)) {
    return {
      values: [
        ['name', text],
        ['kind', 'organisation'],
      ],
      reading: { from: 'AAAA SARL', to: 'name' },
    }
  }
  const { sex, rest } = withoutCivility(text)
  const split = splitName(rest)
  if (!split) return fault('name-not-split')
  return {
    values: [
      ...(sex ? [['sex', sex] as const] : []),
      ['birthName', split.birthName],
      ['firstNames', split.firstNames],
    ],
    reading: { from: `${sex ? 'M. ' : ''}AAAA Aaaa`, to: `${sex ? 'sex + ' : ''}birthName + firstNames` },
  }
}

/** A name column, which some software fills with the civility, or with the first names, too. */
export function parseBirthName(cell: Cell, { hasFirstNames }: ParseContext): Parsed {
  const text = parseText(cell)
  if ('fault' in text) return text
  const name = cell.text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
  if (!hasFirstNames && splitName(withoutCivility(name).rest)) {
    const whole = parseFullName(cell)
    if ('fault' in whole) return whole
    return { ...whole, values: whole.values.map(([place, value]) => [`../${place}`, value] as const) }
  }
  const { sex, rest } = withoutCivility(name)
  if (!sex) return taken(name)
  return {
    values: [
      ['', rest],
      ['../sex', sex],
    ],
    reading: { from: 'M. AAAA', to: 'sex + birthName' },
  }
}

function withoutCivility(text: string): { sex: 'M' | 'F' | null; rest: string } {
  const [, word, rest] = /^(M|Mr|Monsieur|Mme|Madame|Mlle|Mademoiselle)(?:\. ?| )(.+)$/i.exec(text) ?? []
  if (word === undefined || rest === undefined) return { sex: null, rest: text }
  return { sex: civilities[word.toLowerCase()] ?? null, rest }
}

const particle = /^(?:de|du|des|d'|la|le|les|von|van|el|ben)$/
const isCapitals = (word: string): boolean =>
  /\p{L}/u.test(word) && word === word.toUpperCase() && word.length > 1

/** Capitals are the birth name, the rest first names; both there and each in one piece, or it is not known which is which. */
function splitName(text: string): { birthName: string; firstNames: string[] } | null {
  const words = text.split(' ')
  const isName = words.map(
    (word, index) => isCapitals(word) || (particle.test(word) && isCapitals(words[index + 1] ?? '')),
  )
  const first = isName.indexOf(true)
  const last = isName.lastIndexOf(true)
  const others = words.filter((_, index) => index < first || index > last)
  const isOnePiece =
    first >= 0 && isName.slice(first, last + 1).every(Boolean) && (first === 0 || last === words.length - 1)
  if (!isOnePiece || others.length === 0 || !others.every((word) => /^\p{Lu}[\p{L}'’-]*,?$/u.test(word)))
    return null
  return {
    birthName: words.slice(first, last + 1).join(' '),
    firstNames: others.map((word) => word.replace(',', '')),
  }
}

/** `RENNES (35)`: the department, where it stands behind the commune. */
export function parseBirthCommune(cell: Cell): Parsed {
  const text = parseText(cell)
  if ('fault' in text) return text
  const name = cell.text.trim()
  const behind = /\((\d{2,3}|2[AB])\)$/i.exec(name)
  const commune = name.slice(0, behind?.index ?? 0).trim()
  if (!behind?.[1] || commune === '') return text
  return {
    values: [
      ['', commune],
      ['../department', behind[1].toUpperCase()],
    ],
  }
}
