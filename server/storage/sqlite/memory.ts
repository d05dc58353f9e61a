import type { Lane } from '../../domain/lane.ts'
import type { DossierRow } from './tables.ts'

/** What may be lost with the process: reservations, leases and turns. A restart finds everything free (F5). */
export interface Memory {
  reservations: Map<string, Reservation>
  /** Sequence numbers of the reserved, to be stepped over in the ready index. */
  reservedSeqs: Set<number>
  /** How many of a tenant's rows at the head of the ready index are reserved, by lane, tenant and priority. */
  reservedCounts: Map<string, number>
  turns: Map<Lane, LaneTurns>
  /** Dossiers whose look-up, status or paper somebody is asking for, and documents that somebody checks, until (gateway time). */
  asked: Record<'lookUps' | 'followUps' | 'papers' | 'checks', Map<string, number>>
  /** Idempotency keys whose first request is still running: `tenant key`. */
  runningKeys: Set<string>
  /** Vehicles that dossiers wait for; null when the file has to be asked. */
  awaitedVehicles: Set<string> | null
  /** Ids of tenants by their sequence numbers: they never change. */
  tenantIds: Map<number, string>
}

export interface Reservation {
  seq: number
  owner: string
  leaseMs: number
  /** Gateway time at which it runs out. */
  until: number
  countKey: string
  /** The row as it stands in the file, which only this thread writes; null once anything but an attempt has changed it. */
  row: DossierRow | null
}

export interface LaneTurns {
  /** Of five turns, four are the urgent ring's. */
  turn: number
  rings: [Ring, Ring]
}

export interface Ring {
  /** The tenant whose turn was last. */
  lastTenant: number
  deficits: Map<number, number>
}

export const emptyMemory = (): Memory => ({
  reservations: new Map(),
  reservedSeqs: new Set(),
  reservedCounts: new Map(),
  turns: new Map(),
  asked: { lookUps: new Map(), followUps: new Map(), papers: new Map(), checks: new Map() },
  runningKeys: new Set(),
  awaitedVehicles: null,
  tenantIds: new Map(),
})

/** What was undone in the file must not live on in rows held in memory. */
export function forgetRows(memory: Memory): void {
  for (const reservation of memory.reservations.values()) reservation.row = null
  memory.awaitedVehicles = null
}
