import type { LedgerEntry } from '../support/sandbox.ts'

/** The State's own record, by reference: what it was sent, what it took, what it said, and when. */
export interface References {
  byReference: Map<string, StateOf>
  /** How often each kind of fault was shown. */
  faults: Map<string, number>
  /** Contents that filings named while the State did not hold them. */
  unheld: string[]
  uploads: number
}

export interface StateOf {
  posts: Post[]
  lookUps: LookUp[]
  taken: Taken[]
  refusedCodes: string[]
}

export interface Post {
  request: string
  seenMs: number
  /** When its connection was over; null when the ledger does not say. */
  endedMs: number | null
  told: { manner: string; status?: number; fault?: string; clean: boolean } | null
}

export interface LookUp {
  seenMs: number
  isCleanAbsence: boolean
}

export interface Taken {
  filingNumber: string
  procedure: string
  establishment: string
  channel: string
  data: unknown
  documents: unknown
  status: string
  /** Everything that the State has ever given with an acceptance. */
  outcome: Record<string, unknown>
  refusalCode: string | null
}

export function indexLedger(entries: readonly LedgerEntry[]): References {
  const byReference = new Map<string, StateOf>()
  const byNumber = new Map<string, Taken>()
  const posts = new Map<string, Post>()
  const lookUps = new Map<string, LookUp>()
  const faults = new Map<string, number>()
  const held = new Set<string>()
  const unheld: string[] = []
  let uploads = 0
  const of = (reference: string): StateOf => {
    const known = byReference.get(reference) ?? { posts: [], lookUps: [], taken: [], refusedCodes: [] }
    byReference.set(reference, known)
    return known
  }
  for (const entry of entries) {
    switch (entry.kind) {
      case 'seen':
        if (entry.what === 'filing' && entry.reference !== undefined) {
          const post = { request: entry.request, seenMs: entry.wallMs, endedMs: null, told: null }
          posts.set(entry.request, post)
          of(entry.reference).posts.push(post)
        }
        if (entry.what === 'look-up' && entry.reference !== undefined) {
          const lookUp = { seenMs: entry.wallMs, isCleanAbsence: false }
          lookUps.set(entry.request, lookUp)
          of(entry.reference).lookUps.push(lookUp)
        }
        break
      case 'told': {
        if (entry.fault !== undefined) faults.set(entry.fault, (faults.get(entry.fault) ?? 0) + 1)
        const post = posts.get(entry.request)
        if (post) post.told = entry
        const lookUp = lookUps.get(entry.request)
        if (lookUp) lookUp.isCleanAbsence = entry.clean && entry.manner === 'plain' && entry.status === 404
        break
      }
      case 'ended': {
        const post = posts.get(entry.request)
        if (post) post.endedMs = entry.wallMs
        break
      }
      case 'taken': {
        const { filingNumber, procedure, establishment, channel, data, documents } = entry
        const content = { filingNumber, procedure, establishment, channel, data, documents }
        const taken = { ...content, status: 'received', outcome: {}, refusalCode: null }
        byNumber.set(filingNumber, taken)
        for (const { sha256 } of documents)
          if (typeof sha256 === 'string' && !held.has(sha256)) unheld.push(filingNumber)
        of(entry.reference).taken.push(taken)
        break
      }
      case 'document':
        uploads += 1
        held.add(entry.sha256)
        break
      case 'documentLost':
        held.delete(entry.sha256)
        break
      case 'refused':
        of(entry.reference).refusedCodes.push(entry.code)
        break
      case 'status': {
        const taken = byNumber.get(entry.filingNumber)
        if (!taken) break
        taken.status = entry.step.status
        Object.assign(taken.outcome, entry.step.outcome)
        taken.refusalCode = entry.step.refusal?.code ?? null
        break
      }
      default:
        break
    }
  }
  return { byReference, faults, unheld, uploads }
}
