import { hash } from 'node:crypto'
import type { Json, JsonObject } from '../domain/item.ts'

/**
 * JSON in the one spelling that two items of the same content share: keys in code unit order, no white space, members
 * without a value left out. Numbers and texts as JSON.stringify writes them.
 */
export function canonicalJson(item: JsonObject): string {
  return objectText(item)
}

/** SHA-256 of bytes, base64url. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url')

function valueText(value: Json): string {
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (!Array.isArray(value)) return objectText(value)
  let text = '['
  for (let index = 0; index < value.length; index++)
    text += (index === 0 ? '' : ',') + valueText(value[index] ?? null)
  return `${text}]`
}

function objectText(object: JsonObject): string {
  let text = '{'
  for (const { name, key } of membersOf(Object.keys(object))) {
    const value = object[name]
    if (value !== undefined) text += (text.length === 1 ? '' : ',') + key + valueText(value)
  }
  return `${text}}`
}

/** Nearly every text of an item needs no escape, and finding that out is faster than JSON.stringify. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return false
  }
  return true
}

interface Member {
  name: string
  /** As it is written, with its colon. */
  key: string
}

/** A tree of the orders in which names have come: the same blocks come again and again, and each order is sorted once. */
interface Order {
  next: Map<string, Order>
  members: Member[] | null
}

const orders: Order = { next: new Map(), members: null }
let ordersKnown = 0
const ordersMax = 10_000

function membersOf(names: string[]): Member[] {
  let order = orders
  for (const name of names) {
    const known = order.next.get(name)
    if (!known && ordersKnown === ordersMax) return sortedMembers(names)
    const next = known ?? { next: new Map(), members: null }
    if (!known) {
      order.next.set(name, next)
      ordersKnown++
    }
    order = next
  }
  order.members ??= sortedMembers(names)
  return order.members
}

const sortedMembers = (names: string[]): Member[] =>
  names.toSorted().map((name) => ({ name, key: `${JSON.stringify(name)}:` }))
