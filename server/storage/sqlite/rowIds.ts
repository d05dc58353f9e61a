import { randomUUID } from 'node:crypto'
import type { IdKind } from '../../usecases/ports.ts'

/** Ids for rows that the store makes itself, as UUIDv7 of the command's wall time: the thread that writes them names them. */
export type RowIds = (kind: IdKind, wall: number) => string

const countMax = 0xffffff

/** Of each id, the last six digits count, and the others but the time are drawn anew whenever these are used up. */
export const makeRowIds = (): RowIds => {
  let time = -1
  let timeText = ''
  let drawn = ''
  let count = countMax
  return (kind, wall) => {
    if (wall !== time) {
      time = wall
      const digits = Math.max(0, Math.floor(wall)).toString(16).padStart(12, '0')
      timeText = `_${digits.slice(0, 8)}-${digits.slice(8)}-7`
    }
    if (count === countMax) {
      drawn = randomUUID().slice(15, 30)
      count = 0
    }
    count += 1
    return kind + timeText + drawn + count.toString(16).padStart(6, '0')
  }
}
