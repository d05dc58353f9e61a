import type { Log } from './log.ts'
import type { DocumentFiles, Store } from './ports.ts'

export interface PurgeParts {
  store: Pick<Store, 'purgeDocuments' | 'namedContents'>
  files: Pick<DocumentFiles, 'sweep'>
  keepUnusedDays: number
  log: Log
}

const dayMs = 86_400_000
const purgedAtOnce = 200
/** Room for others between two pieces. */
const pieceMs = 50
const idleMs = 3_600_000

/** Forgets documents that nobody has used for long, then removes contents that nothing names. One piece a step; answers how long to rest. */
export function makePurgeDocuments({ store, files, keepUnusedDays, log }: PurgeParts): () => Promise<number> {
  let place = 0
  let removed = 0
  return async () => {
    if (place === 0) {
      const purged = await store.purgeDocuments(keepUnusedDays * dayMs, purgedAtOnce)
      if (purged > 0) log.info({ documents: purged }, 'documents were purged: nothing used them')
      if (purged === purgedAtOnce) return pieceMs
    }
    const swept = await files.sweep(place, (sha256s) => store.namedContents(sha256s))
    removed += swept.removed
    place = swept.next ?? 0
    if (swept.next !== null) return pieceMs
    if (removed > 0) log.info({ contents: removed }, 'contents were removed: nothing names them')
    removed = 0
    return idleMs
  }
}
