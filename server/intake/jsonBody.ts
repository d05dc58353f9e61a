import type { Json, JsonObject } from '../domain/item.ts'
import { shapeFindings } from '../domain/shapeFindings.ts'
import type { BatchEnvelope, BodyFault } from '../usecases/ports.ts'
import { type ScanLimits, invalidEnvelope, malformedBody, scanBodyFault, tooManyItems } from './bodyFaults.ts'
import { readEnvelope } from './envelope.ts'
import { Scanner } from './scan.ts'
import { keyText } from './seenKeys.ts'

export interface JsonBodyLimits extends ScanLimits {
  jsonItemsMax: number
  findingsPerItemMax: number
}

/** A JSON body that was found good as a whole: its items are still bytes. */
export interface ScannedBody {
  envelope: BatchEnvelope
  /** Start and end of each item in `bytes`, one after the other. */
  places: Int32Array
  count: number
}

/** Items scanned between two pauses. */
const itemsAtOnce = 200
/** A batch has five members: whoever sends more is told of the first, and the rest is not read. */
const membersMax = 50

/**
 * Reads a whole JSON body as far as its envelope: every byte is scanned, no item is parsed. Pauses now and then, so that
 * others get their turn; returns the body, or the fault that spoils it.
 */
export function* scanBody(
  bytes: Uint8Array,
  limits: JsonBodyLimits,
): Generator<null, ScannedBody | BodyFault> {
  return yield* new BodyScan(bytes, limits).run()
}

class BodyScan {
  readonly #bytes: Uint8Array
  readonly #limits: JsonBodyLimits
  readonly #scanner: Scanner
  readonly #members: JsonObject = {}
  readonly #places: Int32Array
  #count = 0
  #memberCount = 0

  constructor(bytes: Uint8Array, limits: JsonBodyLimits) {
    this.#bytes = bytes
    this.#limits = limits
    this.#scanner = new Scanner(limits.jsonDepthMax)
    this.#places = new Int32Array(limits.jsonItemsMax * 2)
  }

  *run(): Generator<null, ScannedBody | BodyFault> {
    const scanner = this.#scanner
    if (!scanner.begin(this.#bytes)) return this.#fault()
    const start = scanner.skipSpace(0)
    if (this.#bytes[start] !== openBrace) return this.#noObject(start)
    const end = yield* this.#object(start)
    if (typeof end !== 'number') return end
    const rest = scanner.skipSpace(end)
    if (rest !== this.#bytes.byteLength) return malformedBody(rest)
    const envelope = readEnvelope(this.#members, this.#limits.findingsPerItemMax)
    if (Array.isArray(envelope)) return invalidEnvelope(envelope)
    return { envelope, places: this.#places, count: this.#count }
  }

  *#object(start: number): Generator<null, number | BodyFault> {
    const scanner = this.#scanner
    let at = scanner.skipSpace(start + 1)
    if (this.#bytes[at] === closeBrace) return at + 1
    for (;;) {
      const keyEnd = scanner.keyAt(at)
      if (keyEnd < 0) return this.#fault()
      const name = keyText(this.#bytes, at + 1, keyEnd - 1)
      const pointer = pointerOf(name)
      if (Object.hasOwn(this.#members, name)) return this.#repeated(at, pointer)
      const separator = scanner.skipSpace(keyEnd)
      if (this.#bytes[separator] !== colon) return malformedBody(separator)
      const end = yield* this.#member(name, pointer, scanner.skipSpace(separator + 1))
      if (typeof end !== 'number') return end
      if (++this.#memberCount > membersMax) return this.#tooManyMembers()
      at = scanner.skipSpace(end)
      if (this.#bytes[at] === closeBrace) return at + 1
      if (this.#bytes[at] !== comma) return malformedBody(at)
      at = scanner.skipSpace(at + 1)
    }
  }

  *#member(name: string, pointer: string, at: number): Generator<null, number | BodyFault> {
    if (name === 'items' && this.#bytes[at] === openBracket) {
      this.#keep(name, [])
      return yield* this.#items(at)
    }
    const end = this.#scanner.valueAt(at, 2)
    if (end < 0) return this.#fault(pointer)
    this.#keep(name, this.#valueOf(at, end))
    return end
  }

  /** No member but `items` is a list or an object: of one that is, only the kind is kept, since it may be as large as the body. */
  #valueOf(at: number, end: number): Json {
    if (this.#bytes[at] === openBracket) return []
    return this.#bytes[at] === openBrace ? {} : parsedValue(this.#bytes, at, end)
  }

  *#items(start: number): Generator<null, number | BodyFault> {
    const scanner = this.#scanner
    let at = scanner.skipSpace(start + 1)
    if (this.#bytes[at] === closeBracket) return at + 1
    for (;;) {
      if (this.#count === this.#limits.jsonItemsMax) return tooManyItems(this.#limits.jsonItemsMax)
      const end = scanner.valueAt(at, 3)
      if (end < 0) return this.#fault('', this.#count + 1)
      this.#places[this.#count * 2] = at
      this.#places[this.#count * 2 + 1] = end
      this.#count++
      at = scanner.skipSpace(end)
      if (this.#bytes[at] === closeBracket) return at + 1
      if (this.#bytes[at] !== comma) return malformedBody(at)
      at = scanner.skipSpace(at + 1)
      if (this.#count % itemsAtOnce === 0) yield null
    }
  }

  /** Absent and null are the same; `__proto__` must not become the prototype of what is kept. */
  #keep(name: string, value: Json): void {
    const kept = value === null && name !== 'items' ? undefined : value
    Object.defineProperty(this.#members, name, { value: kept, enumerable: kept !== undefined })
  }

  #tooManyMembers(): BodyFault {
    const envelope = readEnvelope(this.#members, this.#limits.findingsPerItemMax)
    return Array.isArray(envelope) ? invalidEnvelope(envelope) : malformedBody(0)
  }

  /** Any JSON value may stand alone; only an object can be a batch. */
  #noObject(start: number): BodyFault {
    const end = this.#scanner.valueAt(start, 1)
    if (end < 0) return this.#fault()
    const rest = this.#scanner.skipSpace(end)
    if (rest !== this.#bytes.byteLength) return malformedBody(rest)
    return invalidEnvelope(shapeFindings([{ keyword: 'type', instancePath: '', params: { type: 'object' } }]))
  }

  #repeated(offset: number, pointer: string): BodyFault {
    return scanBodyFault({ code: 'json-duplicate-key', offset, pointer: '' }, this.#limits, pointer)
  }

  #fault(prefix = '', row?: number): BodyFault {
    const fault = this.#scanner.fault
    return fault ? scanBodyFault(fault, this.#limits, prefix, row) : malformedBody(0)
  }
}

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c
const colon = 0x3a

const pointerOf = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** A scanned value, from its first byte to its last. */
export function parsedValue(bytes: Uint8Array, start: number, end: number): Json {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
  return JSON.parse(text) as Json
}
