import { runQpdf } from './qpdf.ts'

/** As qpdf tells a PDF in JSON: names start with a slash, references read `12 0 R`, strings start with `u:` or `b:`. */
export type Value = null | boolean | number | string | Value[] | Dict
export interface Dict {
  [name: string]: Value
}

type Told = { value: Value } | { stream: { dict: Dict } }

/** Every object of a PDF, those in object streams too; the data of streams left out. */
export interface PdfObjects {
  header: Dict
  told: Map<string, Told>
  trailer: Dict
}

/** @returns null when qpdf cannot read it */
export async function readObjects(bytes: Uint8Array): Promise<PdfObjects | null> {
  const args = ['--warning-exit-0', '--no-warn', '--json-output', '--json-stream-data=none', '/in', '/out']
  const { exit, output } = await runQpdf({ '/in': bytes }, args)
  if (exit !== 0 || output === null) return null
  try {
    return parseObjects(new TextDecoder().decode(output))
  } catch {
    return null
  }
}

function parseObjects(json: string): PdfObjects {
  const [header, entries] = (JSON.parse(json) as { qpdf: [Dict, Record<string, Told>] }).qpdf
  const told = new Map(Object.entries(entries))
  const trailer = told.get('trailer')
  told.delete('trailer')
  return {
    header,
    told,
    trailer: trailer && 'value' in trailer && isDict(trailer.value) ? trailer.value : {},
  }
}

export const isDict = (value: Value | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isReference = (value: Value | undefined): value is string =>
  typeof value === 'string' && /^\d+ \d+ R$/.test(value)

/** The key under which the value is told when it is a reference. */
export const keyOf = (value: Value | undefined): string | null => (isReference(value) ? `obj:${value}` : null)

/** What a value is once references are followed; of a stream its dictionary. */
export function follow(objects: PdfObjects, value: Value | undefined): Value {
  let at = value ?? null
  for (let hops = 0; hops < 16; hops += 1) {
    const key = keyOf(at)
    if (key === null) return at
    const told = objects.told.get(key)
    at = told === undefined ? null : contentOf(told)
  }
  return null
}

export const contentOf = (told: Told): Value => ('stream' in told ? told.stream.dict : told.value)

export function isStream(objects: PdfObjects, value: Value | undefined): boolean {
  const key = keyOf(value)
  const told = key === null ? undefined : objects.told.get(key)
  return told !== undefined && 'stream' in told
}

export function dictAt(objects: PdfObjects, value: Value | undefined): Dict | null {
  const found = follow(objects, value)
  return isDict(found) ? found : null
}

export const catalogueOf = (objects: PdfObjects): Dict | null => dictAt(objects, objects.trailer['/Root'])

/**
 * Calls `visit` once for each dictionary and list that can be reached, with the object that holds it (`trailer`, or a key of
 * `told`). What nothing names is in no reader's way, and goes when the file is written anew.
 */
export function eachNode(objects: PdfObjects, visit: (node: Dict | Value[], owner: string) => void): void {
  const seen = new Set<string>()
  const open: { value: Value; owner: string }[] = [{ value: objects.trailer, owner: 'trailer' }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, owner } = next
    const key = keyOf(value)
    if (key !== null) {
      const told = objects.told.get(key)
      if (told !== undefined && !seen.has(key)) open.push({ value: contentOf(told), owner: key })
      seen.add(key)
    } else if (typeof value === 'object' && value !== null) {
      visit(value, owner)
      for (const item of Object.values(value)) open.push({ value: item, owner })
    }
  }
}

/** How qpdf is told to change the named objects, and no other. */
export function toUpdate(objects: PdfObjects, owners: Iterable<string>): Uint8Array {
  const changed: Record<string, Told> = {}
  for (const owner of owners) {
    const told = objects.told.get(owner)
    if (owner === 'trailer') changed[owner] = { value: objects.trailer }
    else if (told !== undefined) changed[owner] = told
  }
  return Buffer.from(JSON.stringify({ qpdf: [objects.header, changed] }))
}
