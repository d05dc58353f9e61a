/** A dossier's states and the moves between them: one table, held by the store at every write. */

export const dossierStates = [
  'held',
  'queued',
  'filing',
  'uncertain',
  'filed',
  'inReview',
  'actionRequired',
  'completed',
  'refused',
  'cancelled',
  'expired',
  'failed',
] as const

export type DossierState = (typeof dossierStates)[number]

const moves = {
  held: ['queued', 'actionRequired', 'cancelled', 'expired', 'failed'],
  queued: ['filing', 'held', 'actionRequired', 'cancelled', 'expired', 'failed'],
  filing: ['filed', 'queued', 'refused', 'held', 'uncertain'],
  uncertain: ['filed', 'queued', 'refused', 'cancelled', 'expired', 'failed'],
  filed: ['inReview', 'actionRequired', 'completed', 'refused', 'expired'],
  inReview: ['actionRequired', 'completed', 'refused', 'expired'],
  actionRequired: ['queued', 'held', 'inReview', 'completed', 'refused', 'cancelled', 'expired'],
  failed: ['queued', 'uncertain', 'cancelled'],
  completed: [],
  refused: [],
  cancelled: [],
  expired: [],
} as const satisfies Record<DossierState, readonly DossierState[]>

/** States that only an operator's `rectify` may leave. `failed` waits for a person and is not final. */
export const finalStates: ReadonlySet<DossierState> = new Set([
  'completed',
  'refused',
  'cancelled',
  'expired',
])

/** A corrected item (other content) may take the reference of a dossier in one of these states. */
export const referenceFreeingStates: ReadonlySet<DossierState> = new Set(['refused', 'cancelled', 'expired'])

export const isFinal = (state: DossierState): boolean => finalStates.has(state)

export function mayMove(from: DossierState, to: DossierState): boolean {
  const legal: readonly DossierState[] = moves[from]
  return legal.includes(to)
}

/** @throws RangeError on a move that filing.md section 2 does not know: a fault of ours, never of the caller. */
export function assertMove(from: DossierState, to: DossierState): void {
  if (!mayMove(from, to)) throw new RangeError(`a dossier cannot go from ${from} to ${to}`)
}

/**
 * The state that an upstream status stands for (upstream.md), or null for a word that nobody has heard of:
 * then nothing moves, an event and an alarm tell.
 */
export function stateForStatus(status: string): DossierState | null {
  const known: Readonly<Record<string, DossierState>> = {
    received: 'filed',
    'awaiting-candidate': 'filed',
    'in-review': 'inReview',
    'more-info-needed': 'actionRequired',
    accepted: 'completed',
    refused: 'refused',
    expired: 'expired',
  }
  return Object.hasOwn(known, status) ? (known[status] ?? null) : null
}
