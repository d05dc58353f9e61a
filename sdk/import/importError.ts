import type { Words } from './finding.ts'

/**
 * The file, the mapping or an option cannot be what was meant: nothing was imported. `words` says it in French and English.
 *
 * @example
 * if (isImportError(error)) console.error(error.words.fr)
 */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  /** Stable, lower case with hyphens. */
  readonly code: string
  readonly words: Words

  constructor(code: string, words: Words, options?: ErrorOptions) {
    super(words.en, options)
    this.code = code
    this.words = words
  }
}

/** By name, so that two copies of the package agree. */
export function isImportError(error: unknown): error is ImportError {
  return error instanceof Error && error.name === 'ImportError'
}
