import { findObjects, type FoundObject } from './findObjects.ts'

export interface Salvaged {
  bytes: Uint8Array
  /** Its list of pages was lost: those that were found stand in the order of the file, and others may be missing. */
  isPartial: boolean
}

/**
 * The objects of a file whose beginning, end or tables are lost, under a new header and with a new table: below its catalogue,
 * or else its tree of pages, or else whatever pages there are.
 */
export function* salvages(bytes: Uint8Array): Generator<Salvaged> {
  const found = findObjects(bytes)
  const next = [...found.keys()].reduce((highest, number) => Math.max(highest, number), 0) + 1
  const objects = [...found].sort(([one], [other]) => one - other)
  for (const start of startsOf(objects, next, bytes))
    yield { bytes: write([...objects, ...start.objects], start.root), isPartial: start.isPartial }
}

type Numbered = [number: number, object: FoundObject]

interface Start {
  objects: Numbered[]
  root: number
  isPartial: boolean
}

function startsOf(objects: Numbered[], next: number, bytes: Uint8Array): Start[] {
  const starts: Start[] = []
  const [roots, trees] = [namedBy('Root', bytes), namedBy('Pages', bytes)]
  const catalogue = objects.findLast(
    ([number, { head }]) => (isOf(head, 'Catalog') || roots.has(number)) && head.includes('/Pages'),
  )
  if (catalogue !== undefined) starts.push({ objects: [], root: catalogue[0], isPartial: false })
  const tree = objects.findLast(
    ([number, { head }]) =>
      (isOf(head, 'Pages') && !head.includes('/Parent')) || (trees.has(number) && head.includes('/Kids')),
  )
  if (tree !== undefined)
    starts.push({ objects: [[next, catalogueOver(tree[0])]], root: next, isPartial: false })
  const pages = objects.filter(([, { head }]) => isOf(head, 'Page'))
  const kids = pages.map(([number]) => `${number} 0 R`).join(' ')
  const list = made(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  const own: Numbered[] = [
    [next, catalogueOver(next + 1)],
    [next + 1, list],
  ]
  if (pages.length > 0) starts.push({ objects: own, root: next, isPartial: true })
  return starts
}

/** The objects that a key names anywhere: some files leave out what types they are of. */
function namedBy(key: 'Root' | 'Pages', bytes: Uint8Array): Set<number> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const named = text.matchAll(new RegExp(`/${key}\\s{0,8}(\\d{1,8})\\s{1,8}\\d{1,5}\\s{1,8}R`, 'g'))
  return new Set([...named].map(([, number]) => Number(number)))
}

const catalogueOver = (tree: number): FoundObject => made(`<< /Type /Catalog /Pages ${tree} 0 R >>`)

const made = (body: string): FoundObject => ({ head: body, body: Buffer.from(body, 'latin1') })

const isOf = (head: string, type: string): boolean => new RegExp(`/Type\\s{0,8}/${type}\\b`).test(head)

function write(objects: Numbered[], root: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let size = parts[0]?.byteLength ?? 0
  const sections: string[] = []
  for (const [number, { body }] of objects) {
    sections.push(`${number} 1\n${String(size).padStart(10, '0')} 00000 n \n`)
    const whole = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`, 'latin1'),
      body,
      Buffer.from('\nendobj\n', 'latin1'),
    ])
    parts.push(whole)
    size += whole.byteLength
  }
  const count = objects.reduce((highest, [number]) => Math.max(highest, number), 0) + 1
  const table = `xref\n0 1\n0000000000 65535 f \n${sections.join('')}`
  parts.push(
    Buffer.from(`${table}trailer\n<< /Size ${count} /Root ${root} 0 R >>\nstartxref\n${size}\n%%EOF\n`),
  )
  return Buffer.concat(parts)
}
