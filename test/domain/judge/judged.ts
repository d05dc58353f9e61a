import type { Severity } from '../../../server/domain/finding.ts'
import type { Establishment, Json, JsonObject, Judgement, Procedure } from '../../../server/domain/item.ts'
import { judgeItem } from '../../../server/domain/judge.ts'
import { exampleItems } from '../../../server/domain/schema/examples.ts'
import { withFiles } from '../../support/files.ts'
import { habilitation, school } from '../../../server/domain/schema/examples/invented.ts'

export const today = '2026-11-23'

export const tenant: Establishment[] = [
  { kind: 'habilitation', number: habilitation },
  { kind: 'school', number: school },
]

/** One broken item: the worked example of a procedure with a JSON merge patch, and what has to be found where. */
export interface Case {
  says: string
  procedure: Procedure
  change: JsonObject
  code: string
  pointer: string
  /** Absent: error. */
  severity?: Severity
  on?: string
  establishments?: Establishment[]
}

export function judged(
  procedure: Procedure,
  change: JsonObject = {},
  { on = today, establishments = tenant }: { on?: string; establishments?: Establishment[] } = {},
): Judgement {
  return judgeItem(patched(procedure, change), { on, establishments, mode: 'test' })
}

/** With a file for each paper: only the suites of files look at what happens without. */
export const patched = (procedure: Procedure, change: JsonObject): JsonObject =>
  withFiles(patchedAsGiven(procedure, change))

export const patchedAsGiven = (procedure: Procedure, change: JsonObject): JsonObject =>
  mergeObjects(exampleItems[procedure], change)

/** RFC 7396: null takes a member away. */
function mergeObjects(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name]
    else if (isObject(value)) merged[name] = mergeObjects(asObject(merged[name]), value)
    else merged[name] = value
  }
  return merged
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

export const codes = ({ findings }: Judgement): string[] => findings.map(({ code }) => code)
export const errors = ({ findings }: Judgement): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
