import { createHash } from 'node:crypto'
import { defaultProfile, profileKey } from '../../server/domain/documents/profile.ts'
import type { Json, JsonObject } from '../../server/domain/item.ts'
import type { Ids, Store } from '../../server/usecases/ports.ts'

/** It goes by post: there is never a file of it. */
const byPost = 'formulaire-photo-signature'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Ids in the form of the gateway's, of files that nobody has uploaded: enough where only the item is judged. */
export const inventedFile = (at: number): string =>
  `doc_0193b0c2-7d44-7e5f-9a10-${(0x5f3c_1d2e_4b6a + at).toString(16)}`

/** The item with a file for each of its papers that has none. */
export function withFiles<Item extends JsonObject>(
  item: Item,
  fileOf: (at: number) => string = inventedFile,
): Item {
  const { documents } = item
  if (!Array.isArray(documents)) return item
  const filed = documents.map((paper, at) =>
    isObject(paper) && paper['documentId'] === undefined && paper['kind'] !== byPost
      ? { ...paper, documentId: fileOf(at) }
      : paper,
  )
  return { ...item, documents: filed }
}

/** A document of the tenant that may be filed anywhere, by the bounds that hold unless an operator sets others. */
export async function aUsableDocument(
  { store, ids }: { store: Store; ids: Ids },
  tenant: string,
): Promise<string> {
  const sha256 = createHash('sha256').update(tenant).digest('hex')
  const profile = profileKey(defaultProfile)
  const draft = { id: ids('doc'), tenant, sha256, size: 100, kind: null, profile }
  const { document } = await store.putDocument(draft)
  const filed = { sha256, mediaType: 'application/pdf' as const, size: 100, pages: 1 }
  const verdict = { mediaType: 'application/pdf', findings: [], filed, facts: {} }
  await store.attachVerdicts([{ document: document.id, profile, verdict }])
  return document.id
}

/** The item with every file that it names being this document. */
export const filedAs = <Item extends JsonObject>(item: Item, document: string): Item => {
  const { documents } = item
  if (!Array.isArray(documents)) return item
  const named = documents.map((paper) =>
    isObject(paper) && paper['documentId'] !== undefined ? { ...paper, documentId: document } : paper,
  )
  return { ...item, documents: named }
}

/** The item with papers that are only declared. */
export function withoutFiles<Item extends JsonObject>(item: Item): Item {
  const { documents } = item
  if (!Array.isArray(documents)) return item
  const declared = documents.map((paper) => {
    if (!isObject(paper)) return paper
    const { documentId: _file, ...rest } = paper
    return rest
  })
  return { ...item, documents: declared }
}
