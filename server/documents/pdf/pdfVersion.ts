import type { PdfVersion } from '../../domain/documents/profile.ts'
import { catalogueOf, follow, type PdfObjects } from './pdfObjects.ts'

/** What the first bytes say, where they must say it: such as 1.7. */
export const headerVersion = (bytes: Uint8Array): string | null =>
  /^%PDF-(\d\.\d)/.exec(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).toString('latin1'),
  )?.[1] ?? null

/** What the catalogue says instead, when it does. */
export function catalogueVersion(objects: PdfObjects): string | null {
  const name = follow(objects, catalogueOf(objects)?.['/Version'])
  return typeof name === 'string' && /^\/\d\.\d$/.test(name) ? name.slice(1) : null
}

export const isWithin = (version: string, versionMax: PdfVersion): boolean =>
  Number(version) <= Number(versionMax) && (Number(version) < 1.8 || version === '2.0')
