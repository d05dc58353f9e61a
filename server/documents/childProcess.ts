import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Launcher, nodeArguments } from './childArguments.ts'
import { cpuMs, residentBytes } from './childUsage.ts'
import type { Answer, Order } from './child/messages.ts'
import { parseAnswer } from './readAnswer.ts'

/** What became of an order. `seen`: what the paper was recognised as before the end, undefined when it did not come so far. */
export type Outcome =
  | { as: 'answered'; answer: Exclude<Answer, { as: 'ready' | 'seen' | 'failed' }> }
  /** There was no room for what it had to write. */
  | { as: 'diskFull' }
  | { as: 'failed'; reason: Failure; trace: string | null; seen?: string | null }

/** `stalled`: out of time without having had the processor for it, as on a machine that sleeps or is overloaded. */
export type Failure = 'timeout' | 'stalled' | 'memory' | 'crashed'

export interface ChildStart {
  entry: URL
  /** Its own, made here. */
  folder: string
  launcher: Launcher
  residentBytesMax: number
  /** Until it is ready. */
  startMs: number
  /** Calls it off. */
  signal: AbortSignal
}

const watchEveryMs = 50
/** Below this share of its time on the processor, a child out of time was not at work. */
const workingShare = 0.25

/**
 * Starts a child on a folder of its own.
 * @throws Error when it does not come up
 */
export async function startChild({
  entry,
  folder,
  launcher,
  residentBytesMax,
  startMs,
  signal,
}: ChildStart): Promise<CheckingChild> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const child = new CheckingChild(
    spawn(launcher.command, [...launcher.before, ...nodeArguments(entry, folder)], {
      cwd: folder,
      env: {},
      // What a library prints may quote the paper.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    }),
    folder,
    residentBytesMax,
  )
  const isReady = await child.ready(startMs, signal)
  if (isReady) return child
  await child.end()
  throw new Error('a checking child did not come up')
}

/** A process that is asked one thing at a time. */
export class CheckingChild {
  readonly folder: string
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
  ordersDone = 0
  /** As last looked at. */
  residentBytes = 0
  isGone = false
  readonly #process: ChildProcess
  readonly #residentBytesMax: number
  #settle: ((outcome: Outcome) => void) | null = null
  #onReady: (() => void) | null = null
  #seen: string | null | undefined

  constructor(child: ChildProcess, folder: string, residentBytesMax: number) {
    this.folder = folder
    this.#process = child
    this.#residentBytesMax = residentBytesMax
    this.gone = new Promise((resolve) => {
      const leave = (trace: string): void => {
        this.isGone = true
        this.#fail('crashed', trace)
        resolve()
      }
      child.once('exit', (code, signal) => leave(`exit ${code ?? signal}`))
      // Later errors are those of a message that met a closed channel.
      child.on('error', (error) => child.pid === undefined && leave(error.name))
    })
    child.on('message', (message) => this.#hear(parseAnswer(message)))
  }

  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** False when it is gone, not ready in time, or not wanted any more. */
  async ready(limitMs: number, signal: AbortSignal): Promise<boolean> {
    const readied = new Promise<boolean>((resolve) => {
      this.#onReady = () => resolve(true)
    })
    const late = new AbortController()
    const isReady = await Promise.race([
      readied,
      this.gone.then(() => false),
      passed(limitMs, AbortSignal.any([late.signal, signal])).then(() => false),
    ])
    late.abort()
    return isReady
  }

  /** Its files lie in the folder. After anything but an answer the process is gone. */
  async ask(order: Order, limitMs: number): Promise<Outcome> {
    if (this.isGone) return { as: 'failed', reason: 'crashed', trace: 'gone before it was asked' }
    this.#seen = undefined
    const settled = new Promise<Outcome>((resolve) => {
      this.#settle = resolve
    })
    this.#process.send(order, (error) => error && this.#fail('crashed', error.name))
    const watched = new AbortController()
    void this.#watchMemory(watched.signal)
    void this.#watchTime(limitMs, watched.signal)
    const outcome = await settled
    watched.abort()
    this.ordersDone += 1
    if (outcome.as !== 'answered') await this.end()
    else this.residentBytes = (await residentBytes(this.pid)) ?? 0
    return outcome
  }

  /** Ends it at once, whatever it does; its folder goes with it. */
  async end(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.gone
    await rm(this.folder, { recursive: true, force: true })
  }

  #hear(answer: Answer | null): void {
    if (answer === null) this.#fail('crashed', 'an answer of no known form')
    else if (answer.as === 'ready') this.#onReady?.()
    else if (answer.as === 'seen') this.#seen = answer.mediaType
    else if (answer.as === 'failed' && answer.isDiskFull) this.#end({ as: 'diskFull' })
    else if (answer.as === 'failed') this.#fail('crashed', answer.trace)
    else this.#end({ as: 'answered', answer })
  }

  #fail(reason: Failure, trace: string | null): void {
    this.#end({ as: 'failed', reason, trace, seen: this.#seen })
  }

  #end(outcome: Outcome): void {
    this.#settle?.(outcome)
    this.#settle = null
  }

  async #watchMemory(signal: AbortSignal): Promise<void> {
    while (await passed(watchEveryMs, signal)) {
      const bytes = await residentBytes(this.pid)
      if (bytes === null || bytes <= this.#residentBytesMax) continue
      this.#fail('memory', null)
      this.#process.kill('SIGKILL')
    }
  }

  async #watchTime(limitMs: number, signal: AbortSignal): Promise<void> {
    const before = await cpuMs(this.pid)
    if (!(await passed(limitMs, signal))) return
    const after = await cpuMs(this.pid)
    const wasAtWork = before === null || after === null || after - before >= limitMs * workingShare
    this.#fail(wasAtWork ? 'timeout' : 'stalled', null)
    this.#process.kill('SIGKILL')
  }
}

/** False when it was called off. */
const passed = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal }).catch(() => false)
