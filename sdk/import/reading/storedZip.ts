import { concatenated } from './source.ts'
import type { Parts } from './workbook.ts'

/** Packs parts again without compressing them: what the parser unpacks then can be no larger than what it was given. */
export function storedZip(parts: Parts): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const [name, content] of parts) {
    const nameBytes = new TextEncoder().encode(name)
    directory.push(header(0x02014b50, 46, nameBytes, { size: content.length, headerAt: at }), nameBytes)
    const local = header(0x04034b50, 30, nameBytes, { size: content.length, headerAt: at })
    pieces.push(local, nameBytes, content)
    at += local.length + nameBytes.length + content.length
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, parts.size, true)
  end.setUint16(10, parts.size, true)
  end.setUint32(12, directorySize, true)
  end.setUint32(16, at, true)
  const all = [...pieces, ...directory, new Uint8Array(end.buffer)]
  return concatenated(all, at + directorySize + 22)
}

interface Sizes {
  size: number
  headerAt: number
}

/** A directory entry (46 bytes) has everything of a local header (30) two bytes further on, and the place of that header. */
function header(signature: number, length: 30 | 46, name: Uint8Array, { size, headerAt }: Sizes): Uint8Array {
  const view = new DataView(new ArrayBuffer(length))
  const shift = length === 46 ? 2 : 0
  view.setUint32(0, signature, true)
  view.setUint16(4 + shift, 20, true)
  view.setUint16(6 + shift, 0x0800, true)
  view.setUint32(18 + shift, size, true)
  view.setUint32(22 + shift, size, true)
  view.setUint16(26 + shift, name.length, true)
  if (length === 46) view.setUint32(42, headerAt, true)
  return new Uint8Array(view.buffer)
}
