import { aliases, guardianRoles, partyAliases, partyWords, rubrics } from './aliases.ts'
import { parserOf } from './fields.ts'
import { isPaperName, paperOf } from './papers.ts'
import { titleWords, withoutNumber } from './titles.ts'

/** What a column of the file means. */
export interface Target {
  /** The field; a paper's is `/documents/<kind>[:<owner>]/<member>`, a bare paper `/documents/<kind>`. */
  pointer: string
  /** Fields set whenever the cell holds anything, such as the variant that a paper's title tells. */
  implied?: readonly (readonly [pointer: string, value: string])[]
  /** Two readings were possible; the sentence says which was taken. */
  isDoubtful?: boolean
}

/** The field that a title names, or null. Single letters are rubrics only in a file about vehicles. */
export function matchTitle(title: string, isVehicleFile: boolean): Target | null {
  const words = titleWords(title)
  if (words === '') return null
  const pointer = pointerOf(title)
  if (pointer) return { pointer }
  const rubric = rubricOf(title, isVehicleFile)
  const alias = aliasOf(rubric === null ? title : title.trim().replace(anyRubric, ' ')) ?? aliasOf(title)
  if (alias !== undefined) {
    return rubric !== null && rubric !== alias ? { pointer: rubric, isDoubtful: true } : { pointer: alias }
  }
  if (rubric !== null) return { pointer: rubric }
  return licenceDate(words) ?? personOrPaper(words) ?? numbered(words)
}

/** "N° NEPH élève" is a field; "N° client" is a number of theirs, never the person's name. */
function numbered(words: string): Target | null {
  const target = personOrPaper(withoutNumber(words))
  return target && isWholeName.test(target.pointer) ? null : target
}

const isWholeName = /^\/(?:@main|@buyer|holder|lessee|seller|candidate|guardian|coHolders\/\d+)$/

const anyRubric = /(?:^|\()[A-Z](?:\.?\d){0,2}(?:\)|(?=[ :–-]|$))/

function aliasOf(title: string): string | undefined {
  const words = titleWords(title)
  return aliases.get(words) ?? aliases.get(withoutNumber(words))
}

/** The API's own name: `/holder/birthName`, `holder.birthName`. */
function pointerOf(title: string): string | null {
  const name = title.trim()
  if (!/^\/?[a-z][\w*]*(?:[/.][\w-]+)+$/i.test(name)) return null
  const pointer = `/${name.replace(/^\//, '').replaceAll('.', '/')}`
  return parserOf(pointer) ? pointer : null
}

/** `D.2.1`, `D2.1 CNIT`, `(E) VIN`, `Puissance (P.6)`. */
function rubricOf(title: string, isVehicleFile: boolean): string | null {
  const text = title
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:rubrique|champ|zone) /i, '')
  const [, code] =
    /^\(?([A-Z](?:\.?\d){0,2})\)?(?=$|[ :)–-])/i.exec(text) ?? /\(([A-Z](?:\.?\d){0,2})\)$/.exec(text) ?? []
  if (code === undefined) return null
  const dotted = code.toUpperCase().replaceAll('.', '').split('').join('.')
  const found = rubrics[dotted]
  if (found === undefined) return null
  const isBareLetter = dotted.length === 1 && !text.includes('(')
  // "A vendre", "B" in a school's file: a letter alone is a rubric only beside others.
  return isBareLetter && !(isVehicleFile && /^[A-Z]$/i.test(text)) ? null : found
}

/** `Date permis B`, `Permis A2 obtenu le`. */
function licenceDate(words: string): Target | null {
  const [, one, two] =
    /^(?:date (?:obtention )?permis (\w+(?: \d)?)|permis (\w+(?: \d)?) obtenu)$/.exec(words) ?? []
  const category = (one ?? two ?? '').replace(' ', '').toUpperCase()
  return /^(?:AM|A1|A2|A|B|B1|BE|C1|C1E|C|CE|D1|D1E|D|DE|B96)$/.test(category)
    ? { pointer: `/candidate/licenceDates/${category}` }
    : null
}

/** A party's word before or behind its field, the field alone, or the party alone (its whole name). */
function partyTarget(words: string): Target | null {
  const plain = partyAliases.get(words)
  for (const [word, party] of partyWords) {
    const rest = without(words, word)
    if (rest === null) continue
    const found = fieldOf(party, rest)
    if (!found) continue
    const role = guardianRoles[word]
    return role === undefined ? { pointer: found } : { pointer: found, implied: [['/guardian/role', role]] }
  }
  return plain === undefined || vague.has(words) ? null : { pointer: `/@main${plain}` }
}

/** Said of a party these words are clear, alone they may mean anything. */
const vague = new Set(['type', 'titre', 'nature personne'])

function fieldOf(party: string, rest: string): string | null {
  const [, number, field = ''] = /^(\d)(?: (.*))?$/.exec(rest) ?? [null, null, rest]
  const alias = field === '' ? '' : partyAliases.get(field)
  if (alias === undefined) return null
  const place = party.replace('*', String(Math.max(0, Number(number ?? 1) - 1)))
  if (!party.endsWith('/address')) return number !== null && !party.includes('*') ? null : `${place}${alias}`
  if (alias === '') return `${party}/line1`
  return alias.startsWith('/address/') ? `${party}${alias.slice('/address'.length)}` : null
}

/** The words left when a party's word stands at the beginning or the end; null when it does not. */
function without(words: string, word: string): string | null {
  if (words === word) return ''
  if (words.startsWith(`${word} `)) return words.slice(word.length + 1)
  return words.endsWith(` ${word}`) ? words.slice(0, -word.length - 1) : null
}

const personOrPaper = (words: string): Target | null =>
  exactPaper(words) ?? partyTarget(words) ?? paperTarget(words)

/** A paper's whole name goes before a person's: « pièce d'identité du représentant légal » is no name. */
const exactPaper = (words: string): Target | null => (isPaperName(words) ? paperTarget(words) : null)

function paperTarget(words: string): Target | null {
  const paper = paperOf(words)
  if (!paper) return null
  const base = `/documents/${paper.kind}${paper.of === undefined ? '' : `:${paper.of}`}`
  const implied =
    paper.variant === undefined || paper.member === 'variant'
      ? []
      : ([[`${base}/variant`, paper.variant]] as const)
  return { pointer: paper.member === '' ? base : `${base}/${paper.member}`, implied }
}
