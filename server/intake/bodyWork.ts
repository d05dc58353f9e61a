import { createHash } from 'node:crypto'
import type { Limits } from '../config.ts'
import type { Json, JsonObject } from '../domain/item.ts'
import { shapeFinding } from '../domain/shapeFindings.ts'
import type { BatchEnvelope, BodyFault, ReadingRequest, ReadingSummary } from '../usecases/ports.ts'
import {
  lineFinding,
  malformedLine,
  scanBodyFault,
  tooLongLine,
  tooManyBytes,
  tooManyItems,
} from './bodyFaults.ts'
import { checkItem } from './checkItem.ts'
import { parsedValue, scanBody } from './jsonBody.ts'
import { type Line, LineSplitter } from './ndjson.ts'
import { type Collected, RowCollector } from './rowCollector.ts'
import { Scanner } from './scan.ts'

/** What comes out of a body, in this order: one envelope, chunks or verdicts, one summary. */
export type Piece =
  { as: 'envelope'; envelope: BatchEnvelope } | Collected | { as: 'summary'; summary: ReadingSummary }

/** Between pieces: `pause` lets others have a turn, `starved` waits for bytes. */
export type Step = Piece | 'pause' | 'starved'

/** Items checked between two pauses. */
const itemsAtOnce = 25

/** The work of one reading, cut into steps: bytes go in by `push`, pieces come out of `steps`. No threads here. */
export class BodyWork {
  readonly #request: ReadingRequest
  readonly #limits: Limits
  readonly #hash = createHash('sha256')
  readonly #queue: Uint8Array[] = []
  readonly #taken: (bytes: number) => void
  #ended = false
  #received = 0
  #collector: RowCollector

  /** @param taken called with the size of each chunk when it leaves the queue */
  constructor(request: ReadingRequest, limits: Limits, taken: (bytes: number) => void = () => {}) {
    this.#request = request
    this.#limits = limits
    this.#taken = taken
    this.#collector = new RowCollector(
      request.as === 'verdicts' ? 'verdicts' : 'chunks',
      limits,
      request.context.on,
    )
  }

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes)
  }

  end(): void {
    this.#ended = true
  }

  *steps(): Generator<Step, void> {
    const { format, as } = this.#request
    let fault: BodyFault | null
    if (as === 'hash') fault = yield* this.#onlyHash()
    else if (format === 'ndjson') fault = yield* this.#lines()
    else fault = yield* this.#wholeBody(format)
    yield { as: 'summary', summary: this.#summary(fault) }
  }

  #envelope: BatchEnvelope = {}

  #summary(fault: BodyFault | null): ReadingSummary {
    const { rows, rejected, findings } = this.#collector
    const bodyHash = this.#hash.digest('base64url')
    return { bodyHash, rows, rejected, findings, envelope: this.#envelope, fault }
  }

  *#onlyHash(): Generator<Step, BodyFault | null> {
    for (;;) {
      const bytes = yield* this.#next()
      if (bytes === null) return null
      if (!(bytes instanceof Uint8Array)) return bytes
    }
  }

  *#lines(): Generator<Step, BodyFault | null> {
    yield { as: 'envelope', envelope: {} }
    const splitter = new LineSplitter({
      lineBytesMax: this.#limits.lineBytesMax,
      linesMax: this.#limits.ndjsonLinesMax,
    })
    const scanner = new Scanner(this.#limits.jsonDepthMax)
    for (;;) {
      const bytes = yield* this.#next()
      if (bytes !== null && !(bytes instanceof Uint8Array)) return bytes
      for (const line of bytes ? splitter.push(bytes) : splitter.end()) {
        this.#line(line, scanner)
        yield* this.#turn()
      }
      if (splitter.overflowed) return tooManyItems(this.#limits.ndjsonLinesMax)
      if (bytes === null) break
    }
    yield* this.#rest()
    return null
  }

  #line({ row, bytes }: Line, scanner: Scanner): void {
    if (bytes === null) {
      this.#collector.reject(row, tooLongLine(this.#limits))
      return
    }
    const fault = scanner.scanText(bytes)
    if (fault) {
      this.#collector.reject(row, lineFinding(fault, this.#limits))
      return
    }
    const value = parsedValue(bytes, 0, bytes.byteLength)
    if (isObject(value)) this.#item(row, value, bytes)
    else this.#collector.reject(row, malformedLine())
  }

  *#wholeBody(format: 'json' | 'dossier'): Generator<Step, BodyFault | null> {
    const parts: Uint8Array[] = []
    for (;;) {
      const bytes = yield* this.#next()
      if (bytes === null) break
      if (!(bytes instanceof Uint8Array)) return bytes
      parts.push(bytes)
    }
    const body = withoutMark(Buffer.concat(parts))
    return format === 'json' ? yield* this.#items(body) : yield* this.#single(body)
  }

  *#items(body: Uint8Array): Generator<Step, BodyFault | null> {
    const scan = scanBody(body, this.#limits)
    let step = scan.next()
    for (; !step.done; step = scan.next()) yield 'pause'
    const scanned = step.value
    if ('status' in scanned) return scanned
    this.#envelope = scanned.envelope
    if (scanned.envelope.mode === 'validate')
      this.#collector = new RowCollector('verdicts', this.#limits, this.#request.context.on)
    yield { as: 'envelope', envelope: scanned.envelope }
    for (let index = 0; index < scanned.count; index++) {
      const start = scanned.places[index * 2] ?? 0
      const end = scanned.places[index * 2 + 1] ?? 0
      this.#bodyItem(index + 1, body.subarray(start, end))
      yield* this.#turn()
    }
    yield* this.#rest()
    return null
  }

  *#single(body: Uint8Array): Generator<Step, BodyFault | null> {
    const fault = new Scanner(this.#limits.jsonDepthMax).scanText(body)
    if (fault) return scanBodyFault(fault, this.#limits)
    yield { as: 'envelope', envelope: {} }
    this.#bodyItem(1, body)
    yield* this.#rest()
    return null
  }

  /** An item may be as long as a line may, whichever way it comes. */
  #bodyItem(row: number, bytes: Uint8Array): void {
    if (bytes.byteLength > this.#limits.lineBytesMax) {
      this.#collector.reject(row, tooLongLine(this.#limits))
      return
    }
    const value = parsedValue(bytes, 0, bytes.byteLength)
    if (isObject(value)) {
      this.#item(row, value, bytes)
      return
    }
    const finding = shapeFinding({ keyword: 'type', instancePath: '', params: { type: 'object' } })
    this.#collector.reject(row, finding ?? malformedLine())
  }

  #item(row: number, value: JsonObject, source: Uint8Array): void {
    this.#collector.add(row, checkItem(value, this.#request.context, source, this.#limits.findingsPerItemMax))
  }

  *#turn(): Generator<Step, void> {
    if (this.#collector.isFull) yield* this.#rest()
    else if (this.#collector.rows % itemsAtOnce === 0) yield 'pause'
  }

  *#rest(): Generator<Step, void> {
    const collected = this.#collector.take()
    if (collected) yield collected
  }

  /** The next bytes, hashed and counted; null at the end of the body. */
  *#next(): Generator<Step, Uint8Array | BodyFault | null> {
    let bytes = this.#queue.shift()
    while (!bytes) {
      if (this.#ended) return null
      yield 'starved'
      bytes = this.#queue.shift()
    }
    this.#taken(bytes.byteLength)
    this.#received += bytes.byteLength
    const { ndjsonBodyBytesMax, jsonBodyBytesMax } = this.#limits
    const max = this.#request.format === 'ndjson' ? ndjsonBodyBytesMax : jsonBodyBytesMax
    if (this.#received > max) return tooManyBytes(max)
    this.#hash.update(bytes)
    return bytes
  }
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withoutMark = (body: Uint8Array): Uint8Array =>
  body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body
