import type { PdfVersion } from '../../domain/documents/profile.ts'
import { walkPageTree } from './pageTree.ts'
import { catalogueOf, keyOf, readObjects, toUpdate, type PdfObjects } from './pdfObjects.ts'
import { withSealedJpegs } from './jpegStreams.ts'
import { catalogueVersion, headerVersion, isWithin } from './pdfVersion.ts'
import { runQpdf } from './qpdf.ts'
import { scrub, type Active } from './scrub.ts'

export interface Rebuilt {
  bytes: Uint8Array
  /** What was taken out. */
  found: Set<Active>
  /** By its page tree. */
  pages: number
}

const turnsMax = 5

/**
 * Writes a PDF anew by qpdf: open, without what a paper may not carry, its pages counted right, no newer than told. The first
 * writing takes objects out of object streams, in which qpdf would leave them unchanged without a word.
 * @returns null when qpdf cannot read it or it does not come out sound
 */
export async function rebuild(source: Uint8Array, versionMax: PdfVersion): Promise<Rebuilt | null> {
  const found = new Set<Active>()
  let bytes = await write({ '/in': source }, versionArgs(source, versionMax))
  for (let turn = 0; bytes !== null && turn < turnsMax; turn += 1) {
    const objects = await readObjects(bytes)
    if (objects === null) return null
    const tree = walkPageTree(objects)
    if (tree.pages === null) return null
    const { found: now, owners } = scrub(objects)
    for (const kind of now) found.add(kind)
    for (const { node, owner, pages } of tree.lies) {
      node['/Count'] = pages
      owners.add(owner)
    }
    const isNewer = dropNewerVersion(objects, owners, versionMax)
    if (owners.size === 0) return (await isSound(bytes)) ? { bytes, found, pages: tree.pages } : null
    const version = isNewer ? [`--force-version=${versionMax}`] : versionArgs(bytes, versionMax)
    const files = { '/in': bytes, '/edit': toUpdate(objects, owners) }
    bytes = await write(files, [...version, '--update-from-json=/edit'])
  }
  return null
}

/** Without an error and without a warning. */
export async function isSound(bytes: Uint8Array): Promise<boolean> {
  const sealed = await withSealedJpegs(bytes)
  return (await runQpdf({ '/in': sealed ?? bytes }, ['--check', '/in'])).exit === 0
}

const versionArgs = (bytes: Uint8Array, versionMax: PdfVersion): string[] => {
  const version = headerVersion(bytes)
  return version !== null && !isWithin(version, versionMax)
    ? [`--force-version=${versionMax}`]
    : ['--min-version=1.4']
}

function dropNewerVersion(objects: PdfObjects, owners: Set<string>, versionMax: PdfVersion): boolean {
  const version = catalogueVersion(objects)
  const catalogue = catalogueOf(objects)
  if (version === null || catalogue === null || isWithin(version, versionMax)) return false
  delete catalogue['/Version']
  const owner = keyOf(objects.trailer['/Root'])
  if (owner !== null) owners.add(owner)
  return true
}

async function write(files: Record<string, Uint8Array>, args: string[]): Promise<Uint8Array | null> {
  const ways = [
    '--no-warn',
    '--warning-exit-0',
    '--decrypt',
    '--remove-restrictions',
    '--object-streams=disable',
    '--newline-before-endstream',
  ]
  const { exit, output } = await runQpdf(files, [...ways, ...args, '/in', '/out'])
  return exit === 0 ? output : null
}

/** Pictures as JPEG, and everything pressed as far as it goes. */
export async function shrink(bytes: Uint8Array, versionMax: PdfVersion): Promise<Uint8Array | null> {
  const ways = ['--optimize-images', '--recompress-flate', '--compression-level=9', '--no-warn']
  const streams = Number(versionMax) >= 1.5 ? ['--object-streams=generate'] : []
  const { exit, output } = await runQpdf({ '/in': bytes }, [...ways, ...streams, '/in', '/out'])
  return exit === 0 ? output : null
}
