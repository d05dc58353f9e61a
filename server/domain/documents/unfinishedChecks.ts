import type { Finding } from '../finding.ts'

/** Refusals that tell of a check that came to no end, not of what it found: the next one, of another day or release, may. */
const unfinished: ReadonlySet<string> = new Set([
  'document-check-failed',
  'document-check-timeout',
  'document-check-memory',
  'document-check-crashed',
])

/** Whether a paper refused for these findings is worth judging again when it is handed over again. */
export const isUnfinished = (findings: readonly Finding[]): boolean =>
  findings.some(({ code }) => unfinished.has(code))
