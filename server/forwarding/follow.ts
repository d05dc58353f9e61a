import type { UpstreamConfig } from '../config.ts'
import { backoffMs } from '../usecases/backoff.ts'
import { followFilings, type FollowPorts } from '../usecases/followFiling.ts'
import type { FollowUp, IncidentDraft, StatusRecord, Store } from '../usecases/ports.ts'
import type { Recorder } from './recorder.ts'
import { makeSlots } from './slots.ts'

export interface FollowParts extends FollowPorts {
  store: Pick<Store, 'dueFollowUps' | 'takeSlots'>
  config: { upstream: UpstreamConfig }
  recorder: Recorder<StatusRecord>
  report: (incidents: readonly IncidentDraft[]) => void
}

/** Status reads have a budget of their own: as many calls a second, of up to 500 filings each. */
const callsPerSecond = 5
const bulkMax = 500
const oneByOneMax = 8
const idleMs = 500
const marginMs = 5_000
const unrecordedMax = 2_000
const shrinkBy = 4
const pause = { baseMs: 250, capMs: 60_000 }

/**
 * Asks what has become of the filings that are due. One answer that cannot be read spoils a whole call: then fewer are
 * asked about at once, until the one that spoils it stands alone.
 */
export function makeFollow(parts: FollowParts): { step: () => Promise<number> } {
  const { store, clock, config, recorder } = parts
  const slots = makeSlots(store, 'statuses', clock)
  const askedMax = config.upstream.bulkStatuses ? bulkMax : oneByOneMax
  let asked = askedMax
  let failures = 0
  let pending: FollowUp[] = []

  const step = async (): Promise<number> => {
    if (recorder.size() > unrecordedMax) return idleMs
    if (pending.length === 0)
      pending = await store.dueFollowUps(askedMax, config.upstream.timeoutMs + marginMs)
    if (pending.length === 0) return idleMs
    const some = pending.slice(0, asked)
    pending = pending.slice(asked)
    await awaitSlot()
    const followed = await followFilings(parts, some)
    for (const record of followed.records) recorder.push(record)
    parts.report(followed.incidents)
    if (followed.answer.as === 'read') {
      failures = 0
      asked = Math.min(askedMax, asked * 2)
      return 0
    }
    // Asked again in smaller company, after the others; one that spoils the answer alone, when its claim has run out.
    if (some.length > 1) pending = pending.concat(some)
    failures += 1
    asked = Math.max(1, Math.floor(asked / shrinkBy))
    return followed.answer.retryAfterMs ?? backoffMs(pause, failures, parts.random())
  }

  const awaitSlot = async (): Promise<void> => {
    for (let at = slots.take(); ; at = slots.take()) {
      const now = clock.mono()
      if (at !== null) return at > now ? clock.sleep(at - now) : undefined
      if ((await slots.fill(1, 1_000 / callsPerSecond)) === 0) await clock.sleep(pause.baseMs / 10)
    }
  }
  return { step }
}
