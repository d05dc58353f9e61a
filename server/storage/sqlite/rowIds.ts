import { randomUUID } from 'node:crypto'
import type { IdKind } from '../../usecases/ports.ts'

/** Ids for rows that the store makes itself, as UUIDv7 of the command's wall time: the thread that writes them names them. */
export type RowIds = (kind: IdKind, wall: number) => string

// randomUUID draws from a pool; its version and time digits are replaced, its variant and random digits kept.
export const makeRowIds = (): RowIds => (kind, wall) => {
  const time = Math.max(0, Math.floor(wall)).toString(16).padStart(12, '0')
  return `${kind}_${time.slice(0, 8)}-${time.slice(8, 12)}-7${randomUUID().slice(15)}`
}
