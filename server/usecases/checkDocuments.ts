import { documentCheckFailed } from '../domain/documents/uploadFindings.ts'
import { profileFromKey } from '../domain/documents/profile.ts'
import { raise } from '../domain/finding.ts'
import { backoffMs } from './backoff.ts'
import type { DocumentNews } from './documentNews.ts'
import type { Log } from './log.ts'
import {
  DoctorAway,
  type DocumentCheck,
  type DocumentDoctor,
  type Random,
  type Store,
  type Verdict,
} from './ports.ts'

export interface CheckParts {
  store: Pick<Store, 'dueChecks' | 'attachVerdicts' | 'postponeChecks'>
  doctor: Pick<DocumentDoctor, 'judge'>
  news: DocumentNews
  random: Random
  log: Log
  config: { checkers: number; checkMs: number }
}

export interface DocumentChecks {
  /** Begins as many checks as there is room for; answers how long to rest, in ms. */
  step(): Promise<number>
  /** Whenever a check has ended, and with it there is room. */
  onEnd(listener: () => void): void
  /** Nothing more begins, and what goes wrong from now on is no word on a document. Resolves when the checks on their way are over. */
  stop(): Promise<void>
}

/** A paper to be judged under another profile is named by an item, of which nobody tells. */
const idleMs = 250
/** For each child one document at work and one that waits: none rests while a verdict is being written. */
const atHand = 2
const triesMax = 3
/** A check waits for one other at most before its own time begins. */
const leaseMarginMs = 30_000
const awayBackoff = { baseMs: 1_000, capMs: 60_000 }
const faultBackoff = { baseMs: 500, capMs: 5_000 }

/** Has documents judged, a few at a time, and writes down the verdicts. */
export function makeCheckDocuments(parts: CheckParts): DocumentChecks {
  const { store, news, log } = parts
  const { checkers, checkMs } = parts.config
  const room = checkers * atHand
  const running = new Map<string, Promise<void>>()
  const faults = new Map<string, number>()
  const listeners: (() => void)[] = []
  let isStopping = false

  async function check(due: DocumentCheck, name: string): Promise<void> {
    const outcome = await judged(parts, due, faults)
    if (isStopping && (outcome.as !== 'verdict' || outcome.verdict.filed === null)) return
    const { document, profile } = due
    if (outcome.as === 'later') {
      await store.postponeChecks([{ document, profile, retryAfterMs: outcome.retryAfterMs }])
      return
    }
    await store.attachVerdicts([{ document, profile, verdict: outcome.verdict }])
    faults.delete(name)
    news.judged(document)
  }

  function begin(due: DocumentCheck): void {
    const name = nameOf(due)
    if (running.has(name)) return
    const checking = check(due, name)
      // The store cannot take it now: it is due again when its lease is over.
      .catch((error: unknown) =>
        log.warn({ document: due.document, fault: faultOf(error) }, 'a verdict was not kept'),
      )
      .finally(() => {
        running.delete(name)
        for (const listener of listeners) listener()
      })
    running.set(name, checking)
  }

  return {
    async step() {
      const free = room - running.size
      if (isStopping || free <= 0) return idleMs
      const due = await store.dueChecks(free, checkMs * atHand + leaseMarginMs)
      for (const one of due) begin(one)
      return idleMs
    },
    onEnd: (listener) => void listeners.push(listener),
    async stop() {
      isStopping = true
      await Promise.all(running.values())
    },
  }
}

type Outcome = { as: 'verdict'; verdict: Verdict } | { as: 'later'; retryAfterMs: number }

async function judged(
  { doctor, random, log }: CheckParts,
  due: DocumentCheck,
  faults: Map<string, number>,
): Promise<Outcome> {
  const { document, sha256, kind, profile, tries } = due
  try {
    const verdict = await doctor.judge({ sha256, kind, profile: profileFromKey(profile) })
    return { as: 'verdict', verdict }
  } catch (error) {
    if (error instanceof DoctorAway)
      return { as: 'later', retryAfterMs: backoffMs(awayBackoff, tries, random()) }
    const count = (faults.get(nameOf(due)) ?? 0) + 1
    log.error({ document, tries: count, fault: faultOf(error) }, 'a document could not be judged')
    if (count >= triesMax) return { as: 'verdict', verdict: givenUp }
    faults.set(nameOf(due), count)
    return { as: 'later', retryAfterMs: backoffMs(faultBackoff, count - 1, random()) }
  }
}

const givenUp: Verdict = {
  mediaType: null,
  findings: [raise(documentCheckFailed, '')],
  filed: null,
  facts: {},
}

const nameOf = ({ document, profile }: DocumentCheck): string => `${document} ${profile}`

/** Its kind and place; its words may quote a file. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.name} ${place?.trim() ?? ''}`.trim()
}
