import type { Active } from './activeActions.ts'
import { dictAt, follow, isDict, isStream, type Dict, type PdfObjects, type Value } from './pdfObjects.ts'

/** A file that says so of itself, whoever names it. */
export const isEmbeddedFile = (objects: PdfObjects, value: Value): boolean =>
  isStream(objects, value) && follow(objects, dictAt(objects, value)?.['/Type']) === '/EmbeddedFile'

const embeddedNames = ['/F', '/UF', '/DOS', '/Mac', '/Unix']

/** Takes away the files that a dictionary brings along, and those that it would have fetched. */
export function dropFiles(objects: PdfObjects, dict: Dict, isOfStream: boolean): Active[] {
  const kinds: Active[] = []
  const embedded = dictAt(objects, dict['/EF'])
  if (embedded !== null && embeddedNames.some((name) => isStream(objects, embedded[name]))) {
    delete dict['/EF']
    delete dict['/RF']
    kinds.push('attachment')
  }
  if ('/AF' in dict && isFiles(objects, dict['/AF'])) {
    delete dict['/AF']
    kinds.push('attachment')
  }
  if (isOfStream) kinds.push(...dropFetched(objects, dict))
  return kinds
}

/** A stream whose data lie elsewhere, a picture that is another file's page. */
function dropFetched(objects: PdfObjects, dict: Dict): Active[] {
  const page = dictAt(objects, dict['/Ref'])
  const keys = ['/F', ...(page !== null && '/F' in page ? ['/Ref'] : [])].filter((key) => key in dict)
  for (const key of keys) delete dict[key]
  return keys.map(() => 'action')
}

function isFiles(objects: PdfObjects, value: Value | undefined): boolean {
  const files = follow(objects, value)
  const list = Array.isArray(files) ? files : [files]
  return list.some((item) => {
    const file = follow(objects, item)
    return isDict(file) && (follow(objects, file['/Type']) === '/Filespec' || '/EF' in file)
  })
}
