import type { Scope } from '../usecases/ports.ts'

/** Who asks: the tenant that the key belongs to. */
export interface Caller {
  tenant: string
  keyId: string
  scopes: readonly Scope[]
}

/** The caller of the operator's routes has no tenant. */
export const nobody: Caller = { tenant: '', keyId: '', scopes: [] }

// What belongs to a request is decorated; everything else comes through options.
declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
    /** SHA-256 of the bytes of a small JSON body, base64url; of a streamed body the use case computes it. */
    bodyHash: string
  }
  interface FastifyContextConfig {
    /** What a key must be allowed to ask for this route; `any` = every good key. */
    scope?: Scope | 'any'
    /** How this route is named in metrics and logs is its pattern; nothing of an address is. */
    streamsBody?: boolean
  }
}
