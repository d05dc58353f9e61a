import PDFDocument from 'pdfkit'
import { examinePdf } from '../../../server/documents/pdf/examinePdf.ts'
import { readObjects } from '../../../server/documents/pdf/pdfObjects.ts'
import { runQpdf } from '../../../server/documents/pdf/qpdf.ts'
import type { Report } from '../../../server/documents/report.ts'
import { defaultProfile, type DocumentProfile } from '../../../server/domain/documents/profile.ts'

export const examine = (bytes: Uint8Array, profile: Partial<DocumentProfile> = {}): Promise<Report> =>
  examinePdf({ bytes, profile: { ...defaultProfile, ...profile }, kind: null })

export const codesOf = ({ notes }: Report): string[] => notes.map(({ code }) => code)

export function filedOf({ filed, notes }: Report): Uint8Array {
  if (filed === null) throw new Error(`Refused: ${notes.map(({ code }) => code).join()}`)
  return filed.bytes
}

/** By pdfkit: a sound PDF with a line of text on each page. */
export function textPdf(
  lines: readonly string[],
  options: PDFKit.PDFDocumentOptions = {},
  draw: (doc: PDFKit.PDFDocument) => void = () => undefined,
): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', ...options, autoFirstPage: false })
  const parts: Buffer[] = []
  const done = new Promise<Buffer>((resolve) => doc.on('end', () => resolve(Buffer.concat(parts))))
  doc.on('data', (part: Buffer) => parts.push(part))
  for (const line of lines) doc.addPage().fontSize(24).text(line)
  draw(doc)
  doc.end()
  return done
}

export interface HandWritten {
  /** Bodies by number; a page is 3 0 R, its content 4 0 R, what is more starts at 10. */
  objects?: Readonly<Record<number, string>>
  catalogue?: string
  page?: string
  count?: number
  content?: string
  header?: string
  trailer?: string
}

/** By hand: one page with a line of text, and whatever is to be wrong with it. */
export function handWritten({
  objects = {},
  catalogue = '',
  page = '',
  count = 1,
  content = 'BT /F1 24 Tf 72 700 Td (Certificat de cession) Tj ET',
  header = '%PDF-1.7',
  trailer = '',
}: HandWritten = {}): Buffer {
  const bodies: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    2: `<< /Type /Pages /Kids [3 0 R] /Count ${count} >>`,
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    4: streamOf('', content),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...objects,
  }
  const max = Math.max(...Object.keys(bodies).map(Number))
  let text = header === '' ? '' : `${header}\n`
  const rows = ['0000000000 65535 f \n']
  for (let number = 1; number <= max; number += 1) {
    const body = bodies[number]
    rows.push(
      body === undefined ? '0000000000 65535 f \n' : `${String(text.length).padStart(10, '0')} 00000 n \n`,
    )
    if (body !== undefined) text += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = text.length
  text += `xref\n0 ${max + 1}\n${rows.join('')}trailer\n<< /Size ${max + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

export const streamOf = (entries: string, data: string): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`

/** The same paper with its objects in object streams. */
export async function packed(bytes: Uint8Array): Promise<Uint8Array> {
  const { output } = await runQpdf({ '/in': bytes }, ['--object-streams=generate', '/in', '/out'])
  if (output === null) throw new Error('qpdf cannot pack the fixture')
  if (Buffer.from(output).includes('/JavaScript')) throw new Error('The fixture is not packed')
  return output
}

/** Every object in words, those in object streams too. */
export async function toldObjects(bytes: Uint8Array): Promise<string> {
  const objects = await readObjects(bytes)
  if (objects === null) throw new Error('qpdf cannot read it')
  return JSON.stringify([objects.trailer, ...objects.told.values()])
}

/** What qpdf says of it: 0 is without an error and without a warning. */
export const checked = async (bytes: Uint8Array): Promise<number> =>
  (await runQpdf({ '/in': bytes }, ['--check', '/in'])).exit
