import type { MadeBatch, MistakenLine } from '../batchmaker/batch.ts'
import type { JsonObject } from '../batchmaker/maker.ts'
import { type Pair, type Paper, pairs, refusedPapers, usablePapers } from './set.ts'

/** The file of one paper of one line: `at` is its place in the item's documents. */
export interface Assigned {
  row: number
  reference: string
  at: number
  kind: string
  of: string | undefined
  file: Paper | Pair
}

/**
 * Which file each paper of a batch comes with: the papers of everything that goes by `ants`, since on `siv` they stay with the
 * professional. A few good lines get a file that nobody can use.
 */
export function assignPapers({ name, lines, mistakes }: MadeBatch): Assigned[] {
  const mistaken = new Set(mistakes.map(({ row }) => row))
  const spoiled = spoiledBy(name)
  return lines.flatMap((line, index) => {
    const item = parsed(line)
    const row = index + 1
    const documents = item?.['documents']
    if (!item || !goesByAnts(item) || !Array.isArray(documents)) return []
    const reference = text(item['reference'])
    const [first, ...others] = documents.flatMap((document, at): Assigned[] => {
      if (!isObject(document)) return []
      const [kind, of] = [text(document['kind']), document['of']]
      const file = fileFor(kind, `${reference} ${at}`)
      return file ? [{ row, reference, at, kind, of: typeof of === 'string' ? of : undefined, file }] : []
    })
    if (!first) return []
    const refused = mistaken.has(row) ? undefined : spoiled.shift()
    return [refused ? { ...first, file: refused } : first, ...others]
  })
}

/** The lines that name a file which will be refused, as lines with a mistake. */
export function refusedLines(assigned: readonly Assigned[]): MistakenLine[] {
  return assigned
    .filter(({ file }) => 'isUsable' in file && !file.isUsable)
    .map(({ row, reference, file }) => ({
      row,
      reference,
      mistake: `a paper that nobody can use (${file.name})`,
      code: 'document-refused',
    }))
}

/** The batch with its papers named. @param idOf the document made of a file or a pair, by its name */
export function withPapers(made: MadeBatch, idOf: (name: string) => string): MadeBatch {
  const assigned = assignPapers(made)
  const byRow = Map.groupBy(assigned, ({ row }) => row)
  const lines = made.lines.map((line, index) => {
    const papers = byRow.get(index + 1)
    const item = papers ? parsed(line) : null
    if (!papers || !item || !Array.isArray(item['documents'])) return line
    const documents = item['documents'].map((document, at) => {
      const paper = papers.find((one) => one.at === at)
      return paper && isObject(document) ? { ...document, documentId: idOf(paper.file.name) } : document
    })
    return JSON.stringify({ ...item, documents })
  })
  return { ...made, lines, mistakes: [...made.mistakes, ...refusedLines(assigned)] }
}

function spoiledBy(name: MadeBatch['name']): Paper[] {
  return refusedPapers.filter((_paper, at) => (name === 'dealer-morning') === at < 2)
}

const always = /^(?:inscription|titre|transfert|duplicata|modification-technique|import-vn)/

/** As the gateway's own rules send it. */
function goesByAnts(item: JsonObject): boolean {
  const { procedure, channel, origin } = item
  if (channel === 'ants' || always.test(text(procedure))) return true
  return procedure === 'import-vo' && isObject(origin) && origin['boughtByFiler'] === false
}

function fileFor(kind: string, key: string): Paper | Pair | undefined {
  const chance = hashOf(key)
  if (kind === 'identite' && chance % 9 === 0) return pairs[chance % pairs.length]
  const papers = usablePapers.get(kind) ?? []
  return papers[chance % papers.length]
}

/** FNV-1a: the same line gets the same file each time. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0
  return hash >>> 4
}

function parsed(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
