/**
 * An upload broke off, and its source, a stream that can be read only once, had already given some of its bytes. `cause` says what
 * happened. Open the source again and upload it again: the same content is never kept twice.
 *
 * @example
 * catch (error) { if (isSourceSpentError(error)) await liasse.documents.upload(openAgain()) }
 */
export class SourceSpentError extends Error {
  override readonly name = 'SourceSpentError'

  constructor(cause: unknown) {
    super('the upload broke off, and its source cannot be read a second time', { cause })
  }
}
