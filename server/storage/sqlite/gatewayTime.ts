/** When a command was given: both clocks, read on the side that gives it. */
export interface Stamp {
  wall: number
  mono: number
}

/**
 * Gateway time: ms that pass only while a gateway runs (F1). It goes on from where the last process left it, follows the
 * monotonic clock, and never goes back; the wall clock has no part in it.
 */
export class GatewayTime {
  readonly #atBoot: number
  readonly #monoAtBoot: number
  #now: number

  constructor(stored: number, mono: number) {
    this.#atBoot = stored
    this.#monoAtBoot = mono
    this.#now = stored
  }

  /** With its fraction of a ms: slots are spaced by it, everything else is kept in whole ms. */
  read(mono: number): number {
    this.#now = Math.max(this.#now, this.#atBoot + mono - this.#monoAtBoot)
    return this.#now
  }
}
