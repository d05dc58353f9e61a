import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')
const children = new Set<ChildProcess>()

/** Whatever way the demo ends, no child outlives it. */
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

export interface Child {
  url: string
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>
}

export interface ChildOptions {
  name: string
  script: string
  args?: string[]
  env?: Record<string, string>
  /** What it prints goes to a file here. */
  folder: string
  /** The part of a printed line that tells where it listens. */
  address: RegExp
  /** Ended without being asked to. */
  onDeath: (error: Error) => void
}

/** Starts a script of the server and waits until it listens. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, script, args = [], env = {}, folder, address } = options
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the demo, and the demo tells its children.
    detached: true,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  children.add(child)
  let isAsked = false
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const log = createWriteStream(join(folder, `${name}.log`))
  const url = await new Promise<string>((found, failed) => {
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`)
        if (said.length < 20) said.push(line)
        const match = address.exec(line)?.[1]
        if (match) found(match)
      })
    void exited.then((code) => failed(new Error(`the ${name} ended with ${code}: ${said.join('\n')}`)))
  })
  void exited.then((code) => {
    children.delete(child)
    if (!isAsked)
      options.onDeath(new Error(`the ${name} died with ${code}; see ${join(folder, `${name}.log`)}`))
  })
  return {
    url,
    stop: () => {
      isAsked = true
      child.kill('SIGTERM')
      return exited
    },
  }
}
