import type { DocumentProfile, FiledType } from '../domain/documents/profile.ts'
import type { DocumentFacts } from '../usecases/ports.ts'

/** What a child process is asked: plain data, bytes included. */
export interface ExamineOrder {
  bytes: Uint8Array
  profile: DocumentProfile
  kind: string | null
}

/** A catalogue code with what its placeholders stand for; the gateway makes a finding of it, whose severity is the entry's. */
export interface Note {
  code: string
  params?: Record<string, string | number>
}

export interface FiledBytes {
  bytes: Uint8Array
  mediaType: FiledType
  pages: number
}

/** What a child process answers. A note that is an error and `filed` exclude each other, and one of them is there. */
export interface Report {
  mediaType: string | null
  notes: Note[]
  filed: FiledBytes | null
  facts: DocumentFacts
}

export const refusal = (mediaType: string | null, code: string, params: Note['params'] = {}): Report => ({
  mediaType,
  notes: [{ code, params }],
  filed: null,
  facts: {},
})
