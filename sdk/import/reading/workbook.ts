import { ImportError } from '../importError.ts'
import { limits } from './limits.ts'
import { concatenated } from './source.ts'

/** One part of a workbook, by its name within. */
export type Parts = Map<string, Uint8Array<ArrayBuffer>>

/**
 * Opens a workbook (a zip archive) within limits: the parts that hold data, inflated, and no more than the bounds allow whatever the archive
 * says of itself.
 * @throws ImportError
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Parts> {
  const parts: Parts = new Map()
  let room: number = limits.xlsxInflatedBytesMax
  for (const entry of entriesOf(bytes)) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
    const content = await contentOf(bytes, entry, room)
    room -= content.length
    parts.set(entry.name, content)
  }
  if (!parts.has('xl/workbook.xml')) throw unreadable('this is a zip archive, but no workbook')
  return parts
}

interface Entry {
  name: string
  method: number
  compressedSize: number
  headerAt: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/** The archive's table of contents, at its end. */
function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.xlsxEntriesMax) throw tooLarge()
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw unreadable('broken directory')
    if ((view.getUint16(at + 8, true) & 1) === 1) throw locked()
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw unreadable('no directory: the file is cut short')
}

async function contentOf(bytes: Uint8Array, entry: Entry, room: number): Promise<Uint8Array<ArrayBuffer>> {
  const { headerAt, compressedSize, method } = entry
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== localSignature)
    throw unreadable('broken entry')
  const from = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (from + compressedSize > bytes.length) throw unreadable('broken entry')
  const packed = Uint8Array.from(bytes.subarray(from, from + compressedSize))
  if (method === 0) {
    if (packed.length > room) throw tooLarge()
    return packed
  }
  if (method !== 8) throw unreadable('unknown compression')
  return await inflate(packed, room)
}

/** Stops as soon as there is more than `room`: what an archive claims about its size is not believed. */
async function inflate(packed: Uint8Array<ArrayBuffer>, room: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return concatenated(pieces, length)
      length += value.length
      if (length > room) throw tooLarge()
      pieces.push(value)
    }
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw unreadable('broken data', error)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

export const unreadable = (why: string, cause?: unknown): ImportError =>
  new ImportError(
    'xlsx-unreadable',
    {
      fr: 'Le classeur est illisible ou abîmé : ouvrez-le dans le tableur et enregistrez-le à nouveau en .xlsx.',
      en: `The workbook cannot be read (${why}): open it in the spreadsheet and save it again as .xlsx.`,
    },
    { cause },
  )

export const tooLarge = (): ImportError =>
  new ImportError('xlsx-too-large', {
    fr: "Le classeur est trop grand pour être lu d'un bloc : enregistrez la feuille en CSV, ou coupez-la en plusieurs fichiers.",
    en: 'The workbook is too large to be read at once: save the sheet as CSV, or cut it into several files.',
  })

const locked = (): ImportError =>
  new ImportError('xlsx-locked', {
    fr: 'Le classeur est protégé par un mot de passe : enregistrez-le sans.',
    en: 'The workbook is locked by a password: save it without.',
  })
