/**
 * Cuts a JSON file into its items without re-writing them, so that the gateway sees what stands in the file: a doubled key or a number with
 * nineteen digits would not survive being parsed and written again. The bytes have already been found to be valid JSON.
 */
export function* jsonElements(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  const list = listStart(bytes)
  if (list === null) return
  let from = list + 1
  for (const { at, sign, depth } of structure(bytes, list)) {
    const ends = (sign === comma && depth === 1) || (sign === closeList && depth === 0)
    if (!ends) continue
    const element = trimmed(bytes, from, at)
    if (element.length > 0) yield element
    if (depth === 0) return
    from = at + 1
  }
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openList = 0x5b
const closeList = 0x5d
const openObject = 0x7b
const closeObject = 0x7d

interface Sign {
  at: number
  sign: number
  /** After this sign. */
  depth: number
}

/** The signs outside strings that give JSON its structure. */
function* structure(bytes: Uint8Array, start: number): Generator<Sign, void, undefined> {
  let depth = 0
  for (let at = start; at < bytes.length; at += 1) {
    const sign = bytes[at]
    if (sign === quote) at = stringEnd(bytes, at)
    else if (sign === openList || sign === openObject) yield { at, sign, depth: (depth += 1) }
    else if (sign === closeList || sign === closeObject) yield { at, sign, depth: (depth -= 1) }
    else if (sign === comma || sign === colon) yield { at, sign, depth }
  }
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}

/** Where the list of items opens: the file itself, or the member `items` of its envelope. */
function listStart(bytes: Uint8Array): number | null {
  let keyFrom = 0
  let isItems = false
  for (const { at, sign, depth } of structure(bytes, 0)) {
    if (sign === openList && (depth === 1 || (depth === 2 && isItems))) return at
    if (sign === openObject && depth === 1) keyFrom = at + 1
    else if (sign === comma && depth === 1) keyFrom = at + 1
    else if (sign === colon && depth === 1) isItems = keyAt(bytes, keyFrom, at) === 'items'
  }
  return null
}

function keyAt(bytes: Uint8Array, from: number, to: number): unknown {
  return JSON.parse(new TextDecoder().decode(bytes.subarray(from, to)))
}

/** Line breaks can only be white space here: within a string they would not be JSON. */
function trimmed(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const element = bytes.slice(from, to)
  for (let at = 0; at < element.length; at += 1) {
    if (element[at] === 0x0a || element[at] === 0x0d) element[at] = 0x20
  }
  let start = 0
  let end = element.length
  while (start < end && isSpace(element[start])) start += 1
  while (end > start && isSpace(element[end - 1])) end -= 1
  return element.subarray(start, end)
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09
