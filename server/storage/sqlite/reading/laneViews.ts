import { lanes } from '../../../domain/lane.ts'
import type { LaneReading } from '../../../usecases/ports.ts'
import { laneColumns } from '../columns.ts'
import { toLaneHealth } from '../laneHealth.ts'
import type { Statements } from '../statements.ts'
import type { LaneRow } from '../tables.ts'

/** Every lane with its backlog; counters and the oldest waiting batch are kept as rows, so this costs two steps a lane. */
export function laneViews(db: Statements, wall: number): LaneReading[] {
  return lanes.flatMap((lane) => {
    const row = db.one<LaneRow>(`SELECT ${laneColumns} FROM lanes WHERE name = ?`, lane)
    if (!row) return []
    const oldest = db.one<{ sealedAt: number }>(
      `SELECT b.sealed_at AS sealedAt FROM batches b
       WHERE b.seq = (SELECT min(batch) FROM batch_lanes WHERE lane = ?)`,
      lane,
    )
    return [
      {
        ...toLaneHealth(row),
        waiting: row.waiting,
        oldestWaitingSeconds: oldest ? Math.max(0, Math.round((wall - oldest.sealedAt) / 1_000)) : null,
      },
    ]
  })
}
