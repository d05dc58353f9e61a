import { setTimeout as sleep } from 'node:timers/promises'
import { Worker, isMainThread, workerData } from 'node:worker_threads'
import { answerOrders, type Work } from './answerOrders.ts'
import { lockDown } from './lockDown.ts'

/**
 * A process that looks into papers of strangers, one at a time. Its entry runs twice: as the process, and as a thread of it that
 * ends both when the gateway is gone, which the first cannot see while it works.
 * @param entry the file that calls this
 * @param load loads what does the work, once the doors are closed
 */
export async function runChild(entry: URL, load: () => Promise<Work>): Promise<void> {
  if (!isMainThread) return outliveNoParent()
  new Worker(entry, {
    workerData: process.ppid,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  }).unref()
  lockDown()
  await answerOrders(await load())
}

const lookEveryMs = 200

async function outliveNoParent(): Promise<void> {
  while (process.ppid === workerData) await sleep(lookEveryMs)
  process.kill(process.pid, 'SIGKILL')
}
