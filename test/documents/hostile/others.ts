import { crc32 } from 'node:zlib'
import { deflatedArchive } from './archives.ts'
import { bomb } from './bombs.ts'

const side = 60_000

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

const png = (width: number, height: number, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([uint32(width), uint32(height), Buffer.of(8, 2, 0, 0, 0)])),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])

/** A little-endian TIFF of one directory, whose `next` is where the one after it is said to be. */
function tiff(entries: readonly (readonly [tag: number, type: 3 | 4, value: number])[], next = 0): Buffer {
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + 64)
  bytes.write('II*\0', 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(entries.length, 8)
  for (const [at, [tag, type, value]] of entries.entries()) {
    const place = 10 + at * 12
    bytes.writeUInt16LE(tag, place)
    bytes.writeUInt16LE(type, place + 2)
    bytes.writeUInt32LE(1, place + 4)
    bytes.writeUInt32LE(value, place + 8)
  }
  bytes.writeUInt32LE(next, 10 + entries.length * 12)
  return bytes
}

const greyTiff = (width: number, height: number, next = 0): Buffer =>
  tiff(
    [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, 10 + 9 * 12 + 4],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, Math.min(width * height, 64)],
    ],
    next,
  )

const jpegHeader = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108', 'hex'),
    Buffer.of(height >> 8, height & 255, width >> 8, width & 255),
    Buffer.from('03012200021101031101ffda000c03010002110311003f00', 'hex'),
    Buffer.alloc(2_000, 0x5a),
  ])

const box = (type: string, data: Buffer, size = data.length + 8): Buffer =>
  Buffer.concat([uint32(size), Buffer.from(type, 'latin1'), data])

const brand = box('ftyp', Buffer.from('heic\0\0\0\0heicmif1', 'latin1'))

/** Boxes within boxes, each as large as the rest of the file and more. */
function deepBoxes(levels: number): Buffer {
  const head = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('meta\0\0\0\0', 'latin1')])
  return Buffer.concat([brand, ...Array.from({ length: levels }, () => head)])
}

const hugeHeic = (): Buffer => {
  const ispe = box('ispe', Buffer.concat([uint32(0), uint32(side), uint32(side)]))
  const pitm = box('pitm', Buffer.concat([uint32(0), Buffer.of(0, 1)]))
  const infe = box(
    'infe',
    Buffer.concat([Buffer.of(2, 0, 0, 0, 0, 1, 0, 0), Buffer.from('hvc1\0', 'latin1')]),
  )
  const iinf = box('iinf', Buffer.concat([uint32(0), Buffer.of(0xff, 0xff), infe]))
  const iprp = box('iprp', box('ipco', ispe))
  return Buffer.concat([
    brand,
    box('meta', Buffer.concat([uint32(0), pitm, iinf, iprp])),
    box('mdat', Buffer.alloc(64)),
  ])
}

const riff = (data: Buffer, size: number): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(size)
  return Buffer.concat([Buffer.from('RIFF'), length, Buffer.from('WEBP'), data])
}

/** 16,384 by 16,384 are what the form can say; the bits behind it are nothing. */
const hugeWebp = (): Buffer => {
  const head = Buffer.from('VP8L\x00\x10\x00\x00\x2f\xff\xff\xff\x0f', 'latin1')
  return riff(Buffer.concat([head, Buffer.alloc(64, 0x77)]), 0xffff_fff0)
}

const laughs = (): Buffer => {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('')
  return Buffer.from(`<?xml version="1.0"?><!DOCTYPE coc [<!ENTITY l0 "ha">${levels}]><coc>&l12;</coc>`)
}

const reachOut = '<!ENTITY x SYSTEM "file:///etc/passwd">'

/** Pictures, markup and archives that harm whoever reads them, by name. */
export const hostileOthers: Readonly<Record<string, () => Buffer>> = {
  'a PNG of 60,000 by 60,000': () => png(side, side, chunk('IDAT', bomb(Buffer.alloc(1_048_576), 16))),
  'a PNG whose colour profile unpacks to 1 GiB': () =>
    png(
      100,
      100,
      chunk('iCCP', Buffer.concat([Buffer.from('p\0\0', 'latin1'), bomb(Buffer.alloc(1_048_576), 1_024)])),
      chunk('IDAT', bomb(Buffer.alloc(301), 100)),
    ),
  'a PNG whose pixels unpack to a hundred times its size': () =>
    png(100, 100, chunk('IDAT', bomb(Buffer.alloc(1_048_576), 500))),
  'a JPEG of 60,000 by 60,000': () => jpegHeader(side, side),
  'a JPEG of nothing but its header': () => jpegHeader(600, 800).subarray(0, 60),
  'a TIFF of 60,000 by 60,000': () => greyTiff(side, side),
  'a TIFF whose directories come back to the first': () => greyTiff(600, 800, 8),
  'a HEIC of 60,000 by 60,000': hugeHeic,
  'a HEIC of boxes without end': () => deepBoxes(50_000),
  'a WEBP that says it is 4 GiB': hugeWebp,
  'a GIF': () => Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64'),
  'a web page that is called a PDF': () =>
    Buffer.from('<!DOCTYPE html><html><body>Session expirée</body></html>'),
  'a drawing that reaches for files': () =>
    Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [${reachOut}]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>`,
    ),
  'XML that reaches for files': () =>
    Buffer.from(`<?xml version="1.0"?><!DOCTYPE coc [${reachOut}]><coc>&x;</coc>`),
  'XML that multiplies': laughs,
  'XML a hundred thousand deep': () => Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(100_000)}`),
  'an archive that unpacks to 1 GiB': () => deflatedArchive('lot.zip', bomb(Buffer.alloc(1_048_576), 1_000)),
  'nothing at all': () => Buffer.alloc(0),
  noise: () => Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7_919 + ((at * at) >> 3)) & 255)),
}
