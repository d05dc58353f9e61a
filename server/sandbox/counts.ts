import type { LedgerEntry } from './ledgerEntry.ts'

/** What has been counted since the ledger began. */
export interface Counts {
  apply(entry: LedgerEntry): void
  view(): CountsView
}

export interface CountsView {
  requests: Record<string, number>
  taken: Record<string, number>
  refused: Record<string, number>
  faults: Record<string, number>
  faultsByLane: Record<string, Record<string, number>>
  answers: Record<string, number>
  ended: Record<string, number>
}

export function makeCounts(): Counts {
  const view: CountsView = {
    requests: {},
    taken: {},
    refused: {},
    faults: {},
    faultsByLane: {},
    answers: {},
    ended: {},
  }
  return {
    view: () => view,
    apply: (entry) => {
      switch (entry.kind) {
        case 'seen':
          return raise(view.requests, entry.what)
        case 'taken':
          return raise(view.taken, entry.lane)
        case 'refused':
          return raise(view.refused, entry.code)
        case 'ended':
          return raise(view.ended, entry.by)
        case 'told': {
          const status = entry.status === undefined ? entry.manner : String(entry.status)
          raise(view.answers, `${entry.what} ${entry.manner === 'plain' ? status : entry.manner}`)
          if (entry.fault === undefined) return
          raise(view.faults, entry.fault)
          raise((view.faultsByLane[entry.lane ?? 'none'] ??= {}), entry.fault)
        }
      }
    },
  }
}

function raise(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}
