import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ReadJson } from './appParts.ts'
import { faultProblem } from './incoming.ts'

/** Small JSON bodies: operators' commands, searches, completions. Batches stream past this. */
const smallBodyBytesMax = 256 * 1024

/** Reads small bodies strictly: JSON that two readers could understand differently is refused before anything looks at it. */
export function takeSmallBodies(app: FastifyInstance, readJson: ReadJson): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: smallBodyBytesMax },
    async (request: FastifyRequest, bytes: Buffer) => {
      request.bodyHash = createHash('sha256').update(bytes).digest('base64url')
      if (bytes.byteLength === 0) return undefined
      const read = readJson(bytes)
      if (read.as === 'fault') throw faultProblem(read.fault)
      return read.value
    },
  )
}

/** Hands bodies on unread, for the routes that stream them. `format` is what the media type says. */
export function passBodies(app: FastifyInstance, types: readonly string[]): void {
  app.removeAllContentTypeParsers()
  for (const type of types) app.addContentTypeParser(type, (_request, payload, done) => done(null, payload))
}
