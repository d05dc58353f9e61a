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

type Params = Readonly<Record<string, string | number>>

/**
 * The only way a finding is made: from its entry, so that every code stands in the catalogue.
 * @param params what the placeholders stand for; a day is given as YYYY-MM-DD and told as people write it
 */
export function raise(entry: CatalogueEntry, pointer: string, params: Params = {}): Finding {
  const inFrench = (text: string): string => fill(text, params, frenchDay)
  const inEnglish = (text: string): string => fill(text, params, englishDay)
  return {
    code: entry.code,
    severity: entry.severity,
    pointer,
    fr: inFrench(entry.fr),
    en: inEnglish(entry.en),
    remedy: { fr: inFrench(entry.remedy.fr), en: inEnglish(entry.remedy.en) },
    actor: entry.actor,
  }
}

const fill = (text: string, params: Params, dayInWords: (day: string) => string): string =>
  text.includes('{')
    ? text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
        const value = String(params[name] ?? whole)
        return /^\d{4}-\d\d-\d\d$/.test(value) ? dayInWords(value) : value
      })
    : text

const frenchDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const englishDay = (day: string): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`
