import { documentFindings } from '../domain/documents/findings.ts'
import { type CatalogueEntry, type Finding, isError, raise } from '../domain/finding.ts'
import type { FiledDocument, Verdict } from '../usecases/ports.ts'
import type { Failure } from './childProcess.ts'
import type { Note } from './report.ts'

const entries: ReadonlyMap<string, CatalogueEntry> = new Map(
  documentFindings.map((entry) => [entry.code, entry]),
)

/** Findings of the catalogue, each once; `unknown` are the codes that it does not hold. */
export function findingsOf(notes: readonly Note[]): { findings: Finding[]; unknown: string[] } {
  const findings = new Map<string, Finding>()
  const unknown: string[] = []
  for (const { code, params } of notes) {
    const entry = entries.get(code)
    if (entry) findings.set(JSON.stringify([code, params]), raise(entry, '', params))
    else unknown.push(code)
  }
  return { findings: [...findings.values()], unknown }
}

/** A refusal by one code of the catalogue. */
export const refused = (mediaType: string | null, code: string): Verdict => ({
  mediaType,
  findings: findingsOf([{ code }]).findings,
  filed: null,
  facts: {},
})

const codes: Readonly<Record<Failure, string>> = {
  timeout: 'document-check-timeout',
  stalled: 'document-check-timeout',
  memory: 'document-check-memory',
  crashed: 'document-check-crashed',
}

export const refusedByFailure = (reason: Failure, mediaType: string | null): Verdict =>
  refused(mediaType, codes[reason])

/** Refused with errors, usable without: null when a child says neither or both. */
export function verdictOf(
  mediaType: string | null,
  findings: Finding[],
  filed: FiledDocument | null,
  facts: Verdict['facts'],
): Verdict | null {
  return findings.some(isError) === (filed === null) ? { mediaType, findings, filed, facts } : null
}
