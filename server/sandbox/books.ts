import type { Filing, Step } from './filing.ts'
import { objectOf, textOf } from './json.ts'
import type { LedgerEntry } from './ledgerEntry.ts'

/** What the State knows, built from its ledger and from nothing else. */
export interface Books {
  apply(entry: LedgerEntry): void
  /** Called once after the replay: what was late when the sandbox died is visible now, since nobody could look meanwhile. */
  reopen(nowMs: number): void
  byNumber(filingNumber: string): Filing | null
  /** Every filing of the reference, the hidden ones too. */
  byReference(reference: string): readonly Filing[]
  all(): Iterable<Filing>
  readonly taken: number
  readonly lines: number
  readonly clockOffsetMs: number
  postsOf(reference: string): number
  /** Null: it was never uploaded, or has vanished. */
  document(sha256: string): HeldDocument | null
  documents(): Iterable<HeldDocument>
  /** Some reference other than this one, for answers that are meant for somebody else. */
  otherReference(than: string): string
}

export interface HeldDocument {
  sha256: string
  size: number
  mediaType: string | null
}

export function makeBooks(): Books {
  const numbers = new Map<string, Filing>()
  const references = new Map<string, Filing[]>()
  const posts = new Map<string, number>()
  const documents = new Map<string, HeldDocument>()
  const recent: string[] = []
  let clockOffsetMs = 0
  let lines = 0

  const enter = (entry: Extract<LedgerEntry, { kind: 'taken' }>): void => {
    const filing = filingOf(entry)
    numbers.set(filing.filingNumber, filing)
    const same = references.get(filing.reference)
    if (same) same.push(filing)
    else references.set(filing.reference, [filing])
    recent.unshift(filing.reference)
    if (recent.length > 2) recent.pop()
  }
  return {
    apply: (entry) => {
      lines += 1
      switch (entry.kind) {
        case 'seen':
          if (entry.what === 'filing' && entry.reference !== undefined)
            posts.set(entry.reference, (posts.get(entry.reference) ?? 0) + 1)
          return
        case 'taken':
          return enter(entry)
        case 'ended':
          return show(entry.filingNumber ? numbers.get(entry.filingNumber) : undefined, entry.visibleAtMs)
        case 'status':
          return move(numbers.get(entry.filingNumber), entry.step, entry.planned ?? null)
        case 'told':
          for (const number of entry.finals ?? []) {
            const filing = numbers.get(number)
            if (filing) filing.finalTold += 1
          }
          return
        case 'complement':
          numbers.get(entry.filingNumber)?.complements.push({
            reference: entry.complement,
            receivedAtMs: entry.clockMs,
            kinds: entry.documents.map((document) => textOf(document['kind']) ?? ''),
          })
          return
        case 'document':
          documents.set(entry.sha256, {
            sha256: entry.sha256,
            size: entry.size,
            mediaType: entry.mediaType ?? null,
          })
          return
        case 'documentLost':
          documents.delete(entry.sha256)
          return
        case 'clock':
          clockOffsetMs += entry.byMs
      }
    },
    reopen: (nowMs) => {
      for (const filing of numbers.values()) show(filing, filing.visibleAtMs ?? nowMs)
    },
    byNumber: (filingNumber) => numbers.get(filingNumber) ?? null,
    byReference: (reference) => references.get(reference) ?? [],
    all: () => numbers.values(),
    get taken() {
      return numbers.size
    },
    get lines() {
      return lines
    },
    get clockOffsetMs() {
      return clockOffsetMs
    },
    postsOf: (reference) => posts.get(reference) ?? 0,
    document: (sha256) => documents.get(sha256) ?? null,
    documents: () => documents.values(),
    otherReference: (than) => recent.find((reference) => reference !== than) ?? 'somebody-else',
  }
}

function filingOf(entry: Extract<LedgerEntry, { kind: 'taken' }>): Filing {
  const vehicle = objectOf(entry.data['vehicle'])
  return {
    filingNumber: entry.filingNumber,
    reference: entry.reference,
    procedure: entry.procedure,
    channel: entry.channel,
    establishment: entry.establishment,
    lane: entry.lane,
    vin: textOf(vehicle['vin']) ?? '',
    plate: textOf(vehicle['plate']) ?? '',
    receivedAtMs: entry.clockMs,
    updatedAtMs: entry.clockMs,
    status: 'received',
    outcome: null,
    refusal: null,
    request: null,
    steps: entry.steps,
    pending: null,
    visibleAtMs: entry.lateMs === null ? entry.clockMs : null,
    lateMs: entry.lateMs ?? 0,
    finalTold: 0,
    complements: [],
  }
}

function show(filing: Filing | undefined, visibleAtMs: number | undefined): void {
  if (filing && visibleAtMs !== undefined) filing.visibleAtMs = visibleAtMs
}

/** @param then what is planned instead of what was; null: the plan goes on */
function move(filing: Filing | undefined, step: Step, then: Step[] | null): void {
  if (!filing) return
  filing.status = step.status
  filing.updatedAtMs = step.atMs
  filing.refusal = step.refusal ?? null
  filing.request = step.request ?? null
  filing.pending = step.pending ?? null
  if (step.outcome) filing.outcome = { ...filing.outcome, ...step.outcome }
  filing.steps = then ?? filing.steps.slice(1)
}
