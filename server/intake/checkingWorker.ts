import { parentPort, workerData } from 'node:worker_threads'
import { collectStart } from '../collectStart.ts'
import type { Limits } from '../config.ts'
import { type CommunePages, gazetteerOf } from '../domain/places/gazetteer.ts'
import { CheckingLoop } from './checkingLoop.ts'
import { compileShapes } from './shape.ts'
import type { FromWorker, ToWorker } from './workerMessages.ts'

/** The thread that reads and checks items, so that the HTTP loop does not. Entry of a worker, started by itemReader.ts. */

if (!parentPort) throw new Error('checkingWorker runs in a worker thread only')
const port = parentPort
const { limits, communes } = workerData as { limits: Limits; communes?: CommunePages }

/** The bytes of a chunk change hands instead of being copied. */
function post(message: FromWorker): void {
  const transfer: ArrayBuffer[] = []
  if (message.as === 'piece' && message.piece.as === 'chunk') transfer.push(message.piece.packed.bytes.buffer)
  port.postMessage(message, transfer)
}

const loop = new CheckingLoop({
  limits,
  ...(communes === undefined ? {} : { places: gazetteerOf(communes) }),
  post,
  later: (turn) => void setImmediate(turn),
  nowMs: () => performance.now(),
})

compileShapes()
collectStart()
port.on('message', (message: ToWorker) => loop.handle(message))
