import { join } from 'node:path'
import type { Config } from './config.ts'
import { makeDoctor, type ReadyingDoctor } from './documents/doctor.ts'
import { makeDocumentStore } from './documents/fileStore.ts'
import { type Loop, startLoop, within } from './forwarding/loop.ts'
import { makeCheckDocuments } from './usecases/checkDocuments.ts'
import { type DocumentNews, makeDocumentNews } from './usecases/documentNews.ts'
import { type JoinDocuments, makeJoinDocuments } from './usecases/joinDocuments.ts'
import type { Log } from './usecases/log.ts'
import type { Clock, DocumentFiles, Ids, Store } from './usecases/ports.ts'
import { makePurgeDocuments } from './usecases/purgeDocuments.ts'
import { makeUploadDocument, type UploadDocument } from './usecases/uploadDocument.ts'

interface Given {
  config: Pick<Config, 'documents' | 'documentsDir' | 'limits'>
  store: Store
  clock: Clock
  ids: Ids
  log: Log
  /** Another than the product's own. */
  doctor?: ReadyingDoctor
}

/** Documents as one thing: they come in, are judged, and are forgotten when nobody uses them. */
export interface DocumentParts {
  documents: DocumentFiles
  documentNews: DocumentNews
  uploadDocument: UploadDocument
  joinDocuments: JoinDocuments
  /** Clears what an earlier process left, and begins to judge. */
  startDocuments: () => Promise<void>
  /** Checks on their way end, or are given up after a while; no process is left. */
  stopDocuments: () => Promise<void>
}

export function wireDocuments(given: Given): DocumentParts {
  const { config, store, ids, log } = given
  const { profiles, uploadBytesMax, checkers, checkMs, clamd } = config.documents
  const documents = makeDocumentStore(config.documentsDir)
  const documentNews = makeDocumentNews()
  const workDir = join(config.documentsDir, 'checking')
  const doctor = given.doctor ?? makeDoctor({ documents, workDir, checkers, checkMs, clamd, log })
  const deposits = { store, files: documents, ids, profiles, news: documentNews }
  let care: Care | null = null
  return {
    documents,
    documentNews,
    uploadDocument: makeUploadDocument({ ...deposits, bytesMax: uploadBytesMax }),
    joinDocuments: makeJoinDocuments({ ...deposits, doctor }),
    async startDocuments() {
      await documents.clearIncoming()
      await doctor.start()
      care = startCare({ ...given, doctor, files: documents, news: documentNews })
    },
    async stopDocuments() {
      await care?.stop()
      await doctor.close()
    },
  }
}

interface Care {
  stop(): Promise<void>
}

interface CareParts extends Given {
  files: DocumentFiles
  doctor: ReadyingDoctor
  news: DocumentNews
}

/** The share of the drain limit after which checks are given up. */
const patience = 0.3

function startCare({ config, store, files, doctor, news, clock, log }: CareParts): Care {
  const { keepUnusedDays } = config.documents
  const checks = makeCheckDocuments({
    store,
    doctor,
    news,
    random: Math.random,
    log,
    config: config.documents,
  })
  const purge = makePurgeDocuments({ store, files, log, keepUnusedDays })
  const checking = startLoop(() => checks.step(), { name: 'document checks', clock, log })
  const purging: Loop = startLoop(purge, { name: 'document purge', clock, log })
  news.onAsked(checking.wake)
  checks.onEnd(checking.wake)
  return {
    async stop() {
      await Promise.all([checking.stop(), purging.stop()])
      const ended = checks.stop()
      await within(ended, { clock, limitMs: config.limits.drainMs * patience })
      await doctor.close()
      await ended
    },
  }
}
