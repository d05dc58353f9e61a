import { isUtf8 } from 'node:buffer'
import { SeenKeys, hashByte, hashOf, keyText } from './seenKeys.ts'

export type ScanCode =
  'malformed' | 'json-depth' | 'json-duplicate-key' | 'json-backslash-key' | 'json-surrogate'

export interface ScanFault {
  code: ScanCode
  /** Byte at which it was noticed. */
  offset: number
  /** JSON Pointer of the value (or the repeated key) inside the scanned value. */
  pointer: string
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
/** Answered instead of a place: the fault is kept. */
const failed = -1

/**
 * Reads JSON bytes once, before JSON.parse does: the whole grammar of RFC 8259, and what JSON.parse would swallow in silence:
 * keys given twice, lone surrogates, endless nesting. It allocates nothing for a good text. Stops at the first fault.
 *
 * A key with a backslash is refused before JSON.parse sees it: V8 13.6 (Node 24) guesses keys by those read before and compares the
 * guess with the text still escaped, so that after {"a\\":1} it gives {"a\u00e8":1} the key a\ , whosever text that is. The first of the
 * two always holds a backslash.
 */
export class Scanner {
  fault: ScanFault | null = null
  readonly #depthMax: number
  readonly #seen: SeenKeys
  /** Of each open container: where its current key stands, or (keyEnd = -1) the index of its element. */
  readonly #keyStart: Int32Array
  readonly #keyEnd: Int32Array
  #bytes: Uint8Array = new Uint8Array(0)
  #end = 0
  #keyHash = 0
  /** The depth at which pointers begin: containers around it are left out. */
  #pointerFrom = 1

  constructor(depthMax: number) {
    this.#depthMax = depthMax
    this.#seen = new SeenKeys(depthMax)
    this.#keyStart = new Int32Array(depthMax + 2)
    this.#keyEnd = new Int32Array(depthMax + 2)
  }

  /** One value with white space around it: null when it is good. */
  scanText(bytes: Uint8Array): ScanFault | null {
    if (!this.begin(bytes)) return this.fault
    const end = this.valueAt(this.skipSpace(0), 1)
    if (end !== failed && this.skipSpace(end) !== this.#end) this.#fail('malformed', end, 0)
    return this.fault
  }

  /** Takes a new text; false when it is no UTF-8. */
  begin(bytes: Uint8Array): boolean {
    this.fault = null
    this.#bytes = bytes
    this.#end = bytes.byteLength
    this.#seen.reset()
    if (!isUtf8(bytes)) this.fault = { code: 'json-surrogate', offset: 0, pointer: '' }
    return this.fault === null
  }

  skipSpace(from: number): number {
    const bytes = this.#bytes
    let at = from
    let byte = bytes[at]
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = bytes[++at]
    return at
  }

  /**
   * Where the value that begins at `at` ends, or -1 with `fault` set. `depth` counts the containers around it, plus one;
   * pointers are relative to it.
   */
  valueAt(at: number, depth: number): number {
    this.#pointerFrom = depth
    return this.#value(at, depth)
  }

  /** As `valueAt`, for a key. */
  keyAt(at: number): number {
    this.#pointerFrom = 1
    return this.#bytes[at] === quote ? this.#key(at, 1) : this.#fail('malformed', at, 1)
  }

  #value(at: number, depth: number): number {
    switch (this.#bytes[at]) {
      case openBrace:
        return this.#object(at, depth)
      case openBracket:
        return this.#array(at, depth)
      case quote:
        return this.#string(at, depth)
      case 0x74:
        return this.#literal(at, 'true', depth)
      case 0x66:
        return this.#literal(at, 'false', depth)
      case 0x6e:
        return this.#literal(at, 'null', depth)
      default:
        return this.#number(at, depth)
    }
  }

  #object(from: number, depth: number): number {
    if (depth > this.#depthMax) return this.#fail('json-depth', from, depth)
    const bytes = this.#bytes
    const base = this.#seen.open()
    let at = this.skipSpace(from + 1)
    if (bytes[at] === closeBrace) return at + 1
    this.#keyEnd[depth] = 0
    this.#keyStart[depth] = 0
    for (;;) {
      if (bytes[at] !== quote) return this.#fail('malformed', at, depth)
      const keyEnd = this.#key(at, depth)
      if (keyEnd === failed) return failed
      this.#keyStart[depth] = at + 1
      this.#keyEnd[depth] = keyEnd - 1
      if (this.#seen.repeats(bytes, base, depth, this.#keyHash, at + 1, keyEnd - 1))
        return this.#fail('json-duplicate-key', at, depth + 1)
      at = this.skipSpace(keyEnd)
      if (bytes[at] !== colon) return this.#fail('malformed', at, depth)
      at = this.#value(this.skipSpace(at + 1), depth + 1)
      if (at === failed) return failed
      at = this.skipSpace(at)
      if (bytes[at] === closeBrace) break
      if (bytes[at] !== comma) return this.#fail('malformed', at, depth)
      at = this.skipSpace(at + 1)
    }
    this.#seen.close(base, depth)
    return at + 1
  }

  #array(from: number, depth: number): number {
    if (depth > this.#depthMax) return this.#fail('json-depth', from, depth)
    let at = this.skipSpace(from + 1)
    if (this.#bytes[at] === closeBracket) return at + 1
    this.#keyEnd[depth] = -1
    for (let index = 0; ; index++) {
      this.#keyStart[depth] = index
      at = this.#value(at, depth + 1)
      if (at === failed) return failed
      at = this.skipSpace(at)
      if (this.#bytes[at] === closeBracket) return at + 1
      if (this.#bytes[at] !== comma) return this.#fail('malformed', at, depth)
      at = this.skipSpace(at + 1)
    }
  }

  /** Keys are short: one loop hashes them on the way. */
  #key(from: number, depth: number): number {
    const bytes = this.#bytes
    let hash = 0
    let at = from + 1
    for (;;) {
      const byte = bytes[at]
      if (byte === quote) break
      if (byte === backslash) return this.#escapedKey(from, depth)
      if (byte === undefined || byte < 0x20) return this.#fail('malformed', at, depth)
      hash = hashByte(hash, byte)
      at++
    }
    this.#keyHash = hash
    return at + 1
  }

  #escapedKey(from: number, depth: number): number {
    const end = this.#string(from, depth)
    if (end === failed) return failed
    const text = keyText(this.#bytes, from + 1, end - 1)
    if (text.includes('\\')) {
      this.#keyStart[depth] = from + 1
      this.#keyEnd[depth] = end - 1
      return this.#fail('json-backslash-key', from, depth + 1)
    }
    this.#keyHash = hashOf(text)
    return end
  }

  /** Where the string that begins at `from` ends, or -1. */
  #string(from: number, depth: number): number {
    const bytes = this.#bytes
    const end = this.#end
    let at = from + 1
    while (at < end) {
      const byte = bytes[at] ?? 0
      if (byte === quote) return at + 1
      if (byte === backslash) {
        at = this.#escape(at, depth)
        if (at === failed) return failed
      } else if (byte < 0x20) break
      else at++
    }
    return this.#fail('malformed', at, depth)
  }

  /** Where the escape is over; a high surrogate takes its low one along. */
  #escape(at: number, depth: number): number {
    const byte = this.#bytes[at + 1]
    if (byte !== 0x75) return isShortEscape(byte) ? at + 2 : this.#fail('malformed', at, depth)
    const unit = this.#unit(at)
    if (unit < 0) return this.#fail('malformed', at, depth)
    if (unit < 0xd800 || unit > 0xdfff) return at + 6
    const next = unit < 0xdc00 ? this.#unit(at + 6) : -1
    return next >= 0xdc00 && next <= 0xdfff ? at + 12 : this.#fail('json-surrogate', at, depth)
  }

  /** The code unit of a `\uXXXX` at this place, or -1. */
  #unit(at: number): number {
    const bytes = this.#bytes
    if (bytes[at] !== backslash || bytes[at + 1] !== 0x75) return -1
    let unit = 0
    for (let index = at + 2; index < at + 6; index++) {
      const digit = hexDigit(bytes[index])
      if (digit < 0) return -1
      unit = unit * 16 + digit
    }
    return unit
  }

  #literal(at: number, word: string, depth: number): number {
    for (let index = 1; index < word.length; index++) {
      if (this.#bytes[at + index] !== word.charCodeAt(index)) return this.#fail('malformed', at, depth)
    }
    return at + word.length
  }

  #number(from: number, depth: number): number {
    const bytes = this.#bytes
    let at = bytes[from] === 0x2d ? from + 1 : from
    const whole = this.#digits(at)
    if (whole === at || (bytes[at] === 0x30 && whole > at + 1)) return this.#fail('malformed', at, depth)
    at = whole
    if (bytes[at] === 0x2e) {
      const fraction = this.#digits(at + 1)
      if (fraction === at + 1) return this.#fail('malformed', at, depth)
      at = fraction
    }
    if (bytes[at] !== 0x65 && bytes[at] !== 0x45) return at
    const sign = bytes[at + 1]
    const start = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1
    const exponent = this.#digits(start)
    return exponent === start ? this.#fail('malformed', at, depth) : exponent
  }

  #digits(from: number): number {
    const bytes = this.#bytes
    let at = from
    let byte = bytes[at] ?? 0
    while (byte >= 0x30 && byte <= 0x39) byte = bytes[++at] ?? 0
    return at
  }

  #fail(code: ScanCode, offset: number, depth: number): typeof failed {
    this.fault = { code, offset, pointer: code === 'malformed' ? '' : this.#pointer(depth) }
    return failed
  }

  #pointer(depth: number): string {
    let pointer = ''
    for (let level = this.#pointerFrom; level < depth; level++) {
      const end = this.#keyEnd[level] ?? -1
      const start = this.#keyStart[level] ?? 0
      const part = end < 0 ? String(start) : keyText(this.#bytes, start, end)
      pointer += `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`
    }
    return pointer
  }
}

const isShortEscape = (byte: number | undefined): boolean =>
  byte !== undefined && '"\\/bfnrt'.includes(String.fromCharCode(byte))

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
