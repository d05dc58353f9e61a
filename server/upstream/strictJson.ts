import type { Json } from '../domain/item.ts'

export type StrictJson = { as: 'value'; value: Json } | { as: 'fault'; fault: JsonFault }
export type JsonFault =
  'empty' | 'not-utf8' | 'not-json' | 'duplicate-key' | 'backslash-key' | 'too-deep' | 'lone-surrogate'

const depthMax = 32
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads JSON that two readers could not understand differently: UTF-8 without a byte order mark, no key twice in one
 * object, none with a backslash, no lone surrogate, at most 32 levels. Never throws.
 */
export function parseStrictJson(bytes: Uint8Array): StrictJson {
  if (bytes.byteLength === 0) return { as: 'fault', fault: 'empty' }
  const text = decode(bytes)
  if (text === null) return { as: 'fault', fault: 'not-utf8' }
  if (hasBackslashKey(text)) return { as: 'fault', fault: 'backslash-key' }
  const value = parse(text)
  if (value === undefined) return { as: 'fault', fault: 'not-json' }
  const fault = isPlain(text, value) ? null : ambiguityOf(text)
  return fault === null ? { as: 'value', value } : { as: 'fault', fault }
}

/** Short, without escapes, and the very text that its meaning is written as: nothing in it can be read in two ways. */
const isPlain = (text: string, value: Json): boolean =>
  text.length < plainLengthMax &&
  !text.includes('\\') &&
  (text.match(/[[{]/g)?.length ?? 0) <= depthMax &&
  JSON.stringify(value) === text

const plainLengthMax = 2_000

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/**
 * Whether one of the keys holds a backslash. V8 13.6 takes such a key for others in whatever it parses later, other texts included
 * (see intake/scan.ts), so that it must not see one: this is asked first, when the text may be no JSON.
 */
function hasBackslashKey(text: string): boolean {
  if (!spelledBackslash.test(text)) return false
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    const end = endOfString(text, at)
    colonNext.lastIndex = end + 1
    if (colonNext.test(text) && spelledBackslash.test(text.slice(at + 1, end))) return true
    at = end + 1
  }
  return false
}

const spelledBackslash = /\\\\|\\u005c/i
const colonNext = /[ \t\n\r]*:/y

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** `text` is known to be JSON, so that only strings, brackets and commas need looking at. */
function ambiguityOf(text: string): JsonFault | null {
  const open: (Set<string> | null)[] = []
  let keyMayFollow = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) {
      const end = endOfString(text, at)
      const keys = keyMayFollow ? open.at(-1) : null
      keyMayFollow = false
      const content = meaningOf(text, at, end)
      if (!content.isWellFormed()) return 'lone-surrogate'
      if (keys) {
        if (keys.has(content)) return 'duplicate-key'
        keys.add(content)
      }
      at = end
    } else if (sign === brace || sign === bracket) {
      if (open.push(sign === brace ? new Set() : null) > depthMax) return 'too-deep'
      keyMayFollow = sign === brace
    } else if (sign === braceEnd || sign === bracketEnd) {
      open.pop()
    } else if (sign === comma) {
      keyMayFollow = open.at(-1) !== null
    }
  }
  return null
}

const [quote, backslash, brace, braceEnd, bracket, bracketEnd, comma] = [34, 92, 123, 125, 91, 93, 44]

function endOfString(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && text.charCodeAt(end) !== quote)
    end += text.charCodeAt(end) === backslash ? 2 : 1
  return end
}

/** Keys spelt with escapes are the same key: `"a"` and `"\u0061"`. */
function meaningOf(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end)
  return raw.includes('\\') ? String(JSON.parse(text.slice(start, end + 1))) : raw
}
