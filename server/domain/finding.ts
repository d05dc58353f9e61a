/** One thing wrong or doubtful in an item: a stable code, its place, what to do, and who must do it. */
export interface Finding {
  code: string
  severity: Severity
  /** JSON Pointer relative to the item; '' is the item itself. */
  pointer: string
  /** From 1: the item's place in a JSON body, the physical line in NDJSON. */
  row?: number
  fr: string
  en: string
  remedy: { fr: string; en: string }
  actor: Actor
}

export type Severity = 'error' | 'warning' | 'info'
export type Actor = 'client' | 'school' | 'candidate' | 'state' | 'gateway'

export const isError = (finding: Finding): boolean => finding.severity === 'error'
