import type { Limits } from '../config.ts'
import type { Gazetteer } from '../domain/places/gazetteer.ts'
import { BodyWork, type Piece, type Step } from './bodyWork.ts'
import { type FromWorker, type ToWorker, creditsAtFirst } from './workerMessages.ts'

/** How long one reading may keep the worker before the next has its turn. */
const turnMs = 4

interface Reading {
  id: number
  work: BodyWork
  steps: Generator<Step, void>
  credits: number
  /** Waits for bytes or for a credit. */
  idle: boolean
  /** Made, but there was no credit to send it. */
  withheld: Piece | null
}

export interface LoopParts {
  limits: Limits
  /** Each thread has its own: it cannot be handed over with a request. */
  places?: Gazetteer
  post(message: FromWorker): void
  /** Runs once, after messages that have come meanwhile. */
  later(turn: () => void): void
  nowMs(): number
}

/** Shares one thread between readings: each has a short turn after the other. */
export class CheckingLoop {
  readonly #parts: LoopParts
  /** In the order of their turns. */
  readonly #readings = new Map<number, Reading>()
  #scheduled = false

  constructor(parts: LoopParts) {
    this.#parts = parts
  }

  handle(message: ToWorker): void {
    if (message.as === 'open') this.#open(message)
    const reading = this.#readings.get(message.id)
    if (!reading) return
    if (message.as === 'abort') {
      this.#readings.delete(message.id)
      return
    }
    if (message.as === 'bytes') reading.work.push(message.bytes)
    else if (message.as === 'end') reading.work.end()
    else if (message.as === 'credit') reading.credits++
    reading.idle = false
    this.#schedule()
  }

  #open({ id, request }: Extract<ToWorker, { as: 'open' }>): void {
    const taken = (bytes: number): void => this.#parts.post({ id, as: 'taken', bytes })
    const context = { ...request.context, places: this.#parts.places }
    const work = new BodyWork({ ...request, context }, this.#parts.limits, taken)
    const steps = work.steps()
    this.#readings.set(id, { id, work, steps, credits: creditsAtFirst, idle: false, withheld: null })
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    this.#parts.later(() => this.#turn())
  }

  #turn(): void {
    this.#scheduled = false
    const next = [...this.#readings.values()].find((reading) => !reading.idle)
    if (!next) return
    this.#readings.delete(next.id)
    try {
      if (this.#run(next)) this.#readings.set(next.id, next)
    } catch (error) {
      this.#parts.post({ id: next.id, as: 'failed', trace: traceOf(error) })
    }
    this.#schedule()
  }

  /** False once the reading is over. */
  #run(reading: Reading): boolean {
    const until = this.#parts.nowMs() + turnMs
    do {
      if (reading.withheld && !this.#send(reading, reading.withheld)) return true
      const step = reading.steps.next()
      if (step.done) return false
      if (step.value === 'starved') {
        reading.idle = true
        return true
      }
      if (step.value !== 'pause' && !this.#send(reading, step.value)) return true
    } while (this.#parts.nowMs() < until)
    return true
  }

  #send(reading: Reading, piece: Piece): boolean {
    const costs = piece.as === 'chunk' || piece.as === 'verdicts'
    if (costs && reading.credits === 0) {
      reading.withheld = piece
      reading.idle = true
      return false
    }
    if (costs) reading.credits--
    reading.withheld = null
    this.#parts.post({ id: reading.id, as: 'piece', piece })
    return true
  }
}

/** Where it broke, without the message: that may quote what the client sent. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error'
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, ...frames.slice(0, 8)].join('\n')
}
