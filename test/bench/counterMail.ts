import PdfDocument from 'pdfkit'
import sharp from 'sharp'

/** A file as it comes to a counter. */
export interface Mail {
  kind: 'text' | 'scan' | 'damaged' | 'photo'
  bytes: Buffer
}

/** How mail is made up, in tenths. */
const mix: readonly Mail['kind'][] = [
  'text',
  'scan',
  'text',
  'scan',
  'photo',
  'text',
  'scan',
  'damaged',
  'photo',
  'scan',
]

const sheets = 6

/** So many files, no two alike: text PDFs, scans, phone pictures that lie on their side, and PDFs whose tables are broken. */
export async function makeMail(count: number): Promise<Mail[]> {
  const scanned = await Promise.all(Array.from({ length: sheets }, (_, at) => sheetPicture(at)))
  const photos = await Promise.all(Array.from({ length: sheets }, (_, at) => photo(at)))
  const mail: Mail[] = []
  for (let at = 0; at < count; at++) {
    const kind = mix[at % mix.length] ?? 'text'
    const picture = (kind === 'photo' ? photos : scanned)[at % sheets] ?? Buffer.alloc(0)
    mail.push({ kind, bytes: await fileOf(kind, at, picture) })
  }
  return mail
}

async function fileOf(kind: Mail['kind'], at: number, picture: Buffer): Promise<Buffer> {
  if (kind === 'photo') return withComment(picture, at)
  if (kind === 'scan') return pdf(at, (page) => page.image(picture, 0, 0, { width: 595 }), 1 + (at % 3))
  const text = await pdf(at, writeLetter, 1 + (at % 4))
  return kind === 'text' ? text : damage(text, at)
}

function pdf(at: number, fill: (page: PDFKit.PDFDocument) => void, pages: number): Promise<Buffer> {
  const document = new PdfDocument({ size: 'A4', info: { Title: `Pièce ${at}` } })
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => resolve(Buffer.concat(parts)))
    document.on('error', reject)
    for (let page = 0; page < pages; page++) {
      if (page > 0) document.addPage()
      fill(document)
    }
    document.end()
  })
}

function writeLetter(page: PDFKit.PDFDocument): void {
  page.fontSize(16).text('Certificat de cession d’un véhicule', 60, 60)
  page.fontSize(10)
  for (let line = 0; line < 45; line++)
    page.text(`${line + 1}. Camille Exemple certifie avoir cédé le véhicule VF1TEST0000000${100 + line}.`)
}

/** The ways in which mailers and downloads break files: a moved table, a lost end. */
const damage = (bytes: Buffer, at: number): Buffer =>
  at % 20 < 10
    ? Buffer.concat([Buffer.from('\r\nX-Mailer: example.org\r\n'), bytes])
    : bytes.subarray(0, bytes.lastIndexOf('xref'))

const wide = 1_240
const high = 1_754

/** A4 at 150 dpi: lines of print on paper that is not quite white. */
function sheetPicture(seed: number): Promise<Buffer> {
  const lines = Array.from(
    { length: 60 },
    (_, line) =>
      `<rect x="120" y="${120 + line * 26}" width="${600 + ((line * 97 + seed * 31) % 400)}" height="9" fill="#333"/>`,
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}">${lines}</svg>`
  return sharp({ create: { width: wide, height: high, channels: 3, background: '#f4f2ec', noise: grain } })
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

const grain = { type: 'gaussian', mean: 240, sigma: 6 } as const

/** Twelve megapixels, held upright and stored on its side, as phones do. */
async function photo(seed: number): Promise<Buffer> {
  const sheet = await sheetPicture(seed)
  return sharp(sheet)
    .resize(3_024, 4_032, { fit: 'fill' })
    .rotate(270)
    .jpeg({ quality: 88 })
    .withExif({ IFD0: { Make: 'Example', Model: 'Phone' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** The same picture as another file. */
function withComment(jpeg: Buffer, at: number): Buffer {
  const comment = Buffer.from(`\xff\xfe\0\x08${String(at).padStart(6, '0')}`, 'latin1')
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
}
