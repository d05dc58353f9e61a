import { PDFDocument } from '@cantoo/pdf-lib'
import Pdfkit from 'pdfkit'
import { scannedPicture } from './pictures.ts'

const madeOn = new Date('2026-11-02T09:00:00Z')

async function written(
  options: PDFKit.PDFDocumentOptions,
  write: (pdf: PDFKit.PDFDocument) => void,
): Promise<Uint8Array> {
  const pdf = new Pdfkit({
    size: 'A4',
    margin: 60,
    info: { CreationDate: madeOn, ModDate: madeOn },
    ...options,
  })
  const pieces: Uint8Array[] = []
  const ended = new Promise<Uint8Array>((done) => {
    pdf.on('data', (piece: Uint8Array) => pieces.push(piece))
    pdf.on('end', () => done(new Uint8Array(Buffer.concat(pieces))))
  })
  write(pdf)
  pdf.end()
  return await ended
}

function fill(pdf: PDFKit.PDFDocument, kind: string, seed: number): void {
  pdf.fontSize(20).text(kind.replaceAll('-', ' ').toUpperCase())
  pdf.moveDown().fontSize(11).text(`SPECIMEN ${seed} de Liasse, sans valeur. Personne de ce nom n'existe.`)
  for (let line = 1; line <= 24; line += 1)
    pdf.moveDown(0.5).text(`Ligne ${line} : ${'lorem ipsum dolor sit amet '.repeat(1 + ((seed + line) % 3))}`)
}

/** A sheet that a program wrote. */
export const textSheet = (kind: string, seed: number, pages = 1): Promise<Uint8Array> =>
  written({}, (pdf) => {
    fill(pdf, kind, seed)
    for (let page = 2; page <= pages; page += 1) fill(pdf.addPage(), kind, seed + page)
  })

export const blankSheet = (): Promise<Uint8Array> => written({}, () => {})

/** It opens for nobody who has not the password. */
export const lockedSheet = (kind: string, seed: number): Promise<Uint8Array> =>
  written({ userPassword: 'secret', ownerPassword: 'secret too', pdfVersion: '1.7' }, (pdf) =>
    fill(pdf, kind, seed),
  )

/** A picture on a page, as copiers send it by mail. */
export async function scannedSheet(seed: number): Promise<Uint8Array> {
  const picture = Buffer.from(await scannedPicture(seed))
  return await written({}, (pdf) => pdf.image(picture, 40, 60, { width: 515 }))
}

/** The table of contents points nowhere, as after a transfer in text mode. */
export async function sheetWithLostTable(kind: string, seed: number): Promise<Uint8Array> {
  const bytes = Buffer.from(await textSheet(kind, seed))
  const at = bytes.lastIndexOf('startxref')
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), Buffer.from('startxref\n7\n%%EOF\n')]))
}

/** The mail's own header stands before it, as badly written programs save attachments. */
export async function sheetWithMailHeader(kind: string, seed: number): Promise<Uint8Array> {
  const header = Buffer.from('Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n')
  return new Uint8Array(Buffer.concat([header, await textSheet(kind, seed)]))
}

/** A form that runs a script when it is opened: nothing that the State takes. */
export async function sheetWithScript(kind: string, seed: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await textSheet(kind, seed), { updateMetadata: false })
  pdf.addJavaScript('total', 'this.getField("total").value = 42;')
  return await pdf.save()
}

export const webPage = (): Uint8Array =>
  new TextEncoder().encode(
    '<!doctype html><title>Session</title><p>Votre session a expiré. Reconnectez-vous.</p>',
  )
