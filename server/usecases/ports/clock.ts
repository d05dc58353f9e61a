export interface Clock {
  /** Wall clock, ms since 1970: for what people read and for legal days, never for leases, retries or settling. */
  wall(): number
  /** Monotonic ms of this process. */
  mono(): number
  /** Resolves after `ms`, or at once when the signal fires (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A number in [0, 1). */
export type Random = () => number

export type IdKind = 'bat' | 'dos' | 'doc' | 'evt' | 'ten' | 'key' | 'cmp' | 'req'
/** `bat_` and the like, followed by a UUIDv7 in lower-case hexadecimal with hyphens. */
export type Ids = (kind: IdKind) => string
