/** How long content stays that nothing names: whoever put it there is about to name it. */
export const unnamedKeptMs = 3_600_000

/**
 * What is done with one content is done one after the other, so that it never goes while it comes. Elapsed time of this process,
 * which nobody sets.
 */
export class ContentTurns {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #keptAt = new Map<string, number>()

  /** `work` makes the content durable; it is not removed for an hour from now. */
  async keeping(sha256: string, work: () => Promise<void>): Promise<void> {
    await this.#turn(sha256, async () => {
      await work()
      this.#keptAt.set(sha256, performance.now())
    })
  }

  /** Runs `work` unless the content was kept lately. */
  removing(sha256: string, work: () => Promise<boolean>): Promise<boolean> {
    return this.#turn(sha256, async () => (this.#isKeptLately(sha256) ? false : work()))
  }

  #isKeptLately(sha256: string): boolean {
    const keptAt = this.#keptAt.get(sha256)
    if (keptAt === undefined) return false
    if (performance.now() - keptAt < unnamedKeptMs) return true
    this.#keptAt.delete(sha256)
    return false
  }

  /** Of what was kept more than an hour ago nothing need be known. */
  forgetOld(): void {
    for (const sha256 of this.#keptAt.keys()) this.#isKeptLately(sha256)
  }

  async #turn<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(sha256) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.#last.set(sha256, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(sha256) === mine) this.#last.delete(sha256)
    }
  }
}
