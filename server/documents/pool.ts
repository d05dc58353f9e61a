import type { Log } from '../usecases/log.ts'
import { DoctorAway } from '../usecases/ports.ts'
import type { CheckingChild } from './childProcess.ts'

export interface PoolParts {
  /** @throws Error when none comes up, or `signal` calls it off */
  start(signal: AbortSignal): Promise<CheckingChild>
  /** Children at work at once; those that take long do not count, up to as many again. */
  size: number
  log: Log
  /** When nobody has asked for so long, children that have worked give their memory back. */
  restMs?: number
}

const restMs = 60_000

/** From here on a paper takes long: others are served beside it, and before it. */
const longMs = 2_000

/** Kept beyond those at work, ready: whoever comes after a child was killed does not wait for the next to come up. */
const spares = 1

/** Memory of wasm never shrinks, and native memory seldom: a child that did much, or grew, makes room for a fresh one. */
const ordersMax = 80
const residentBytesKept = 600 * 1024 * 1024

/** Children that wait for work. Each is lent to one at a time, oldest asker first. */
export class ChildPool {
  readonly #parts: PoolParts
  readonly #idle: CheckingChild[] = []
  readonly #lent = new Set<CheckingChild>()
  /** Of those lent, the ones that take long. */
  readonly #long = new Set<CheckingChild>()
  readonly #asking: PromiseWithResolvers<CheckingChild>[] = []
  readonly #starting = new Set<Promise<void>>()
  readonly #closing = new AbortController()
  #resting: NodeJS.Timeout | undefined

  constructor(parts: PoolParts) {
    this.#parts = parts
  }

  /** Has one child ready before anybody asks; the others come with the first paper. */
  warm(): void {
    if (this.#count() === 0) this.#startOne()
  }

  /**
   * Lends a child to `use`, and takes back what is left of it.
   * @throws DoctorAway when no child comes up, or on closing
   */
  async lend<T>(use: (child: CheckingChild) => Promise<T>): Promise<T> {
    const child = await this.#ask()
    const long = setTimeout(() => this.#passBy(child), longMs)
    try {
      return await use(child)
    } finally {
      clearTimeout(long)
      this.#takeBack(child)
    }
  }

  /** Ends every child at once; whoever uses one sees it crash. */
  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#resting)
    for (const { reject } of this.#asking.splice(0)) reject(new DoctorAway('closing'))
    await Promise.all(this.#starting)
    await Promise.all([...this.#idle.splice(0), ...this.#lent].map((child) => child.end()))
  }

  #fill(): void {
    const wanted = this.#parts.size + this.#long.size + spares
    while (!this.#closing.signal.aborted && this.#count() < wanted) this.#startOne()
  }

  #count(): number {
    return this.#idle.length + this.#lent.size + this.#starting.size
  }

  #ask(): Promise<CheckingChild> {
    if (this.#closing.signal.aborted) return Promise.reject(new DoctorAway('closing'))
    const asked = Promise.withResolvers<CheckingChild>()
    this.#asking.push(asked)
    this.#serve()
    return asked.promise
  }

  #serve(): void {
    this.#dropGone()
    while (this.#asking.length > 0 && this.#lent.size - this.#long.size < this.#parts.size) {
      const child = this.#idle.shift()
      if (!child) break
      this.#lent.add(child)
      this.#asking.shift()?.resolve(child)
    }
    this.#fill()
  }

  #dropGone(): void {
    for (const child of this.#idle.splice(0)) {
      if (child.isGone) this.#discard(child)
      else this.#idle.push(child)
    }
  }

  #passBy(child: CheckingChild): void {
    if (this.#long.size >= this.#parts.size || child.isGone) return
    this.#long.add(child)
    this.#serve()
  }

  #takeBack(child: CheckingChild): void {
    this.#lent.delete(child)
    this.#long.delete(child)
    const isWorn = child.ordersDone >= ordersMax || child.residentBytes > residentBytesKept
    if (child.isGone || isWorn || this.#closing.signal.aborted) this.#discard(child)
    else this.#idle.push(child)
    if (this.#closing.signal.aborted) return
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#rest(), this.#parts.restMs ?? restMs).unref()
    this.#serve()
  }

  #rest(): void {
    if (this.#lent.size > 0 || this.#asking.length > 0) return
    for (const child of this.#idle.splice(0)) {
      if (child.ordersDone > 0) this.#discard(child)
      else this.#idle.push(child)
    }
    this.warm()
  }

  #discard(child: CheckingChild): void {
    child
      .end()
      .catch((error: unknown) => this.#parts.log.error({ error }, 'a checking child left its folder'))
  }

  #startOne(): void {
    const started = this.#parts.start(this.#closing.signal).then(
      (child) => {
        this.#starting.delete(started)
        if (this.#closing.signal.aborted) return child.end()
        this.#idle.push(child)
        return this.#serve()
      },
      (error: unknown) => {
        this.#starting.delete(started)
        this.#giveUp(error)
      },
    )
    this.#starting.add(started)
  }

  /** Nobody is coming: those who wait ask again later, and their asking starts the next try. */
  #giveUp(error: unknown): void {
    if (this.#closing.signal.aborted) return
    this.#parts.log.error({ error }, 'a checking child does not come up')
    if (this.#count() > 0) return
    for (const { reject } of this.#asking.splice(0)) reject(new DoctorAway('no child comes up'))
  }
}
