import { Worker } from 'node:worker_threads'
import type { Limits } from '../config.ts'
import type { CommunePages } from '../domain/places/gazetteer.ts'
import { threadEntry } from '../threadEntry.ts'
import type { ItemReader } from '../usecases/ports.ts'
import { WorkerReading } from './reading.ts'
import type { FromWorker } from './workerMessages.ts'

/** Megabytes of JavaScript heap: a body that somehow takes more ends its worker, not the gateway. */
const heapMegabytesMax = 512

interface Thread {
  worker: Worker
  readings: Map<number, WorkerReading>
}

/**
 * The ItemReader of ports.ts on worker threads. A worker that dies takes its readings with it, each with an error, and is
 * replaced at the next `open`.
 */
export function makeItemReader(options: {
  limits: Limits
  workers?: number
  /** Copied into each worker; absent = places are not checked. */
  communes?: CommunePages
}): ItemReader {
  const threads = new Set<Thread>()
  const workersMax = options.workers ?? 1
  let lastId = 0
  let closed = false

  function start(): Thread {
    const worker = new Worker(threadEntry('checkingWorker'), {
      workerData: { limits: options.limits, communes: options.communes },
      // Its garbage is short-lived, as the writer's is.
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax, maxYoungGenerationSizeMb: 16 },
    })
    const thread: Thread = { worker, readings: new Map() }
    worker.on('message', (message: FromWorker) => thread.readings.get(message.id)?.receive(message))
    worker.on('error', () => lose(thread))
    worker.on('exit', () => lose(thread))
    threads.add(thread)
    return thread
  }

  function lose(thread: Thread): void {
    threads.delete(thread)
    for (const reading of thread.readings.values()) reading.fail(new Error('the checking worker died'))
  }

  function leastBusy(): Thread {
    const [first = start(), ...others] = [...threads].sort(
      (one, other) => one.readings.size - other.readings.size,
    )
    return first.readings.size > 0 && 1 + others.length < workersMax ? start() : first
  }

  // The first body should not wait for a thread to start.
  start()
  return {
    open(request) {
      if (closed) throw new Error('the item reader is closed')
      const { worker, readings } = leastBusy()
      const id = ++lastId
      const reading = new WorkerReading(
        id,
        (message, transfer) => worker.postMessage(message, transfer),
        () => readings.delete(id),
      )
      readings.set(id, reading)
      worker.postMessage({ id, as: 'open', request })
      return reading
    },
    async close() {
      closed = true
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}
