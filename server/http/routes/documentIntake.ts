import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { documentEmpty } from '../../domain/documents/commonFindings.ts'
import { digestMismatch, documentTooLarge } from '../../domain/documents/uploadFindings.ts'
import { profileKey } from '../../domain/documents/profile.ts'
import { raise } from '../../domain/finding.ts'
import { documentJson, profileFor } from '../../usecases/documentView.ts'
import type { StoredAnswer } from '../../usecases/ports.ts'
import type { UploadAnswer } from '../../usecases/uploadDocument.ts'
import { passBodies } from '../bodies.ts'
import { goneSignal } from '../changes.ts'
import { preferredWait } from '../conditional.ts'
import { announcedDigests } from '../digests.ts'
import { answers, askedBytes } from '../documentation.ts'
import { idempotencyClaimOf, keyReused, keyRunning, sendStored } from '../idempotency.ts'
import { cutShort, type Incoming, incomingBody } from '../incoming.ts'
import { Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { purposeQuery } from '../schemas/document.ts'

/** Documents on their way in: the bytes go to the disk as they come, whatever they are said to be. */
export const documentIntakeRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { uploadDocument, config } = options
  passBodies(app, ['*'])
  app.addHook('onRequest', async (request) => {
    // The declared type is no ground for refusal, not even one that is none.
    request.raw.headers['content-type'] = 'application/octet-stream'
  })

  app.post(
    '/documents',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'uploadDocument',
        tags: ['Documents'],
        summary: 'Upload the file of a paper',
        description:
          'The bytes as they are, 25 MB at most, under any Content-Type. It answers once they are on the disk; `status` becomes `usable` or `refused` when they are judged. The same bytes again answer with the same document.',
        querystring: purposeQuery,
        ...askedBytes,
        response: answers(
          { 200: ['Held already', 'Document'], 201: ['Kept', 'Document'] },
          [400, 409, 413, 422, 507],
        ),
      },
    },
    async (request, reply) => {
      const idempotency = idempotencyClaimOf(request)
      const digests = announcedDigests(request)
      const seconds = preferredWait(request, config.limits.waitSecondsMax)
      const incoming = bytesOf(request, config.documents.uploadBytesMax)
      const { tenant } = request.caller
      const purpose = request.query
      try {
        const { bytes } = incoming
        const answer = await uploadDocument({ tenant, bytes, purpose, digests, idempotency })
        const { id, stored, replayed } = keptAnswer(answer, config.documents.uploadBytesMax)
        if (replayed) void reply.header('idempotency-replayed', 'true')
        if (seconds === null) return sendStored(reply, stored)
        void reply.header('preference-applied', `wait=${seconds}`)
        const profile = profileKey(profileFor(config.documents.profiles, purpose))
        return await sendJudged(options, reply, { tenant, id, profile, seconds, stored })
      } finally {
        incoming.discard()
      }
    },
  )
}

/** No body is a document without bytes. */
function bytesOf(request: FastifyRequest, bytesMax: number): Incoming {
  if (request.body === undefined || request.body === null) return nothing
  return incomingBody(request, bytesMax, tooLarge)
}

const nothing: Incoming = { bytes: (async function* () {})(), discard: () => {} }

function keptAnswer(
  answer: UploadAnswer,
  bytesMax: number,
): { id: string; stored: StoredAnswer; replayed: boolean } {
  switch (answer.as) {
    case 'kept':
      return { id: answer.id, stored: answer.answer, replayed: answer.replayed }
    case 'empty':
      throw new Problem('document-empty', 'The body holds no byte.', { findings: [raise(documentEmpty, '')] })
    case 'tooLarge':
      throw tooLarge(bytesMax)
    case 'digestMismatch':
      throw new Problem('digest-mismatch', 'Content-Digest is of other bytes; nothing was kept.', {
        findings: [raise(digestMismatch, '')],
      })
    case 'keyRunning':
      throw keyRunning()
    case 'keyReused':
      throw keyReused()
    case 'cutShort':
      throw cutShort()
  }
}

const tooLarge = (bytesMax: number): Problem =>
  new Problem('document-too-large', `A document may hold ${bytesMax} bytes at most; nothing was kept.`, {
    findings: [raise(documentTooLarge, '', { megabytes: bytesMax / 1_000_000 })],
  })

interface Awaited {
  tenant: string
  id: string
  profile: string
  seconds: number
  /** What is answered when the time is over. */
  stored: StoredAnswer
}

/** The document once it is judged, if that is soon enough. */
async function sendJudged(
  options: RouteOptions,
  reply: FastifyReply,
  { tenant, id, profile, seconds, stored }: Awaited,
): Promise<FastifyReply> {
  const { store, clock, changes, draining } = options
  const until = clock.mono() + seconds * 1_000
  const gone = goneSignal(reply)
  const following = changes.followDocument(id)
  try {
    for (;;) {
      const view = await store.document(tenant, id, profile)
      if (view !== null && view.status !== 'checking')
        return sendStored(reply, { ...stored, body: JSON.stringify(documentJson(view)) })
      const restMs = until - clock.mono()
      if (restMs <= 0 || draining.aborted || gone.aborted) return sendStored(reply, stored)
      await following.next(restMs, gone)
    }
  } finally {
    following.close()
  }
}
