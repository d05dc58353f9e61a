import type { DocumentProfile, FiledType } from '../../domain/documents/profile.ts'
import type { DocumentFacts } from '../../usecases/ports.ts'
import type { Note } from '../report.ts'

/** What a child is asked. The files lie in its folder under the names below: bytes never cross the channel. */
export type Order =
  | { as: 'examine'; profile: DocumentProfile; kind: string | null }
  | { as: 'join'; parts: readonly FiledType[] }

export const paperFile = 'paper'
export const partFile = (at: number): string => `part-${at}`
export const filedFile = 'filed'

export interface FiledTold {
  mediaType: FiledType
  pages: number
  /** The paper's own bytes: nothing was written. */
  isOriginal: boolean
}

/** What a child answers. `seen` comes first, so that a check that is cut short still tells of what. */
export type Answer =
  | { as: 'ready' }
  | { as: 'seen'; mediaType: string | null }
  | { as: 'examined'; mediaType: string | null; notes: Note[]; filed: FiledTold | null; facts: DocumentFacts }
  /** Without notes that are errors, the joined bytes were written. */
  | { as: 'joined'; notes: Note[]; isWritten: boolean }
  /** It threw: where, without the error's own words, which may quote the paper. */
  | { as: 'failed'; trace: string; isDiskFull: boolean }

/** Orders come from the process that started this one. */
export const parseOrder = (message: unknown): Order => message as Order
