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
  /** The id of another dossier that it is about. */
  dossier?: string
}

export type Severity = 'error' | 'warning' | 'info'
export type Actor = 'client' | 'school' | 'candidate' | 'state' | 'gateway'

export const isError = (finding: Finding): boolean => finding.severity === 'error'

/** A kind of fault: the catalogue's entry. Texts may hold {placeholders}, filled from the parameters of the finding. */
export interface CatalogueEntry {
  code: string
  severity: Severity
  actor: Actor
  fr: string
  en: string
  remedy: { fr: string; en: string }
}

/** The only way a finding is made: from its entry, so that every code stands in the catalogue. */
export function raise(
  entry: CatalogueEntry,
  pointer: string,
  params: Readonly<Record<string, string | number>> = {},
): Finding {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
  return {
    code: entry.code,
    severity: entry.severity,
    pointer,
    fr: fill(entry.fr),
    en: fill(entry.en),
    remedy: { fr: fill(entry.remedy.fr), en: fill(entry.remedy.en) },
    actor: entry.actor,
  }
}
