import type { Liasse } from '../../index.ts'
import { type Envelope, readItems } from '../readItems.ts'
import { type TableFile, type TableFlags, isTable, openTable } from '../table/tableFile.ts'
import type { Texts } from '../texts/languages.ts'
import type { NamedItem } from './itemOfName.ts'

type Fields = Readonly<Record<string, unknown>>

/** An item of a file, as far as papers are matched with it. */
export interface FileItem extends NamedItem {
  /** Of the gateway's validation; null when the item is too wrong to tell. */
  channel: 'siv' | 'ants' | null
  value: Fields
  documents: readonly Fields[]
}

export interface FileItems {
  /** Every line of the file as it will be sent, blank ones too. */
  lines: (string | Uint8Array)[]
  items: FileItem[]
  envelope: Envelope
  table: TableFile | null
}

/** Reads a whole file of items, and asks the gateway which way each will take. */
export async function readFileItems(
  liasse: Liasse,
  file: string,
  flags: TableFlags,
  { texts, signal }: { texts: Texts; signal: AbortSignal },
): Promise<FileItems> {
  const table = (await isTable(file, flags)) ? await openTable(file, flags, texts) : null
  const source = table ? { items: table.lines(), envelope: {} } : await readItems(file, texts)
  const lines: (string | Uint8Array)[] = []
  for await (const line of source.items) lines.push(line)
  const items = lines.flatMap((line, index) => itemOf(line, index + 1) ?? [])
  const channels = new Map<number, FileItem['channel']>()
  if (items.length > 0) {
    const { items: verdicts } = await liasse.validations.check(lines, { signal })
    for (const { row, channel } of verdicts)
      channels.set(row, channel === 'siv' || channel === 'ants' ? channel : null)
  }
  return {
    lines,
    items: items.map((item) => ({ ...item, channel: channels.get(item.row) ?? null })),
    envelope: source.envelope,
    table,
  }
}

/** Null for lines that hold no item: the gateway tells what is wrong with them. */
function itemOf(line: string | Uint8Array, row: number): FileItem | null {
  const value = parsed(typeof line === 'string' ? line : new TextDecoder().decode(line))
  if (!isFields(value) || typeof value['reference'] !== 'string') return null
  const documents = Array.isArray(value['documents']) ? value['documents'].filter(isFields) : []
  return { row, reference: value['reference'], persons: personsOf(value), channel: null, value, documents }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whom a request is about, with birth or usage name, in both orders. */
function personsOf(item: Fields): string[] {
  const person = item['candidate'] ?? item['holder']
  if (!isFields(person) || !Array.isArray(person['firstNames'])) return []
  const [first]: unknown[] = person['firstNames']
  const names = [person['birthName'], person['usageName']]
  return names.flatMap((name) =>
    typeof name === 'string' && typeof first === 'string' ? [`${name} ${first}`, `${first} ${name}`] : [],
  )
}
