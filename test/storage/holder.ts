import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface Holder {
  pid: number
  /** References that the child was told are durable, in order. */
  acknowledged: string[]
  kill(): Promise<void>
}

/** A process of its own that has the store open, deposits if asked to, and prints what was acknowledged. */
export async function startHolder(file: string, deposits = 0): Promise<Holder> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=source', new URL('./holdingProcess.ts', import.meta.url).pathname, file, String(deposits)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const acknowledged: string[] = []
  const open = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the holding process ended early')))
    if (!child.stdout) return reject(new Error('no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'open') resolve()
      else acknowledged.push(line)
    })
  })
  await open
  return {
    pid: child.pid ?? 0,
    acknowledged,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'close')
      child.kill('SIGKILL')
      await ended
    },
  }
}
