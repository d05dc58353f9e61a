import type { Config } from '../config.ts'
import type { Lane } from '../domain/lane.ts'
import type { Clock, ReservedDossier, Store } from '../usecases/ports.ts'
import { makeUploads, type UploadsParts } from './uploads.ts'

export interface HeldParts extends Omit<UploadsParts, 'onArrival' | 'patienceMs'> {
  lane: Lane
  store: Pick<Store, 'reserve' | 'giveBack' | 'putOff'>
  clock: Clock
  config: Pick<Config, 'upstream' | 'retry'>
  owner: string
  /** Something was reserved. */
  onTurn: () => void
}

/** Dossiers that a lane has reserved and not yet begun: others may have them again at any time (F5). */
export interface Held {
  /** Those that may leave; their papers are with the State. */
  size(): number
  /** Those whose papers are on their way. */
  uploading(): number
  take(count: number): ReservedDossier[]
  putBack(dossiers: ReservedDossier[]): void
  /** Reserves more when half of what is wanted is gone; waits for it only when nothing is held. */
  refill(wanted: number): Promise<void>
  giveBack(): Promise<void>
  /** Something became ready: it is worth asking the store again. */
  hint(): void
  /** Reserves nothing more and gives everything back. */
  halt(): Promise<void>
}

const leaseMsMin = 60_000
/** What is held goes back after this, so that what came since may overtake it. */
const heldMsMax = 30_000
/** So long a dossier waits for its papers; what is left of its lease covers the time until it is begun. */
const patienceMsMax = 30_000
/** After the store had less than was asked for, it is not asked again at once unless it says that something is ready. */
const askAgainMs = 1_000
const connectMs = 5_000

export function makeHeld(parts: HeldParts): Held {
  const { lane, store, clock, config, owner, onTurn } = parts
  const attemptMs = config.upstream.timeoutMs + config.upstream.sendWindowMs + connectMs
  // The lease covers the attempt: were it to end before, settling would begin while the request is still on its way (F3).
  const leaseMs = Math.max(leaseMsMin, attemptMs * 2)
  let held: ReservedDossier[] = []
  let since = 0
  let askAgainAt = 0
  let running: Promise<void> | null = null
  let fault: unknown = null
  let halted = false

  const giveBackHeld = async (): Promise<void> => {
    const back = held.map(({ id }) => ({ id, owner }))
    held = []
    if (back.length > 0) await store.giveBack(back)
  }
  const giveBack = async (): Promise<void> => {
    await giveBackHeld()
    await uploads.giveBack()
  }
  const uploads = makeUploads({
    ...parts,
    patienceMs: Math.min(patienceMsMax, leaseMs / 2),
    onArrival: (dossier) => {
      if (held.length === 0) since = clock.mono()
      held.push(dossier)
      onTurn()
    },
  })
  const reserve = async (max: number): Promise<void> => {
    askAgainAt = clock.mono() + askAgainMs
    try {
      const claimed = await store.reserve({ lane, max, leaseMs, owner, attemptMs, shares: {} })
      if (claimed.length >= max && !uploads.isStuck()) askAgainAt = 0
      if (held.length === 0) since = clock.mono()
      const admitted = uploads.admit(claimed)
      held = held.concat(admitted)
      if (halted) await giveBack()
      if (admitted.length > 0) onTurn()
    } catch (error) {
      fault = error
    } finally {
      running = null
    }
  }
  const refill = async (wanted: number): Promise<void> => {
    const now = clock.mono()
    uploads.sweep()
    if (held.length > 0 && now - since > heldMsMax) await giveBackHeld()
    // Uploads that hang keep nobody else waiting: beyond them more is reserved.
    const mine = held.length + (uploads.isStuck() ? 0 : uploads.size())
    if (mine * 2 <= wanted && now >= askAgainAt) running ??= reserve(wanted - mine)
    if (held.length === 0) await running
    if (fault === null) return
    const thrown = fault
    fault = null
    throw thrown
  }

  return {
    size: () => held.length,
    uploading: () => uploads.size(),
    take: (count) => {
      const taken = held.slice(0, count)
      held = held.slice(count)
      // The State may have lost a paper since it was uploaded.
      return uploads.admit(taken)
    },
    putBack: (dossiers) => {
      held = dossiers.concat(held)
    },
    refill,
    giveBack,
    hint: () => {
      askAgainAt = 0
      onTurn()
    },
    halt: async () => {
      halted = true
      await running
      await uploads.halt()
      await giveBack()
    },
  }
}
