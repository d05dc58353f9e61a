import type { ReadingRequest } from '../usecases/ports.ts'
import type { Piece } from './bodyWork.ts'

/** What the main thread and the checking worker say to each other, each message of one reading. */
export type ToWorker = { id: number } & (
  | { as: 'open'; request: ReadingRequest }
  | { as: 'bytes'; bytes: Uint8Array }
  | { as: 'end' }
  | { as: 'abort' }
  /** One more piece with rows may come. */
  | { as: 'credit' }
)

export type FromWorker = { id: number } & (
  | { as: 'taken'; bytes: number }
  | { as: 'piece'; piece: Piece }
  /** A fault of ours; `trace` holds no text of the client. */
  | { as: 'failed'; trace: string }
)

/** Pieces with rows that may be on their way before the first credit. */
export const creditsAtFirst = 4
