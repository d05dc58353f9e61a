import type { ReserveClaim } from '../../usecases/ports.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/** Reservations live in memory (F5): a claim writes nothing, and a crash frees everything that was not yet begun. */
export function keepReservation(work: Work, row: DossierRow, { owner, leaseMs }: ReserveClaim): void {
  const { memory } = work
  const countKey = reservedKey(row)
  memory.reservations.set(row.id, { seq: row.seq, owner, leaseMs, until: work.now + leaseMs, countKey, row })
  memory.reservedSeqs.add(row.seq)
  memory.reservedCounts.set(countKey, (memory.reservedCounts.get(countKey) ?? 0) + 1)
}

export function freeReservation({ memory }: Work, id: string): void {
  const reservation = memory.reservations.get(id)
  if (!reservation) return
  memory.reservations.delete(id)
  memory.reservedSeqs.delete(reservation.seq)
  const left = (memory.reservedCounts.get(reservation.countKey) ?? 1) - 1
  if (left > 0) memory.reservedCounts.set(reservation.countKey, left)
  else memory.reservedCounts.delete(reservation.countKey)
}

export const reservedKey = ({
  lane,
  tenant,
  priority,
}: Pick<DossierRow, 'lane' | 'tenant' | 'priority'>): string => `${lane} ${tenant} ${priority}`
