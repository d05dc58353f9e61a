/** The command line, or the file it names, cannot be what was meant; nothing was sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
