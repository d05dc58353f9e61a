import type { FileItem, FileItems } from './items.ts'
import type { UploadedPlace } from './uploadPlaces.ts'

/** The lines of a file with the ids of uploaded papers in their items; a line that gets none stays as it is, byte by byte. */
export function linesWithPapers(
  { lines, items }: FileItems,
  uploaded: readonly UploadedPlace[],
): (string | Uint8Array)[] {
  const found = byItem(uploaded)
  const filled = [...lines]
  for (const item of items) {
    const ids = found.get(item)
    if (ids) filled[item.row - 1] = JSON.stringify({ ...item.value, documents: documentsWith(item, ids) })
  }
  return filled
}

type Found = Extract<UploadedPlace, { document: unknown }>

function byItem(uploaded: readonly UploadedPlace[]): Map<FileItem, Found[]> {
  const found = new Map<FileItem, Found[]>()
  for (const one of uploaded) {
    const { item } = one.place
    if (item && 'document' in one) found.set(item, [...(found.get(item) ?? []), one])
  }
  return found
}

/** A refused paper is named as well, so that the item is sent back with what is wrong with it. */
function documentsWith(item: FileItem, found: readonly Found[]): object[] {
  const documents: object[] = item.documents.map((document, at) => {
    const named = found.find(({ place }) => place.at === at)
    if (!named) return document
    const { variant } = named.place
    const told = document['variant'] === undefined && variant !== undefined ? { variant } : {}
    return { ...document, ...told, documentId: named.document.id }
  })
  for (const { place, document } of found) {
    if (place.at !== undefined) continue
    const { kind, variant, of } = place
    documents.push({ kind, ...(variant ? { variant } : {}), ...(of ? { of } : {}), documentId: document.id })
  }
  return documents
}

export interface Missing {
  item: FileItem
  kinds: string[]
}

/** Papers that an item of `ants` lists, or of a way that cannot be told, and that no file was found for. On `siv` papers stay with the professional. */
export function missingPapers(items: readonly FileItem[], uploaded: readonly UploadedPlace[]): Missing[] {
  const placed = new Set(uploaded.map(({ place }) => `${place.item?.row} ${place.at}`))
  return items.flatMap((item) => {
    if (item.channel === 'siv') return []
    const kinds = item.documents.flatMap((document, at) => {
      const isThere = typeof document['documentId'] === 'string' || placed.has(`${item.row} ${at}`)
      return isThere ? [] : [String(document['kind'])]
    })
    return kinds.length > 0 ? [{ item, kinds }] : []
  })
}
