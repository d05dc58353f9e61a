import type { Json, JsonObject } from './item.ts'

/** Reading parts of an item whose shape nobody has checked yet: what has not the right type counts as absent. */

export const blockIn = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined

const nothing: readonly Json[] = []
export const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : nothing)
