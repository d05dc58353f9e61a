import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { documentJson, viewDocument } from '../../usecases/documentView.ts'
import type { JoinAnswer } from '../../usecases/joinDocuments.ts'
import type { DocumentView } from '../../usecases/ports.ts'
import { keptAnswer } from '../../usecases/uploadDocument.ts'
import { readConditionally } from '../conditional.ts'
import { contentDigest } from '../digests.ts'
import { answers } from '../documentation.ts'
import { type Answer, once } from '../idempotency.ts'
import { notFound, Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { contentQuery, digestQuery, joinBody, purposeQuery } from '../schemas/document.ts'
import { idParams, page } from '../schemas/shared.ts'

/** Documents as they are read, and joined. */
export const documentRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, documents, config, changes, clock, draining, joinDocuments, log } = options
  const { waitSecondsMax } = config.limits
  const parts = { store, profiles: config.documents.profiles, news: options.documentNews }

  app.get(
    '/documents',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'findDocument',
        tags: ['Documents'],
        summary: 'The document of these bytes, if it is held',
        description: 'For asking before an upload: none or one.',
        querystring: digestQuery,
        response: answers({ 200: ['A page', page('Document')] }, [400]),
      },
    },
    async (request) => {
      const view = await store.documentByDigest(request.caller.tenant, request.query.sha256)
      return { data: view === null ? [] : [documentJson(view)], next: null }
    },
  )

  app.get(
    '/documents/:id',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'getDocument',
        tags: ['Documents'],
        summary: 'A document, and what is said of it',
        description:
          'Under the profile of `kind` and `channel`, or as it was first uploaded for. With If-None-Match and `Prefer: wait=30` it answers as soon as it is judged, else 304.',
        params: idParams,
        querystring: purposeQuery,
        response: answers({ 200: ['The document', 'Document'], 304: ['Not changed'] }, [400, 404]),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { tenant } = request.caller
      const view = await readConditionally<DocumentView>({
        request,
        reply,
        clock,
        draining,
        waitSecondsMax,
        follow: () => changes.followDocument(id),
        read: () => viewDocument(parts, { tenant, id }, request.query),
        etag: etagOfDocument,
      })
      return view === null ? reply.code(304).send() : documentJson(view)
    },
  )

  app.get(
    '/documents/:id/content',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'readContent',
        tags: ['Documents'],
        summary: 'The bytes of a document, as received or as they are filed',
        params: idParams,
        querystring: contentQuery,
        response: answers(
          { 200: ['The bytes', Type.String({ format: 'binary' }), ['application/octet-stream']] },
          [400, 404, 409],
        ),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { version = 'original', ...purpose } = request.query
      const view = await viewDocument(parts, { tenant: request.caller.tenant, id }, purpose)
      if (view === null) throw notFound()
      const content = version === 'filed' ? filedOf(view) : view
      const read = await documents.read(content.sha256)
      if (read === null) throw new Error('the bytes of a document are not there')
      const stream = Readable.from(read.bytes, { objectMode: false })
      stream.once('error', () =>
        log.error({ document: id, version }, 'the bytes of a document cannot be read'),
      )
      return sendContent(reply, { id, ...content, size: read.size, stream })
    },
  )

  app.post(
    '/documents/joined',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'joinDocuments',
        tags: ['Documents'],
        summary: 'Join documents, such as recto and verso, into one PDF',
        description:
          'Of 2 to 10 usable documents, as they are filed, in order. The result is judged like any upload.',
        body: joinBody,
        response: answers(
          { 200: ['Held already', 'Document'], 201: ['Kept', 'Document'] },
          [400, 409, 413, 415, 422, 507],
        ),
      },
    },
    (request, reply) =>
      once(store, request, reply, async () => {
        const { parts: ids, ...purpose } = request.body
        return joinedAnswer(await joinDocuments(request.caller.tenant, { parts: ids, purpose }))
      }),
  )
}

/** Weak, as for a dossier: of what is said, not of the bytes. */
function etagOfDocument(view: DocumentView): string {
  const digest = createHash('sha256').update(JSON.stringify(documentJson(view)))
  return `W/"${view.id}.${digest.digest('base64url').slice(0, 16)}"`
}

/** @throws Problem document-checking, document-not-usable */
function filedOf({ status, filed, findings }: DocumentView): { sha256: string; mediaType: string | null } {
  if (filed !== null) return filed
  if (status === 'checking') {
    throw new Problem('document-checking', 'Nothing is filed of it before it is judged.', {
      headers: { 'retry-after': '1' },
    })
  }
  throw new Problem('document-not-usable', 'It was refused: nothing of it is filed.', { findings })
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/heic': 'heic',
  'image/avif': 'avif',
  'image/tiff': 'tif',
  'image/webp': 'webp',
}

interface Content {
  id: string
  sha256: string
  mediaType: string | null
  size: number
  stream: Readable
}

/** Always a download: whatever the bytes are, no browser shows them under our address. */
function sendContent(reply: FastifyReply, { id, sha256, mediaType, size, stream }: Content): FastifyReply {
  const extension = extensions[mediaType ?? ''] ?? 'bin'
  return reply
    .type(mediaType ?? 'application/octet-stream')
    .headers({
      'content-length': size,
      'content-digest': contentDigest(sha256),
      'content-disposition': `attachment; filename="${id}.${extension}"`,
      'content-security-policy': 'sandbox',
      'cache-control': 'private, no-store',
    })
    .send(stream)
}

function joinedAnswer(joined: JoinAnswer): Answer {
  switch (joined.as) {
    case 'joined': {
      const { status, headers } = keptAnswer(joined.document, joined.isNew)
      return { status, headers, body: documentJson(joined.document) }
    }
    case 'notJoinable':
      throw new Problem('documents-not-joinable', 'Nothing was kept.', { findings: joined.findings })
    case 'checking':
      throw new Problem('document-checking', 'Join them once each of them is judged.', {
        headers: { 'retry-after': '1' },
      })
    case 'away':
      throw new Problem('unavailable', 'Nothing can be joined at the moment; nothing was kept.')
  }
}
