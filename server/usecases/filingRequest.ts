import { endOfParisDay } from '../domain/dates.ts'
import type { Json, JsonObject } from '../domain/item.ts'
import { takeOut } from './itemBytes.ts'
import type { FilingRequest, ReservedDossier, ReservedPaper } from './ports.ts'

/** Members of an item that are ours, or that stand beside `data` in the request (upstream.md). */
const beside: ReadonlySet<string> = new Set([
  'reference',
  'procedure',
  'establishment',
  'channel',
  'submitBefore',
  'notBefore',
  'metadata',
  'documents',
])

const documentMembers = ['kind', 'variant', 'of', 'number', 'issuedOn', 'expiresOn'] as const

/**
 * What is sent to the State of a dossier: the item as accepted, nothing added, nothing dropped.
 * @throws SyntaxError when the stored body is no JSON object: a fault of ours
 */
export function toFilingRequest(
  dossier: ReservedDossier,
  mode: 'live' | 'test',
  mayStillSend: () => boolean,
): FilingRequest {
  const { rest, taken } = takeOut(dossier.body, beside)
  const documents = taken.get('documents')
  const request: FilingRequest = {
    reference: dossier.id,
    procedure: dossier.procedure,
    channel: dossier.channel,
    establishment: dossier.establishment,
    data: rest,
    documents: declaredDocuments(
      documents === undefined ? undefined : (JSON.parse(documents) as Json),
      dossier.papers,
    ),
    mayStillSend,
  }
  if (mode === 'test' && dossier.reference.startsWith('SBX-')) request.sandboxReference = dossier.reference
  return request
}

/** Ms since 1970, at the end of the day on which the e-photo was taken; null when the item does not say. */
export function ephotoTakenAt(body: Uint8Array): number | null {
  const { ePhoto } = parseBody(body)
  if (typeof ePhoto !== 'object' || ePhoto === null || Array.isArray(ePhoto)) return null
  return typeof ePhoto.takenOn === 'string' ? endOfParisDay(ePhoto.takenOn) : null
}

function parseBody(body: Uint8Array): JsonObject {
  const value = JSON.parse(new TextDecoder().decode(body)) as Json
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SyntaxError('a stored item is not a JSON object')
  return value
}

/** The papers as the item declares them; of those that came with a file, what is filed in its place: the three members together. */
function declaredDocuments(documents: Json | undefined, papers: readonly ReservedPaper[] = []): JsonObject[] {
  if (!Array.isArray(documents)) return []
  const declared = documents.map(declaredDocument)
  for (const { at, sha256, mediaType, size } of papers) {
    const document = declared[at]
    if (document) Object.assign(document, { sha256, mediaType, size })
  }
  return declared
}

function declaredDocument(document: Json): JsonObject {
  const declared: JsonObject = {}
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return declared
  for (const name of documentMembers) if (document[name] !== undefined) declared[name] = document[name]
  return declared
}
