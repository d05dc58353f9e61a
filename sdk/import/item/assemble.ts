import type { Json, JsonObject } from '../values/value.ts'

/** Sets a member by pointer, making blocks and lists on the way; numbers are places in lists. */
export function setAt(item: JsonObject, pointer: string, value: Json): void {
  const segments = pointer.slice(1).split('/')
  let block: JsonObject | Json[] = item
  for (const [place, segment] of segments.entries()) {
    if (place === segments.length - 1) {
      write(block, segment, value)
      return
    }
    const inner: Json | undefined = read(block, segment)
    const next: JsonObject | Json[] = isBlock(inner)
      ? inner
      : /^\d+$/.test(segments[place + 1] ?? '')
        ? []
        : {}
    if (next !== inner) write(block, segment, next)
    block = next
  }
}

export function getAt(item: JsonObject, pointer: string): Json | undefined {
  let value: Json | undefined = item
  for (const segment of pointer.slice(1).split('/')) value = isBlock(value) ? read(value, segment) : undefined
  return value
}

export const isBlock = (value: Json | undefined): value is JsonObject | Json[] =>
  typeof value === 'object' && value !== null

function read(block: JsonObject | Json[], segment: string): Json | undefined {
  if (Array.isArray(block)) return block[Number(segment)]
  return Object.hasOwn(block, segment) ? block[segment] : undefined
}

function write(block: JsonObject | Json[], segment: string, value: Json): void {
  if (Array.isArray(block)) block[Number(segment)] = value
  else if (segment !== '__proto__') block[segment] = value
}
