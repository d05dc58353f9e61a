import type { Json, JsonObject, Procedure } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'

const dayMs = 86_400_000
const writtenOn = Date.parse('2026-11-23')
const shiftMs = Math.floor((Date.now() - writtenOn) / dayMs) * dayMs

/**
 * The worked examples as they would be written today, for gateways that run by the real clock: each date moved by as many days as have passed
 * since they were written, and filed under the tenant's own establishments.
 */
export const exampleItemsToday = Object.fromEntries(
  Object.entries(exampleItems).map(([procedure, { establishment: _theirs, ...item }]) => [
    procedure,
    today(item),
  ]),
) as Record<Procedure, JsonObject & { reference: string; procedure: string }>

function today<T extends Json | undefined>(value: T): Json | undefined {
  if (typeof value === 'string') return moved(value)
  if (Array.isArray(value)) return value.map((element) => today(element) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, today(member)]))
}

function moved(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  return isDay ? new Date(Date.parse(text) + shiftMs).toISOString().slice(0, 10) : text
}
