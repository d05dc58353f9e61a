import { constants, inflateSync } from 'node:zlib'

export interface FoundObject {
  /** What stands before its stream, if it has one. */
  head: string
  /** Between `obj` and `endobj`; its stream is closed when it was cut off. */
  body: Buffer
}

/** More objects than any paper has, and more than that from one object stream. */
const objectsMax = 200_000
const inflatedBytesMax = 32 * 1024 * 1024

/** Every object that stands in the bytes, wherever, also in object streams; of two of one number the last. */
export function findObjects(bytes: Uint8Array): Map<number, FoundObject> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = whole.toString('latin1')
  const starts: { number: number; at: number; from: number }[] = []
  for (const match of text.matchAll(/(?<![\d.])(\d{1,8})\s{1,8}\d{1,5}\s{1,8}obj(?![a-z])/g)) {
    starts.push({ number: Number(match[1]), at: match.index, from: match.index + match[0].length })
    if (starts.length >= objectsMax) break
  }
  const found = new Map<number, FoundObject>()
  starts.forEach(({ number, from }, turn) => {
    const object = objectIn(whole.subarray(from, starts[turn + 1]?.at ?? whole.byteLength))
    // Half a dictionary swallows what follows, or makes readers run in circles.
    if (!isBalanced(object.head)) return
    found.set(number, object)
    if (isObjectStream(object)) for (const [inner, packed] of unpack(object)) found.set(inner, packed)
  })
  // A table or a list of objects that was taken apart says what is no longer so.
  for (const [number, object] of found)
    if (isObjectStream(object) || /\/Type\s{0,8}\/XRef\b/.test(object.head)) found.delete(number)
  return found
}

function objectIn(slice: Buffer): FoundObject {
  const streamAt = slice.indexOf('stream')
  const head = slice.toString('latin1', 0, Math.min(streamAt < 0 ? slice.byteLength : streamAt, 65_536))
  const isStream = streamAt >= 0 && !head.includes('endobj')
  const end = slice.lastIndexOf('endobj')
  const body = end < 0 ? slice : slice.subarray(0, end)
  if (!isStream) return { head: head.split('endobj', 1)[0] ?? '', body: body.subarray(0, lengthOf(body)) }
  const isOpen = body.lastIndexOf('endstream') < 0
  return { head, body: isOpen ? Buffer.concat([body, Buffer.from('\nendstream')]) : body }
}

const isBalanced = (head: string): boolean => head.split('<<').length === head.split('>>').length

/** An object that was not closed ends where its dictionary does, not with the tables after it. */
const lengthOf = (body: Buffer): number => {
  const tail = /\b(?:xref|trailer|startxref)\b/.exec(body.toString('latin1'))
  return tail?.index ?? body.byteLength
}

const isObjectStream = ({ head }: FoundObject): boolean => /\/Type\s{0,8}\/ObjStm\b/.test(head)

/** What cannot be inflated is lost. */
function unpack({ head, body }: FoundObject): [number, FoundObject][] {
  const first = Number(/\/First\s{0,8}(\d{1,9})/.exec(head)?.[1] ?? Number.NaN)
  const data = dataOf(head, body)
  if (data === null || !Number.isFinite(first)) return []
  const numbers = data.toString('latin1', 0, first).trim().split(/\s+/).map(Number)
  const offsets = numbers.filter((_, at) => at % 2 === 1)
  return offsets.flatMap((offset, at): [number, FoundObject][] => {
    const number = numbers[at * 2]
    if (number === undefined || !Number.isSafeInteger(number) || !Number.isSafeInteger(offset)) return []
    const object = data.subarray(first + offset, first + (offsets[at + 1] ?? data.byteLength))
    return [[number, { head: object.toString('latin1'), body: object }]]
  })
}

function dataOf(head: string, body: Buffer): Buffer | null {
  const start = /stream\r?\n/.exec(body.toString('latin1', 0, head.length + 16))
  if (start === null) return null
  const raw = body.subarray(start.index + start[0].length, body.lastIndexOf('endstream'))
  if (!head.includes('/Filter')) return raw
  try {
    return head.includes('/FlateDecode') && !head.includes('/Predictor')
      ? inflateSync(raw, { maxOutputLength: inflatedBytesMax, finishFlush: constants.Z_SYNC_FLUSH })
      : null
  } catch {
    return null
  }
}
