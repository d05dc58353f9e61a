import type { JsonObject } from '../../domain/item.ts'
import type { Touched } from '../../usecases/ports.ts'
import type { Command } from './commands.ts'

export type MaintenanceTask = { as: 'checkpoint' } | { as: 'verify' }

/** The way to the one writer, in a thread of its own or in this process. */
export interface WriterChannel {
  /** Resolves when the commit has reached the disk. */
  send(command: Command): Promise<unknown>
  maintain(task: MaintenanceTask): Promise<JsonObject>
  /** Finishes what was sent, then closes the database. */
  close(): Promise<void>
  /** Called after each commit. */
  onTouched: (touched: Touched) => void
}
