import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'

export type Bound = string | number | null | Uint8Array

interface Prepared {
  statement: Database.Statement<unknown[]>
  /** It names its parameters `?1`, `?2`: the driver wants those in an object. */
  isNumbered: boolean
}

/** Prepared statements of a connection, each prepared once. Their number is bounded by the texts in the code. */
export class Statements {
  readonly db: Connection
  readonly #prepared = new Map<string, Prepared>()

  constructor(db: Connection) {
    this.db = db
  }

  one<T>(sql: string, ...bound: Bound[]): T | undefined {
    const { statement, isNumbered } = this.#prepare(sql)
    return statement.get(...(isNumbered ? [numbered(bound)] : bound)) as T | undefined
  }

  all<T>(sql: string, ...bound: Bound[]): T[] {
    const { statement, isNumbered } = this.#prepare(sql)
    return statement.all(...(isNumbered ? [numbered(bound)] : bound)) as T[]
  }

  run(sql: string, ...bound: Bound[]): { changes: number; seq: number } {
    const { statement, isNumbered } = this.#prepare(sql)
    const { changes, lastInsertRowid } = statement.run(...(isNumbered ? [numbered(bound)] : bound))
    return { changes, seq: Number(lastInsertRowid) }
  }

  /** The same with its values in one list, for statements that have many. */
  runAll(sql: string, bound: readonly Bound[]): void {
    this.#prepare(sql).statement.run(bound)
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const made = { statement: this.db.prepare<unknown[]>(sql), isNumbered: /\?\d/.test(sql) }
    this.#prepared.set(sql, made)
    return made
  }
}

const numbered = (bound: readonly Bound[]): Record<string, Bound> =>
  Object.fromEntries(bound.map((value, at) => [String(at + 1), value]))
