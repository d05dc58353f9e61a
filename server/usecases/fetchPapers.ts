import type { RetryConfig } from '../config.ts'
import { backoffMs } from './backoff.ts'
import type { DocumentStore, IncidentDraft, PaperDue, PaperRecord, Random, Upstream } from './ports.ts'

export interface PaperPorts {
  upstream: Upstream
  documents: DocumentStore
  random: Random
  config: { retry: RetryConfig }
}

/** After so many tries the paper is taken as never coming. */
const paperTriesMax = 30

/** Fetches one paper that the State issued and keeps it; what is stored is synced before it is recorded. */
export async function fetchPaper(
  { upstream, documents, random, config }: PaperPorts,
  due: PaperDue,
): Promise<{ record: PaperRecord; incidents: IncidentDraft[] }> {
  const paper = await upstream.paper(due.filingNumber, due.kind)
  const isForeign = paper !== null && paper.reference !== null && paper.reference !== due.id
  if (paper && !isForeign) {
    const { sha256, size } = await documents.put(paper.bytes)
    const record = { id: due.id, kind: due.kind, retryAfterMs: null }
    return { record: { ...record, paper: { sha256, size, mediaType: paper.mediaType } }, incidents: [] }
  }
  const retryAfterMs = due.tries >= paperTriesMax ? null : backoffMs(config.retry, due.tries, random())
  return {
    record: { id: due.id, kind: due.kind, paper: null, retryAfterMs },
    incidents: isForeign
      ? [{ kind: 'paper-crossed', lane: null, dossier: due.id, data: { kind: due.kind } }]
      : [],
  }
}
