import { archiveOf } from './archives.ts'
import { bomb } from './bombs.ts'

/** The body of an object: its dictionary, and a stream's bytes. */
type Body = string | { dictionary: string; stream: Buffer }

export interface PdfParts {
  /** Objects 1, 2, ...; the first is the catalog. */
  objects: readonly Body[]
  trailer?: string
}

/** A PDF with a sound cross-reference table, whatever its objects say. */
export function pdfOf({ objects, trailer = '' }: PdfParts): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let size = parts[0]?.length ?? 0
  const add = (bytes: Buffer): void => {
    parts.push(bytes)
    size += bytes.length
  }
  for (const [at, body] of objects.entries()) {
    offsets.push(size)
    add(Buffer.from(`${at + 1} 0 obj\n`))
    if (typeof body === 'string') add(Buffer.from(body))
    else {
      add(Buffer.from(`<< ${body.dictionary} /Length ${body.stream.length} >>\nstream\n`))
      add(body.stream)
      add(Buffer.from('\nendstream'))
    }
    add(Buffer.from('\nendobj\n'))
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\n`
  return Buffer.concat([...parts, Buffer.from(`${end}startxref\n${size}\n%%EOF\n`)])
}

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const pageWith = (resources: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`
const plain = (text: string): Body => ({ dictionary: '', stream: Buffer.from(text) })
const ink = '0 0 1 rg 50 50 300 300 re f\n'

/** One page with this content, and whatever objects from 5 on it needs. */
const onePage = (content: Body, resources = '', more: readonly Body[] = []): Buffer =>
  pdfOf({ objects: [catalog, pages, pageWith(resources), content, ...more] })

const mebibyte = 1_048_576

/** Content that unpacks to so much. */
const contentBomb = (mebibytes: number): Body => ({
  dictionary: '/Filter /FlateDecode',
  stream: bomb(Buffer.from('0 0 9 9 re f\n'.repeat(80_660)).subarray(0, mebibyte), mebibytes),
})

const doubleBomb = (mebibytes: number): Body => ({
  dictionary: '/Filter [/FlateDecode /FlateDecode]',
  stream: bomb(bomb(Buffer.alloc(mebibyte, 0x20), mebibytes), 1),
})

/** Each form draws the next ten times. */
function drawnTenfold(levels: number): Buffer {
  const forms = Array.from({ length: levels }, (_, level): Body => {
    const next = level + 1 < levels ? `/Resources << /XObject << /F ${level + 6} 0 R >> >>` : ''
    const content = next ? '/F Do '.repeat(10) : ink
    return {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${next}`,
      stream: Buffer.from(content),
    }
  })
  return onePage(plain('/F Do'), '/XObject << /F 5 0 R >>', forms)
}

const form = (dictionary: string, content: string): Body => ({
  dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${dictionary}`,
  stream: Buffer.from(content),
})

/** Kids within kids, to a depth that no reader's stack takes. */
function deepTree(levels: number): Buffer {
  const nodes = Array.from({ length: levels }, (_, at) => {
    const parent = at > 0 ? `/Parent ${at + 1} 0 R` : ''
    return `<< /Type /Pages ${parent} /Kids [${at + 3} 0 R] /Count 1 >>`
  })
  const page = `<< /Type /Page /Parent ${levels + 1} 0 R /MediaBox [0 0 595 842] >>`
  return pdfOf({ objects: [catalog, ...nodes, page] })
}

const image = (dictionary: string, stream: Buffer): Buffer =>
  onePage(plain('595 0 0 842 0 0 cm /I Do'), '/XObject << /I 5 0 R >>', [
    { dictionary: `/Type /XObject /Subtype /Image ${dictionary}`, stream },
  ])

/** Its cross-reference table names itself as the one before. */
function previousIsItself(): Buffer {
  const sound = onePage(plain(ink)).toString('latin1')
  const at = sound.lastIndexOf('xref\n0')
  return Buffer.from(sound.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${at}`), 'latin1')
}

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

/** A page of one line, which nothing is wrong with. */
export const soundPdf = (line: string): Buffer =>
  onePage(plain(`${ink}BT /F 24 Tf 60 600 Td (${line}) Tj ET`), '/Font << /F 5 0 R >>', [
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])

/** PDFs that harm whoever reads them, by name. */
export const hostilePdfs: Readonly<Record<string, () => Buffer>> = {
  'a content stream that unpacks to 300 MiB': () => onePage(contentBomb(300)),
  'a content stream that unpacks to 1 GiB': () => onePage(contentBomb(1_024)),
  'a stream packed twice over': () => onePage(doubleBomb(2_000)),
  'a page tree that comes back to itself': () =>
    pdfOf({
      objects: [
        catalog,
        '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>',
        '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>',
      ],
    }),
  'a form that draws itself': () =>
    onePage(plain(`${ink}/F Do`), '/XObject << /F 5 0 R >>', [
      form('/Resources << /XObject << /F 5 0 R >> >>', '/F Do /F Do'),
    ]),
  'forms that draw each other ten thousand million times': () => drawnTenfold(10),
  'a page count of a thousand million': () =>
    pdfOf({
      objects: [catalog, '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>', pageWith(''), plain(ink)],
    }),
  'the same page a hundred thousand times': () =>
    pdfOf({
      objects: [
        catalog,
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`,
        pageWith(''),
        plain(ink),
      ],
    }),
  'arrays a hundred thousand deep': () => onePage(plain(ink), `/Deep ${nested(100_000)}`),
  'a page tree ten thousand deep': () => deepTree(10_000),
  'an image of 60,000 by 60,000': () =>
    image(
      '/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode',
      bomb(Buffer.alloc(mebibyte), 64),
    ),
  'a pattern of countless tiles': () =>
    onePage(plain('/Pattern cs /P scn 0 0 595 842 re f'), '/Pattern << /P 5 0 R >>', [
      {
        dictionary:
          '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>',
        stream: Buffer.from('1 0 0 rg 0 0 1 1 re f'),
      },
    ]),
  'a cross-reference table before itself': previousIsItself,
  'a PDF that is an archive too': () =>
    Buffer.concat([onePage(plain(ink)), archiveOf('a.exe', Buffer.from(`MZ${'program '.repeat(60)}`))]),
  'a PDF that is a web page too': () =>
    Buffer.concat([
      Buffer.from('<html><script>alert(1)</script><!--\n'),
      onePage(plain(ink)),
      Buffer.from('\n--></html>'),
    ]),
  'a PDF cut off in the middle': () => {
    const whole = image(
      '/Width 600 /Height 600 /BitsPerComponent 8 /ColorSpace /DeviceGray',
      Buffer.alloc(360_000, 0x55),
    )
    return whole.subarray(0, whole.length / 2)
  },
}
