import type { Active } from './scrub.ts'
import { dictAt, follow, type Dict, type PdfObjects } from './pdfObjects.ts'

const mediaTypes: Readonly<Record<string, Active>> = {
  '/FileAttachment': 'attachment',
  '/Sound': 'media',
  '/Movie': 'media',
  '/Screen': 'media',
  '/RichMedia': 'media',
  '/3D': 'media',
}
const contents = [
  '/FS',
  '/Sound',
  '/Movie',
  '/RichMediaContent',
  '/RichMediaSettings',
  '/3DD',
  '/3DV',
  '/3DA',
]

/** An annotation that plays or holds a file becomes a mere stamp, which keeps what is drawn of it. */
export function scrubAnnotation(objects: PdfObjects, dict: Dict): Active[] {
  const subtype = follow(objects, dict['/Subtype'])
  const kind = typeof subtype === 'string' ? mediaTypes[subtype] : undefined
  if (kind === undefined || !isAnnotation(objects, dict)) return []
  for (const key of contents) delete dict[key]
  // The activation of a film is no action, though it stands in an action's place.
  if (subtype === '/Movie') delete dict['/A']
  dict['/Subtype'] = dictAt(objects, dict['/AP']) === null ? '/Link' : '/Stamp'
  if (dict['/Subtype'] === '/Link') dict['/Border'] = [0, 0, 0]
  return [kind]
}

/** Not every reader asks for a place on the page. */
const isAnnotation = (objects: PdfObjects, dict: Dict): boolean =>
  '/Rect' in dict || follow(objects, dict['/Type']) === '/Annot'
