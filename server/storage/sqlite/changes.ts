import type { CountKey } from '../../domain/batch.ts'
import type { Lane } from '../../domain/lane.ts'
import type { JsonObject } from '../../domain/item.ts'

export interface PendingEvent {
  tenant: number
  type: string
  at: number
  batch: number | null
  dossier: number | null
  data: JsonObject
}
export interface CountDelta {
  batch: number
  key: CountKey
  by: number
}
export interface WaitingDelta {
  batch: number
  tenant: number
  lane: Lane
  by: number
}

/**
 * What the commands of one group commit have changed beside their own rows. Only ever appended to, so that a failed
 * command is undone by cutting the lists back to where it began; folded once, at the end of the group.
 */
export class Changes {
  readonly events: PendingEvent[] = []
  readonly counts: CountDelta[] = []
  readonly waiting: WaitingDelta[] = []
  readonly batches: number[] = []
  readonly dossiers: string[] = []
  readonly lanes: Lane[] = []
  readonly #afterCommit: (() => void)[] = []

  /** Done when the commit has reached the disk; not at all when it has not. */
  afterCommit(action: () => void): void {
    this.#afterCommit.push(action)
  }

  mark(): number[] {
    return this.#lists().map((list) => list.length)
  }

  rollBackTo(mark: readonly number[]): void {
    this.#lists().forEach((list, at) => {
      list.length = mark[at] ?? 0
    })
  }

  clear(): void {
    for (const list of this.#lists()) list.length = 0
  }

  /** Runs and forgets what was waiting for the commit. */
  committed(): void {
    for (const action of this.#afterCommit) action()
    this.clear()
  }

  #lists(): unknown[][] {
    return [
      this.events,
      this.counts,
      this.waiting,
      this.batches,
      this.dossiers,
      this.lanes,
      this.#afterCommit,
    ]
  }
}
