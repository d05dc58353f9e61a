import type { DuplicatePolicy } from '../../domain/duplicates.ts'
import type { IdKind } from '../../usecases/ports.ts'
import type { Changes } from './changes.ts'
import type { Connection } from './connection.ts'
import type { Memory } from './memory.ts'
import type { RowIds } from './rowIds.ts'
import { Statements } from './statements.ts'

/** What one command works with: the connection inside its savepoint, the time it was given at, and the group it is part of. */
export class Work extends Statements {
  readonly changes: Changes
  readonly memory: Memory
  readonly settings: EngineSettings
  /** Wall clock of the command. */
  wall = 0
  /** Gateway time of the command, in whole ms. */
  now = 0
  /** The same with its fraction. */
  exactNow = 0
  readonly #rowIds: RowIds

  constructor(parts: {
    db: Connection
    changes: Changes
    memory: Memory
    settings: EngineSettings
    rowIds: RowIds
  }) {
    super(parts.db)
    this.changes = parts.changes
    this.memory = parts.memory
    this.settings = parts.settings
    this.#rowIds = parts.rowIds
  }

  newId(kind: IdKind): string {
    return this.#rowIds(kind, this.wall)
  }
}

/** What the engine has to know of the configuration. */
export interface EngineSettings {
  /** Twice the largest lateness of a filing becoming visible: when a resent filing is first looked at again (F9). */
  settleMs: number
  /** Rejected and existing rows shown in the 202 of a batch. */
  shownRowsMax: number
  /** Findings in the 422 of a refused batch. */
  refuseFindingsMax: number
  duplicates: DuplicatePolicy
}
