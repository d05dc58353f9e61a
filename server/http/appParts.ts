import type { Config } from '../config.ts'
import type {
  BatchAnswer,
  BatchRequest,
  DossierAnswer,
  DossierRequest,
  ValidationAnswer,
  ValidationRequest,
} from '../usecases/batchAnswers.ts'
import type { CheckItem } from '../usecases/completeDossier.ts'
import type { DocumentNews } from '../usecases/documentNews.ts'
import type { JoinDocuments } from '../usecases/joinDocuments.ts'
import type { Log } from '../usecases/log.ts'
import type { BodyFault, Clock, DocumentFiles, Ids, Store, Upstream } from '../usecases/ports.ts'
import type { UploadDocument } from '../usecases/uploadDocument.ts'

/** All that the HTTP house is built from; nothing in it is looked up elsewhere. */
export interface AppParts {
  store: Store
  documents: Pick<DocumentFiles, 'get' | 'read'>
  documentNews: DocumentNews
  upstream: Pick<Upstream, 'statuses'>
  clock: Clock
  ids: Ids
  log: Log
  config: Pick<
    Config,
    'mode' | 'operatorKey' | 'lanes' | 'limits' | 'upstream' | 'policy' | 'duplicates' | 'documents'
  >
  acceptBatch: (request: BatchRequest) => Promise<BatchAnswer>
  validateBatch: (request: ValidationRequest) => Promise<ValidationAnswer>
  acceptDossier: (request: DossierRequest) => Promise<DossierAnswer>
  uploadDocument: UploadDocument
  joinDocuments: JoinDocuments
  checkItem: CheckItem
  readJson: ReadJson
  /** Unguessable signs for new keys. */
  drawText: (length: number) => string
  /** The 99th percentile of how late the event loop was, in ms, since it was asked last. */
  loopDelayMs: () => number
  /** Fires when the gateway is about to stop: waits and streams end, nothing new begins. */
  draining: AbortSignal
  version: string
}

/** Strict JSON of a small body. */
export type ReadJson = (
  bytes: Uint8Array,
) => { as: 'value'; value: unknown } | { as: 'fault'; fault: BodyFault }
