import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Work, answerOrders } from './answerOrders.ts'
import { lockDown } from './lockDown.ts'

/**
 * A process that looks into papers of strangers, one at a time.
 * @param load loads what does the work, once the doors are closed
 */
export async function runChild(load: () => Promise<Work>): Promise<void> {
  await watchParent(Number(process.argv[2]))
  lockDown()
  await answerOrders(await load())
}

const lookEveryMs = 200

/**
 * A thread ends the process when the gateway is gone, which the main thread cannot see while it is stuck in a paper. Without that
 * thread there is no work.
 * @param parent as it was told: it may have ended before this began
 */
async function watchParent(parent: number): Promise<void> {
  // As text, so that the thread loads nothing else.
  const code = `(${outliveNoParent.toString()})(${parent}, ${lookEveryMs})`
  const thread = new Worker(code, { eval: true })
  thread.once('exit', () => process.exit(1))
  await once(thread, 'online')
  thread.unref()
}

function outliveNoParent(parent: number, everyMs: number): void {
  const look = (): void => {
    if (process.ppid === parent) setTimeout(look, everyMs)
    else process.kill(process.pid, 'SIGKILL')
  }
  look()
}
