import { fetchPaper, type PaperPorts } from '../usecases/fetchPapers.ts'
import type { IncidentDraft, Store } from '../usecases/ports.ts'

export interface PaperParts extends PaperPorts {
  store: Pick<Store, 'duePapers' | 'recordPapers'>
  report: (incidents: readonly IncidentDraft[]) => void
  timeoutMs: number
}

const atOnce = 4
const idleMs = 1_000
const marginMs = 30_000

/** Fetches the papers that the State issued, a few at a time: they are large and nobody waits for a second. */
export function makePapers(parts: PaperParts): { step: () => Promise<number> } {
  return {
    step: async () => {
      const due = await parts.store.duePapers(atOnce, parts.timeoutMs + marginMs)
      if (due.length === 0) return idleMs
      const fetched = await Promise.all(due.map((paper) => fetchPaper(parts, paper)))
      for (const { incidents } of fetched) parts.report(incidents)
      await parts.store.recordPapers(fetched.map(({ record }) => record))
      return due.length < atOnce ? idleMs : 0
    },
  }
}
