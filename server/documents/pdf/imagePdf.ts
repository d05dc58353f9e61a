/** A picture that fills a page of its own. */
export interface PageImage {
  /** Baseline JPEG. */
  jpeg: Uint8Array
  /** Pixels. */
  width: number
  height: number
  dpi: number
  isGrey: boolean
}

/** Points; readers refuse larger pages. */
const sideMax = 14_400

/** A PDF 1.4 of nothing but pictures, one a page, in order. */
export function imagesToPdf(images: readonly PageImage[]): Uint8Array {
  const writer = new ObjectWriter()
  const kids = images.map((_, at) => `${3 + at * 3} 0 R`).join(' ')
  writer.object('<< /Type /Catalog /Pages 2 0 R >>')
  writer.object(`<< /Type /Pages /Kids [${kids}] /Count ${images.length} >>`)
  images.forEach((image, at) => writePage(writer, image, 3 + at * 3))
  return writer.end()
}

function writePage(
  writer: ObjectWriter,
  { jpeg, width, height, dpi, isGrey }: PageImage,
  number: number,
): void {
  const scale = Math.min(72 / dpi, sideMax / Math.max(width, height))
  const [wide, high] = [points(width * scale), points(height * scale)]
  writer.object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${number + 1} 0 R ` +
      `/Resources << /ProcSet [/PDF /Image${isGrey ? 'B' : 'C'}] /XObject << /Im ${number + 2} 0 R >> >> >>`,
  )
  writer.stream('', Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /Im Do Q\n`, 'latin1'))
  writer.stream(
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ` +
      `/ColorSpace /Device${isGrey ? 'Gray' : 'RGB'} /Filter /DCTDecode`,
    jpeg,
  )
}

const points = (length: number): string => Math.max(1, length).toFixed(2)

class ObjectWriter {
  readonly #parts: Uint8Array[] = []
  readonly #offsets: number[] = []
  #size = 0

  constructor() {
    this.#add('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
  }

  object(body: string): void {
    this.#offsets.push(this.#size)
    this.#add(`${this.#offsets.length} 0 obj\n${body}\nendobj\n`)
  }

  stream(entries: string, bytes: Uint8Array): void {
    this.#offsets.push(this.#size)
    this.#add(`${this.#offsets.length} 0 obj\n<< ${entries} /Length ${bytes.byteLength} >>\nstream\n`)
    this.#add(bytes)
    this.#add('\nendstream\nendobj\n')
  }

  end(): Uint8Array {
    const start = this.#size
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    const size = this.#offsets.length + 1
    this.#add(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`)
    this.#add(`trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
    return Buffer.concat(this.#parts)
  }

  #add(part: string | Uint8Array): void {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    this.#parts.push(bytes)
    this.#size += bytes.byteLength
  }
}
