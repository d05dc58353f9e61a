import type { Finding } from '../domain/finding.ts'
import { parseItem } from '../domain/itemView.ts'
import { estimateTaxes } from '../domain/taxes/estimateTaxes.ts'
import { type Chunk, type DuplicateProbe, type PackedChunk, packChunk } from '../usecases/chunk.ts'
import type { ItemVerdict } from '../usecases/ports.ts'
import type { AcceptedItem, CheckedItem } from './checkItem.ts'

export interface CollectorLimits {
  chunkRowsMax: number
  refuseFindingsMax: number
}

export type Collected = { as: 'chunk'; packed: PackedChunk } | { as: 'verdicts'; rows: ItemVerdict[] }

/** Gathers checked rows into pieces of bounded size, and counts what a summary has to tell. */
export class RowCollector {
  rows = 0
  rejected = 0
  /** The first of the rejected rows. */
  readonly findings: Finding[] = []
  readonly #as: 'chunks' | 'verdicts'
  readonly #limits: CollectorLimits
  readonly #on: string
  #chunk: Chunk = { accepted: [], rejected: [] }
  #verdicts: ItemVerdict[] = []
  #gathered = 0

  /** @param on the day of judgement, YYYY-MM-DD */
  constructor(as: 'chunks' | 'verdicts', limits: CollectorLimits, on: string) {
    this.#as = as
    this.#on = on
    this.#limits = limits
  }

  get isFull(): boolean {
    return this.#gathered >= this.#limits.chunkRowsMax
  }

  add(row: number, item: CheckedItem): void {
    this.#count(row, item)
    if (this.#as === 'verdicts') this.#verdicts.push(verdictOf(row, item, this.#on))
    else if (item.accepted) this.#chunk.accepted.push({ row, ...item.accepted })
    else {
      const { reference, findings, metadata } = item
      this.#chunk.rejected.push({ row, reference, findings, ...(metadata ? { metadata } : {}) })
    }
  }

  /** A row that is no item at all. */
  reject(row: number, finding: Finding): void {
    this.add(row, {
      reference: null,
      findings: [finding],
      channel: null,
      lane: null,
      reason: null,
      deadlines: [],
      metadata: undefined,
      item: null,
      accepted: null,
    })
  }

  /** What was gathered since the last time; null when there is nothing. */
  take(): Collected | null {
    if (this.#gathered === 0) return null
    this.#gathered = 0
    if (this.#as === 'verdicts') {
      const rows = this.#verdicts
      this.#verdicts = []
      return { as: 'verdicts', rows }
    }
    const packed = packChunk(this.#chunk)
    this.#chunk = { accepted: [], rejected: [] }
    return { as: 'chunk', packed }
  }

  #count(row: number, { accepted, findings }: CheckedItem): void {
    this.rows++
    this.#gathered++
    if (accepted) return
    this.rejected++
    for (const finding of findings) {
      if (this.findings.length >= this.#limits.refuseFindingsMax) return
      this.findings.push({ ...finding, row })
    }
  }
}

const verdictOf = (row: number, item: CheckedItem, on: string): ItemVerdict => ({
  row,
  reference: item.reference,
  valid: item.accepted !== null,
  findings: item.findings,
  channel: item.channel,
  lane: item.lane,
  ...(item.reason ? { reason: item.reason } : {}),
  deadlines: item.deadlines,
  ...taxesOf(item, on),
  probe: item.accepted && probeOf(item.accepted),
  ...(item.accepted?.papers ? { papers: item.accepted.papers } : {}),
})

const probeOf = ({ reference, procedure, keys, identity }: AcceptedItem): DuplicateProbe => ({
  reference,
  procedure,
  keys,
  ...(identity ? { identity } : {}),
})

/** Only where the procedure pays any: an item's other fields are told always. */
function taxesOf({ item }: CheckedItem, on: string): Pick<ItemVerdict, 'taxes'> {
  const taxes = item && estimateTaxes(parseItem(item), on)
  return taxes ? { taxes } : {}
}
