import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** What a request says of its bytes, base64; null where it says nothing that we can check. */
export interface AnnouncedDigests {
  sha256: string | null
  sha512: string | null
}

/** One member of the dictionary: a name, and a byte sequence between colons. */
const member = /^([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):$/

/**
 * `Content-Digest` of RFC 9530. Other algorithms than sha-256 and sha-512 are passed over, as the standard has it.
 * @throws Problem header-invalid when it is no dictionary, or a digest is not as long as its algorithm makes them
 */
export function announcedDigests(request: FastifyRequest): AnnouncedDigests {
  const header = request.headers['content-digest']
  const digests = new Map<string, string>()
  for (const text of header === undefined ? [] : String(header).split(',')) {
    const [, name, value] = member.exec(text.trim()) ?? []
    if (name === undefined || value === undefined) throw malformed()
    digests.set(name, value)
  }
  return {
    sha256: digestOf(digests, 'sha-256', sha256Bytes),
    sha512: digestOf(digests, 'sha-512', sha512Bytes),
  }
}

const sha256Bytes = 32
const sha512Bytes = 64

function digestOf(digests: ReadonlyMap<string, string>, name: string, bytes: number): string | null {
  const value = digests.get(name)
  if (value === undefined) return null
  const decoded = Buffer.from(value, 'base64')
  if (decoded.byteLength !== bytes) throw malformed()
  return decoded.toString('base64')
}

const malformed = (): Problem =>
  new Problem('header-invalid', 'Content-Digest reads like sha-256=:base64: (RFC 9530).')

/** @param sha256 hex */
export const contentDigest = (sha256: string): string =>
  `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
