import { batchColumns } from './columns.ts'
import type { BatchRow } from './tables.ts'
import type { Work } from './work.ts'

export const batchOf = (work: Work, id: string): BatchRow | undefined =>
  work.one<BatchRow>(`SELECT ${batchColumns} FROM batches WHERE id = ?`, id)
