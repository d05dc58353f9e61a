import type { Scope } from '../usecases/ports.ts'

/** Who asks: the tenant that the key belongs to. */
export interface Caller {
  tenant: string
  keyId: string
  scopes: readonly Scope[]
}

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
  }
}
