import type { Log } from '../usecases/log.ts'
import { StoreError } from '../usecases/ports.ts'
import { clearFolder } from './childFolder.ts'
import type { CheckingChild, Failure, Outcome } from './childProcess.ts'
import type { Order } from './child/messages.ts'
import type { ChildPool } from './pool.ts'

type Answered = Extract<Outcome, { as: 'answered' }>['answer']

/** One order to a child, with the files that go with it. */
export interface Job<T> {
  order: Order
  prepare(folder: string): Promise<void>
  /** Null when the child did not keep to what was asked: the same as a crash. */
  collect(answer: Answered, folder: string): Promise<T | null>
}

export interface AttemptParts {
  pool: ChildPool
  log: Log
}

export type Settled<T> = { as: 'done'; value: T } | { as: 'failed'; reason: Failure; seen: string | null }

/** Of the time that a paper has, what its first child may take; the rest is for a second one. */
const firstShare = 0.8

/** A child that was this large before it began is no measure of what the paper takes. */
const smallBytes = 300 * 1024 * 1024

/**
 * Has a child do the job: a second one where the first broke down by itself, so that a fault of the moment refuses nobody's paper.
 * @param limitMs for both
 * @throws DoctorAway when there are no children
 */
export async function attempt<T>(
  { pool, log }: AttemptParts,
  job: Job<T>,
  limitMs: number,
): Promise<Settled<T>> {
  const first = await attemptOnce(pool, job, limitMs * firstShare)
  if (first.as === 'done') return first
  log.warn({ reason: first.reason, trace: first.trace, again: first.isWorthAnother }, 'a check broke down')
  if (!first.isWorthAnother) return first
  const second = await attemptOnce(
    pool,
    job,
    first.reason === 'stalled' ? limitMs : limitMs * (1 - firstShare),
  )
  if (second.as === 'failed')
    log.warn({ reason: second.reason, trace: second.trace, again: false }, 'a check broke down')
  return second
}

type Tried<T> = Settled<T> & { trace?: string | null; isWorthAnother?: boolean }

function attemptOnce<T>(pool: ChildPool, job: Job<T>, limitMs: number): Promise<Tried<T>> {
  return pool.lend(async (child): Promise<Tried<T>> => {
    try {
      return await attemptIn(child, job, limitMs)
    } catch (error) {
      // What was left in its folder would be in the way of the next paper.
      await child.end()
      throw error
    }
  })
}

async function attemptIn<T>(child: CheckingChild, job: Job<T>, limitMs: number): Promise<Tried<T>> {
  const bytesBefore = child.residentBytes
  await job.prepare(child.folder)
  const outcome = await child.ask(job.order, limitMs)
  if (outcome.as === 'diskFull') throw new StoreError('full', 'no room for what a check writes')
  if (outcome.as === 'failed') {
    const isOthersFault = outcome.reason === 'memory' && bytesBefore > smallBytes
    const isWorthAnother = outcome.reason === 'crashed' || outcome.reason === 'stalled' || isOthersFault
    return { ...outcome, seen: outcome.seen ?? null, isWorthAnother }
  }
  const value = await job.collect(outcome.answer, child.folder)
  if (value === null) return breach(child)
  await clearFolder(child.folder)
  return { as: 'done', value }
}

/** Whoever does not keep to the form is not asked again. */
async function breach(child: CheckingChild): Promise<Tried<never>> {
  await child.end()
  return {
    as: 'failed',
    reason: 'crashed',
    trace: 'an answer beside the order',
    seen: null,
    isWorthAnother: true,
  }
}
