import { type DocumentProfiles, profileKey } from '../domain/documents/profile.ts'
import type { NotTaken } from './batchAnswers.ts'
import type { DocumentNews } from './documentNews.ts'
import { documentJson, profileFor, type Purpose } from './documentView.ts'
import type {
  DocumentFiles,
  DocumentView,
  IdempotencyClaim,
  Ids,
  ReceivedBytes,
  Store,
  StoredAnswer,
} from './ports.ts'

export interface UploadRequest {
  tenant: string
  /** Throws when the client goes away before the end. */
  bytes: AsyncIterable<Uint8Array>
  purpose: Purpose
  /** What the client says of the bytes, base64; null: it does not say. */
  digests: { sha256: string | null; sha512: string | null }
  idempotency: Pick<IdempotencyClaim, 'key' | 'request'> | null
}

export type UploadAnswer =
  /** 201, or 200 when the tenant held these bytes already. */
  | { as: 'kept'; id: string; answer: StoredAnswer; replayed: boolean }
  | { as: 'empty' | 'tooLarge' | 'digestMismatch' }
  | Extract<NotTaken, { as: 'keyRunning' | 'keyReused' | 'cutShort' }>

export type UploadDocument = (request: UploadRequest) => Promise<UploadAnswer>

export interface UploadParts {
  store: Pick<Store, 'putDocument' | 'claimIdempotency' | 'rememberAnswer' | 'releaseIdempotency'>
  files: Pick<DocumentFiles, 'receive'>
  ids: Ids
  profiles: DocumentProfiles
  bytesMax: number
  news: DocumentNews
}

/**
 * Takes one document in. It answers when the bytes are on the disk and named; what they are worth is told later. Nothing stays of what
 * is refused, or breaks off. @throws StoreError
 */
export function makeUploadDocument(parts: UploadParts): UploadDocument {
  return async (request) => {
    const { store } = parts
    const claim = request.idempotency && { tenant: request.tenant, ...request.idempotency }
    const state = claim && (await store.claimIdempotency(claim))
    if (state?.as === 'running') return { as: 'keyRunning' }
    if (state?.as === 'known') {
      return state.request === claim?.request ? replay(parts, request, state) : { as: 'keyReused' }
    }
    let isRemembered = false
    try {
      const taken = await receiving(parts, request, (received) => keep(parts, request, received))
      if (taken.as === 'kept' && claim) {
        await store.rememberAnswer({ ...claim, bodyHash: taken.bodyHash, answer: taken.answer })
        isRemembered = true
      }
      return taken
    } finally {
      if (claim && !isRemembered) await store.releaseIdempotency(claim)
    }
  }
}

type Taken = Exclude<UploadAnswer, { as: 'kept' }> | (UploadAnswer & { as: 'kept'; bodyHash: string })

/** Bytes that `use` does not keep are discarded, whatever happens. */
async function receiving<T>(
  { files, bytesMax }: UploadParts,
  { bytes, digests }: UploadRequest,
  use: (received: ReceivedBytes) => Promise<T>,
): Promise<T | { as: 'tooLarge' | 'cutShort' }> {
  const source = sourceOf(bytes)
  try {
    const received = await files.receive(source.pieces, { bytesMax, wantsSha512: digests.sha512 !== null })
    if (received === 'tooLarge') return { as: 'tooLarge' }
    try {
      return await use(received)
    } finally {
      await received.discard()
    }
  } catch (error) {
    if (source.isBroken) return { as: 'cutShort' }
    throw error
  }
}

async function keep(parts: UploadParts, request: UploadRequest, received: ReceivedBytes): Promise<Taken> {
  const { store, profiles, ids, news } = parts
  if (received.size === 0) return { as: 'empty' }
  if (!isAsAnnounced(request, received)) return { as: 'digestMismatch' }
  await received.keep()
  const { document, isNew } = await store.putDocument({
    id: ids('doc'),
    tenant: request.tenant,
    sha256: received.sha256,
    size: received.size,
    kind: request.purpose.kind ?? null,
    profile: profileKey(profileFor(profiles, request.purpose)),
  })
  if (document.status === 'checking') news.asked()
  return {
    as: 'kept',
    id: document.id,
    answer: keptAnswer(document, isNew),
    replayed: false,
    bodyHash: bodyHashOf(received),
  }
}

/** What a deposit of a document is answered with. */
export const keptAnswer = (document: DocumentView, isNew: boolean): StoredAnswer => ({
  status: isNew ? 201 : 200,
  headers: { location: `/v1/documents/${document.id}` },
  body: JSON.stringify(documentJson(document)),
})

/** The first answer again, if these are the same bytes. */
async function replay(
  parts: UploadParts,
  request: UploadRequest,
  { bodyHash, answer }: { bodyHash: string; answer: StoredAnswer },
): Promise<UploadAnswer> {
  return receiving(parts, request, async (received) =>
    bodyHashOf(received) === bodyHash
      ? { as: 'kept', id: idOf(answer), answer, replayed: true }
      : { as: 'keyReused' },
  )
}

/** The id of the document stands in the answer's own text. */
function idOf({ body }: StoredAnswer): string {
  const answer: unknown = JSON.parse(body)
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : ''
}

function isAsAnnounced({ digests }: UploadRequest, { sha256, sha512 }: ReceivedBytes): boolean {
  const isSame256 = digests.sha256 === null || digests.sha256 === base64Of(sha256, 'base64')
  return isSame256 && (digests.sha512 === null || digests.sha512 === sha512)
}

const bodyHashOf = ({ sha256 }: ReceivedBytes): string => base64Of(sha256, 'base64url')
const base64Of = (hex: string, as: 'base64' | 'base64url'): string => Buffer.from(hex, 'hex').toString(as)

/** Tells bytes that broke off from a disk that does. */
function sourceOf(bytes: AsyncIterable<Uint8Array>): {
  pieces: AsyncIterable<Uint8Array>
  isBroken: boolean
} {
  const source = { pieces: pieces(), isBroken: false }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      yield* bytes
    } catch (error) {
      source.isBroken = true
      throw error
    }
  }
  return source
}
