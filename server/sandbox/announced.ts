import { drawsVanishing } from './draw.ts'
import type { FilingRequest } from './filing.ts'
import { type JsonObject, textOf } from './json.ts'
import type { Magic } from './magic.ts'
import { type Refusal, refusalOf } from './refusals.ts'
import type { Behaviour } from './settings.ts'
import type { State } from './state.ts'

/** What is wrong with the documents that a filing announces: the first fault, as the State finds it at the counter. */
export function faultOfDocuments(
  state: State,
  filing: FilingRequest,
  { magic, behaviour }: { magic: Magic | null; behaviour: Behaviour },
): Refusal | null {
  const { documents, channel, reference } = filing
  const isLost =
    magic === null
      ? drawsVanishing(behaviour, state.random)
      : state.books.postsOf(reference) <= (magic.vanishPosts ?? 0)
  if (isLost) loseFirst(state, documents)
  for (const [at, document] of documents.entries()) {
    const code = codeOf(state, document)
    if (code !== null) return refused(code, at)
  }
  if (channel !== 'ants' || !state.options.filesNeeded) return null
  const at = documents.findIndex(
    (document) => isNeeded(document) && !documents.some((other) => isFileOf(other, document)),
  )
  return at < 0 ? null : refused('document-file-missing', at)
}

function loseFirst(state: State, documents: readonly JsonObject[]): void {
  for (const document of documents) {
    const sha256 = textOf(document['sha256'])
    if (sha256 === null || state.books.document(sha256) === null) continue
    state.record({ kind: 'documentLost', sha256 })
    return
  }
}

/** Null: there is no file announced, or it is here and as announced. */
function codeOf(state: State, { sha256, mediaType, size }: JsonObject): string | null {
  if (sha256 === undefined && mediaType === undefined && size === undefined) return null
  const held = state.books.document(textOf(sha256) ?? '')
  if (held === null) return 'document-missing'
  const isSame = held.size === size && (held.mediaType === null || held.mediaType === mediaType)
  return isSame ? null : 'document-mismatch'
}

/** Kinds that no agent of the channel ants goes without: of each at least one comes with its file. */
const neededKinds: ReadonlySet<string> = new Set(['identite', 'domicile'])

const isNeeded = ({ kind }: JsonObject): boolean => neededKinds.has(textOf(kind) ?? '')
const isFileOf = (other: JsonObject, { kind }: JsonObject): boolean =>
  other['kind'] === kind && other['sha256'] !== undefined

function refused(code: string, at: number): Refusal | null {
  const refusal = refusalOf(code)
  return refusal && { ...refusal, pointer: `/documents/${at}` }
}
