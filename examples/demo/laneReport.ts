import type { FiledBatch } from './filedBatch.ts'
import { tableLines } from './terminal.ts'

const lanes = [
  'siv-domestic',
  'siv-import',
  'ants-vehicle',
  'ants-import',
  'ants-enrolment',
  'ants-title',
] as const
const head = ['lane', 'dossiers', 'waiting', 'filed', 'completed', 'refused', 'attempts', 'doubts'] as const

/** One row a lane: how many dossiers, where they stand, what it took. `doubts` were all looked up and resolved. */
export function laneTable(batches: readonly FiledBatch[]): string[] {
  const dossiers = batches.flatMap((batch) => batch.dossiers)
  const doubted = new Set(batches.flatMap((batch) => [...batch.doubted]))
  const rowOf = (name: string, some: typeof dossiers): (string | number)[] => {
    const inState = (...states: string[]): number => some.filter(({ state }) => states.includes(state)).length
    return [
      name,
      some.length,
      inState('held', 'queued', 'filing', 'uncertain'),
      inState('filed', 'inReview', 'actionRequired'),
      inState('completed'),
      inState('refused'),
      some.reduce((sum, { attempts }) => sum + attempts, 0),
      some.filter(({ id }) => doubted.has(id)).length,
    ]
  }
  const rows = lanes.map((lane) =>
    rowOf(
      lane,
      dossiers.filter((dossier) => dossier.lane === lane),
    ),
  )
  return tableLines([head, ...rows, rowOf('all', dossiers)])
}
