/** No whole answer came: the connection was refused, cut, or the answer could not be read. The cause is kept. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'

  constructor(message: string, cause?: unknown) {
    super(message, { cause })
  }
}

/** The time given had passed. After a write nothing is known: the same Idempotency-Key makes repeating it safe. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError'
  readonly timeoutMs: number

  constructor(what: string, timeoutMs: number) {
    super(`${what} took longer than ${timeoutMs} ms`)
    this.timeoutMs = timeoutMs
  }
}
