import type { FiledDocument } from '../usecases/ports.ts'

/** Contents that this process has put before the State and that the State took. Nothing is kept of it: a restart uploads again. */
export interface PapersAtState {
  has(sha256: string): boolean
  add(sha256: string): void
  /** The State says that it lacks one of them, or cannot use it. */
  forget(papers: readonly Pick<FiledDocument, 'sha256'>[]): void
}

const contentsMax = 50_000

/** @param max the oldest goes first beyond this; whoever still needs it uploads it again */
export function makePapersAtState(max: number = contentsMax): PapersAtState {
  const contents = new Set<string>()
  return {
    has: (sha256) => contents.has(sha256),
    add: (sha256) => {
      contents.add(sha256)
      if (contents.size <= max) return
      for (const oldest of contents) {
        contents.delete(oldest)
        break
      }
    },
    forget: (papers) => {
      for (const { sha256 } of papers) contents.delete(sha256)
    },
  }
}
