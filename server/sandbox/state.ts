import { type Behaviours, makeBehaviours } from './behaviours.ts'
import { type Books, makeBooks } from './books.ts'
import { type Counts, makeCounts } from './counts.ts'
import type { Filing } from './filing.ts'
import type { Lane } from './lanes.ts'
import { type Ledger, openLedger } from './ledger.ts'
import type { LedgerEntry, LedgerFact } from './ledgerEntry.ts'
import type { Pace } from './lifecycle.ts'
import type { Spoiling } from './mangle.ts'
import { makeRandom, type Random } from './random.ts'

export interface StateOptions {
  ledgerFile: string
  /** Null: every Bearer is good. */
  token: string | null
  seed: number
  pace: Pace
  slowMs: number
  duplicateGuard: boolean
  echoes: boolean
  bulkStatuses: boolean
  lookUps: boolean
  complements: boolean
  health: 'right' | 'wrong' | 'absent'
  /** An e-photo younger than 72 hours is unknown. */
  freshEphotosUnknown: boolean
  /** On the channel ants, identity papers and proofs of address come with their files. */
  filesNeeded: boolean
}

/** The State: its books, its ledger, its clock, its moods. */
export interface State {
  readonly options: StateOptions
  readonly books: Books
  readonly behaviours: Behaviours
  readonly counts: Counts
  readonly random: Random
  /** The State's clock, ms since 1970. */
  nowMs(): number
  record(fact: LedgerFact): void
  synced(): Promise<void>
  /** For lines that nobody waits for. */
  syncSoon(): void
  newRequest(): string
  /** Lets everything happen to the filing that its plan has for now. */
  advance(filing: Filing): void
  spoiling(reference: string | null, lane: Lane | null): Spoiling
  close(): Promise<void>
}

export async function openState(options: StateOptions): Promise<State> {
  const books = makeBooks()
  const counts = makeCounts()
  const take = (entry: LedgerEntry): void => {
    books.apply(entry)
    counts.apply(entry)
  }
  const ledger = await openLedger(options.ledgerFile, take)
  const state = makeState({ options, books, counts, ledger, take })
  books.reopen(state.nowMs())
  state.record({ kind: 'opened', seed: options.seed })
  await state.synced()
  return state
}

const syncSoonMs = 20

interface Parts {
  options: StateOptions
  books: Books
  counts: Counts
  ledger: Ledger
  take: (entry: LedgerEntry) => void
}

function makeState({ options, books, counts, ledger, take }: Parts): State {
  const random = makeRandom(options.seed)
  const behaviours = makeBehaviours()
  const run = books.lines.toString(36)
  let requests = 0
  let isSyncing = false
  const nowMs = (): number => Date.now() + books.clockOffsetMs
  const record = (fact: LedgerFact): void => {
    const wallMs = performance.timeOrigin + performance.now()
    const entry: LedgerEntry = { n: books.lines + 1, wallMs, clockMs: nowMs(), ...fact }
    take(entry)
    ledger.append(entry)
  }
  return {
    options,
    books,
    behaviours,
    counts,
    random,
    nowMs,
    record,
    synced: () => ledger.synced(),
    syncSoon: () => {
      if (isSyncing) return
      isSyncing = true
      setTimeout(() => {
        isSyncing = false
        ledger.synced().catch(() => undefined)
      }, syncSoonMs).unref()
    },
    newRequest: () => {
      requests += 1
      return `r${run}-${requests}`
    },
    advance: (filing) => {
      for (let step = filing.steps[0]; step && step.atMs <= nowMs(); step = filing.steps[0]) {
        const { filingNumber, reference, status: from } = filing
        record({ kind: 'status', filingNumber, reference, from, step, by: 'plan' })
      }
    },
    spoiling: (reference, lane) => ({
      random,
      reference,
      otherReference: books.otherReference(reference ?? ''),
      echoes: options.echoes,
      retryAfterSeconds: behaviours.of(lane).retryAfterSeconds,
      nowMs: nowMs(),
    }),
    close: () => ledger.close(),
  }
}
