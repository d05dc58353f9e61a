import { createHash } from 'node:crypto'
import { type Answer, json, problem } from './answer.ts'
import { instant } from './calendar.ts'
import { isObject, listOf, parseObject } from './json.ts'
import type { RequestKind } from './ledgerEntry.ts'
import { stepsAfterComplement } from './lifecycle.ts'
import { drawUploadFault } from './draw.ts'
import { digestMismatch, spoil } from './mangle.ts'
import { between } from './random.ts'
import type { Received, Reply } from './received.ts'
import type { State } from './state.ts'

export const documentBytesMax = 5_000_000
const types = ['application/pdf', 'image/jpeg', 'image/png', 'application/xml']

/** PUT /v1/documents/{sha256}: addressed by content, so that it can be repeated freely. */
export function putDocument(state: State, received: Received, named: string): Reply {
  const { request, body } = received
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  state.record({ kind: 'seen', request, what: 'document', bodySha256 })
  const behaviour = state.behaviours.of(null)
  const fault = drawUploadFault(behaviour, state.random)
  // What went wrong may have gone wrong before or after the State had it.
  const isKept = fault === null || (fault !== 'upload-mistaken' && state.random() < 0.5)
  const honest = fault !== null && !isKept ? digestMismatch : keep(state, received, { named, bodySha256 })
  const departure = fault
    ? spoil(fault, honest, state.spoiling(null, null))
    : { manner: 'plain' as const, answer: honest }
  state.record({
    kind: 'told',
    request,
    what: 'document',
    manner: departure.manner,
    clean: fault === null,
    status: departure.answer?.status,
    fault: fault ?? undefined,
  })
  return { ...departure, latencyMs: between(state.random, behaviour.latencyMs) }
}

function keep(
  state: State,
  received: Received,
  { named, bodySha256 }: { named: string; bodySha256: string },
): Answer {
  const { request, body } = received
  if (body.length > documentBytesMax)
    return problem(413, 'too-large', 'A document has at most 5,000,000 bytes.')
  const mediaType = (received.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(mediaType)) return problem(415, 'unsupported-media-type', 'PDF, JPEG, PNG or XML.')
  if (body.length === 0) return json(422, { code: 'document-empty', message: 'Le document est vide.' })
  const sha256 = named.toLowerCase()
  if (bodySha256 !== sha256) return digestMismatch
  const size = body.length
  const known = state.books.document(sha256)
  if (known?.mediaType !== mediaType) state.record({ kind: 'document', request, sha256, size, mediaType })
  return json(known ? 200 : 201, { sha256, size })
}

/** POST /v1/filings/{number}/complements: what the State has asked for. */
export function complement(state: State, received: Received, filingNumber: string): Reply {
  const { request } = received
  state.record({ kind: 'seen', request, what: 'complement', filingNumber })
  const say = (answer: Answer): Reply => tell(state, request, 'complement', answer)
  if (!state.options.complements) return say(problem(404, 'no-complements', 'There are no complements.'))
  const filing = state.books.byNumber(filingNumber)
  const name = received.header('complement-reference')
  const body = parseObject(received.body.toString())
  if (filing === null) return say(json(404, { code: 'not-found' }))
  if (!name || !body)
    return say(problem(400, 'malformed', 'A complement has a Complement-Reference and a JSON body.'))
  state.advance(filing)
  const naming = state.options.echoes ? { reference: filing.reference } : {}
  if (filing.status !== 'more-info-needed')
    return say(
      json(422, { ...naming, code: 'nothing-asked', message: "Aucune pièce complémentaire n'est attendue." }),
    )
  const documents = listOf(body['documents']).filter(isObject)
  const data = isObject(body['data']) ? body['data'] : undefined
  state.record({ kind: 'complement', request, filingNumber, complement: name, documents, data })
  const nowMs = state.nowMs()
  state.record({
    kind: 'status',
    filingNumber,
    reference: filing.reference,
    from: filing.status,
    step: { atMs: nowMs, status: 'in-review' },
    by: 'complement',
    planned: stepsAfterComplement(filing.pending ?? {}, state.options.pace, nowMs),
  })
  return say(json(201, { ...naming, complementReference: name, filingNumber, receivedAt: instant(nowMs) }))
}

/** GET /v1/filings/{number}/complements */
export function listComplements(state: State, received: Received, filingNumber: string): Reply {
  const { request } = received
  state.record({ kind: 'seen', request, what: 'complements', filingNumber })
  const filing = state.books.byNumber(filingNumber)
  if (!state.options.complements)
    return tell(state, request, 'complements', problem(404, 'no-complements', 'There are no complements.'))
  if (filing === null) return tell(state, request, 'complements', json(404, { code: 'not-found' }))
  const complements = filing.complements.map((one) => ({
    complementReference: one.reference,
    receivedAt: instant(one.receivedAtMs),
    kinds: one.kinds,
  }))
  return tell(state, request, 'complements', json(200, { filingNumber, complements }))
}

function tell(state: State, request: string, what: RequestKind, answer: Answer): Reply {
  state.record({ kind: 'told', request, what, manner: 'plain', clean: true, status: answer.status })
  return { manner: 'plain', answer, latencyMs: 0 }
}
