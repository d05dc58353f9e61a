import { type PackedChunk, packChunk, unpackChunk } from './chunk.ts'
import {
  type BatchDraft,
  type BatchSeal,
  type BodyFault,
  type Clock,
  type IdempotencyClaim,
  type ItemReading,
  type SealResult,
  type StageResult,
  type Store,
  StoreError,
} from './ports.ts'

/** How long rows wait for a reference that another unsealed batch holds. */
const busyWaitMs = 10_000
const busyEveryMs = 50
const dropAgainMs = 500

type SealWishes = Pick<BatchSeal, 'refuseInvalid'> & { claim: IdempotencyClaim | null }

type Sealed = Exclude<SealResult, { as: 'busy' }>

/** Puts the rows of a reading into the store under one seal, or leaves nothing of them. */
export async function deposit(
  parts: { store: Store; clock: Clock },
  draft: BatchDraft,
  reading: ItemReading,
  wishes: SealWishes,
): Promise<Sealed | { as: 'fault'; fault: BodyFault }> {
  const staging = new Staging(parts, draft)
  let kept = false
  try {
    const result = await staging.take(reading, wishes)
    kept = result.as === 'sealed'
    return result
  } finally {
    if (!kept) await staging.drop()
  }
}

/** The chunks of one reading on their way into the store, invisible until the seal. */
class Staging {
  readonly #store: Store
  readonly #clock: Clock
  readonly #draft: BatchDraft
  #chunks = 0
  /** Rows to stage again, one chunk for each that had any. */
  #busy: PackedChunk[] = []

  constructor({ store, clock }: { store: Store; clock: Clock }, draft: BatchDraft) {
    this.#store = store
    this.#clock = clock
    this.#draft = draft
  }

  /** Stages as the chunks come; the last one goes in with the seal, so that a batch of one chunk takes one commit. */
  async take(
    reading: ItemReading,
    { refuseInvalid, claim }: SealWishes,
  ): Promise<Sealed | { as: 'fault'; fault: BodyFault }> {
    let last: PackedChunk | null = null
    for await (const packed of reading.chunks()) {
      if (last) await this.#stage(last)
      last = packed
    }
    const { fault, bodyHash } = await reading.summary()
    if (fault) return { as: 'fault', fault }
    if (!last) return { as: 'empty' }
    const idempotency = claim ? { ...claim, bodyHash } : null
    return this.#seal({ draft: this.#draft, idempotency, refuseInvalid, busyRows: [] }, last)
  }

  /** As if nothing had ever been staged. */
  async drop(): Promise<void> {
    if (this.#chunks > 0 && !(await this.#isDropped())) void this.#dropLater()
  }

  /** A full disk may refuse even that, and rows of a batch that nobody seals would hold their references till the next start. */
  async #dropLater(): Promise<void> {
    do await this.#clock.sleep(dropAgainMs)
    while (!(await this.#isDropped().catch(() => true)))
  }

  /** False when it may be tried again. @throws what will not pass by itself */
  async #isDropped(): Promise<boolean> {
    try {
      await this.#store.dropBatch(this.#draft.id)
      return true
    } catch (error) {
      if (error instanceof StoreError && (error.code === 'full' || error.code === 'busy')) return false
      throw error
    }
  }

  async #seal(seal: BatchSeal, last: PackedChunk): Promise<Sealed> {
    if (this.#busy.length > 0) await this.#stage(last)
    else {
      const result = await this.#store.depositBatch(seal, this.#chunks++, last)
      if (result.as !== 'busy') return result
      this.#keepBusy(last, result.staged)
    }
    const busyRows = await this.#stageBusyAgain()
    const result = await this.#store.sealBatch({ ...seal, busyRows })
    if (result.as === 'busy') throw new Error('a seal that names its busy rows was answered busy')
    return result
  }

  async #stage(packed: PackedChunk): Promise<void> {
    this.#keepBusy(packed, await this.#store.stageItems(this.#draft, this.#chunks++, packed))
  }

  #keepBusy(packed: PackedChunk, staged: StageResult | undefined): void {
    if (staged && staged.busyRows.length > 0) this.#busy.push(onlyRows(packed, new Set(staged.busyRows)))
  }

  /** Answers the rows that stayed busy to the end. */
  async #stageBusyAgain(): Promise<number[]> {
    const until = this.#clock.mono() + busyWaitMs
    while (this.#busy.length > 0 && this.#clock.mono() < until) {
      await this.#clock.sleep(busyEveryMs)
      const chunks = this.#busy
      this.#busy = []
      for (const packed of chunks) await this.#stage(packed)
    }
    return this.#busy.flatMap((packed) => unpackChunk(packed).accepted.map(({ row }) => row))
  }
}

function onlyRows(packed: PackedChunk, rows: ReadonlySet<number>): PackedChunk {
  const { accepted } = unpackChunk(packed)
  return packChunk({ accepted: accepted.filter(({ row }) => rows.has(row)), rejected: [] })
}
