import { crc32 } from 'node:zlib'

/** A ZIP of one file, stored as it is. */
export const archiveOf = (name: string, content: Buffer): Buffer =>
  zip(name, { method: 0, packed: content, size: content.length, crc: crc32(content) })

/** A ZIP of one file that was packed elsewhere, and says nothing true of its size. */
export const deflatedArchive = (name: string, packed: Buffer): Buffer =>
  zip(name, { method: 8, packed, size: 1_000, crc: 0 })

interface Entry {
  method: 0 | 8
  packed: Buffer
  size: number
  crc: number
}

function zip(name: string, entry: Entry): Buffer {
  const local = Buffer.concat([signature(0x04034b50), header(name, entry), Buffer.from(name), entry.packed])
  const extra = Buffer.alloc(14)
  const directory = Buffer.concat([
    signature(0x02014b50),
    Buffer.of(20, 0),
    header(name, entry),
    extra,
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, directory, signature(0x06054b50), end])
}

/** What both headers of an entry share. */
function header(name: string, { method, packed, size, crc }: Entry): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(method, 4)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(packed.length, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(Buffer.byteLength(name), 22)
  return bytes
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
