import type { Json, JsonObject, Procedure } from '../../../server/domain/item.ts'
import { exampleItems } from '../../../server/domain/schema/examples.ts'

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The papers of a worked example, as a merge patch cannot write them: some kinds changed or (null) left out, others added. */
export function papersOf(
  procedure: Procedure,
  changes: Readonly<Record<string, JsonObject | null>> = {},
  more: readonly JsonObject[] = [],
): JsonObject[] {
  const { documents } = exampleItems[procedure]
  const kept = (Array.isArray(documents) ? documents : []).filter(isObject).flatMap((paper) => {
    const change = typeof paper.kind === 'string' ? changes[paper.kind] : undefined
    return change === null ? [] : [{ ...paper, ...change }]
  })
  return [...kept, ...more]
}
