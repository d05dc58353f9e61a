export interface Digest {
  /** As `GET /v1/documents` looks for it. */
  hex: string
  /** As a Content-Digest header says it (RFC 9530). */
  header: string
}

/** Null where the runtime has no digests, as on web pages without https: the gateway then does without. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<Digest | null> {
  if (globalThis.crypto?.subtle === undefined) return null
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { hex, header: `sha-256=:${btoa(String.fromCharCode(...digest))}:` }
}
