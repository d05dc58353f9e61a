import type { Store } from '../usecases/ports.ts'

/** The queue's own upkeep: each step does a bounded piece and answers how long it may rest. */
export interface Chore {
  name: string
  leastPauseMs: number
  step: () => Promise<number>
}

const pieceMax = 500
/** Every dossier of a day may come near its legal day at the same midnight: small pieces, with room for others between them. */
const warnedMax = 100
const warnedPauseMs = 20
const warnedIdleMs = 30_000

export function makeChores(
  store: Pick<Store, 'releaseItems' | 'promoteDue' | 'expireLeases' | 'expireDue' | 'warnDeadlines'>,
): Record<'release' | 'promote' | 'leases' | 'deadlines' | 'warnings', Chore> {
  const chore = (
    name: string,
    piece: (max: number) => Promise<number>,
    { idleMs, leastPauseMs = 0 }: { idleMs: number; leastPauseMs?: number },
  ): Chore => ({
    name,
    leastPauseMs,
    step: async () => ((await piece(pieceMax)) > 0 ? 0 : idleMs),
  })
  return {
    release: chore('release', (max) => store.releaseItems(max), { idleMs: 1_000, leastPauseMs: 100 }),
    promote: chore('promote', (max) => store.promoteDue(max), { idleMs: 250 }),
    leases: chore('leases', (max) => store.expireLeases(max), { idleMs: 2_000 }),
    deadlines: chore('deadlines', (max) => store.expireDue(max), { idleMs: 1_000 }),
    warnings: {
      name: 'warnings',
      leastPauseMs: 0,
      step: async () => ((await store.warnDeadlines(warnedMax)) > 0 ? warnedPauseMs : warnedIdleMs),
    },
  }
}
