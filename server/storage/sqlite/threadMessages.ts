import { StoreError, type StoreErrorCode, type Touched } from '../../usecases/ports.ts'
import type { MaintenanceTask } from './channel.ts'
import type { Command, CommandAnswer } from './commands.ts'
import type { Stamp } from './gatewayTime.ts'
import type { EngineSettings } from './work.ts'

/** What the writer thread is started with. */
export interface WriterData {
  file: string
  stamp: Stamp
  migrationsDir: string | undefined
  settings: EngineSettings
}

export type ToWriter =
  | { as: 'command'; number: number; command: Command }
  | { as: 'maintain'; number: number; task: MaintenanceTask }
  | { as: 'close' }

export type FromWriter =
  | { as: 'open' }
  | { as: 'group'; answers: { number: number; answer: PlainAnswer }[]; touched: Touched }
  | { as: 'closed' }
  | { as: 'fatal'; message: string }

/** Errors lose their class on the way between threads. */
export type PlainAnswer =
  | { as: 'value'; value: unknown }
  | { as: 'storeError'; code: StoreErrorCode; message: string }
  | { as: 'fault'; name: string; message: string }

export function toPlain(answer: CommandAnswer): PlainAnswer {
  if (answer.as === 'value') return answer
  const { error } = answer
  if (error instanceof StoreError) return { as: 'storeError', code: error.code, message: error.message }
  return error instanceof Error
    ? { as: 'fault', name: error.name, message: error.message }
    : { as: 'fault', name: 'Error', message: String(error) }
}

export function toError(answer: Exclude<PlainAnswer, { as: 'value' }>): Error {
  if (answer.as === 'storeError') return new StoreError(answer.code, answer.message)
  const error = answer.name === 'RangeError' ? new RangeError(answer.message) : new Error(answer.message)
  return error
}
