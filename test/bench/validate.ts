import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import type { Establishment, JsonObject, JudgeContext, Procedure } from '../../server/domain/item.ts'
import { judgeItem } from '../../server/domain/judge.ts'
import { normaliseItem } from '../../server/domain/normalise.ts'
import { procedureOf } from '../../server/domain/shapeFindings.ts'
import { itemAjvOptions, itemFormats } from '../../server/domain/schema/formats.ts'
import { itemSchemas } from '../../server/domain/schema/items.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { loadGazetteer } from '../../server/intake/communes.ts'
import { checkShape } from '../../server/intake/shape.ts'
import { printFigure } from './figures.ts'

const rounds = 15
const warmUpRounds = 20
const on = '2026-11-23'

/**
 * What checking costs, on the lines of the two example batches, each parsed anew: normalised, checked for shape and judged by the
 * whole rule book with the official communes, against the bare ajv check of the same items; and the same with all that accepting
 * adds (canonical form, digest, search keys).
 */
export function run(): Promise<void> {
  const lines = ['dealer-morning', 'school-september'].flatMap(linesOf)
  const context: JudgeContext = {
    on,
    mode: 'live',
    establishments: establishmentsOf(lines),
    places: loadGazetteer(),
  }
  const bare = bareCheck()
  const bares: number[] = []
  const checked: number[] = []
  const accepted: number[] = []
  const ratios: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    const bareUs = usEach(lines, (item) => bare(item))
    const checkUs = usEach(lines, (item) => checkOnly(item, context))
    const acceptUs = usEach(lines, (item) => checkItem(item, context))
    if (round < 0) continue
    bares.push(bareUs)
    checked.push(checkUs)
    accepted.push(acceptUs)
    ratios.push(checkUs / bareUs)
  }
  printFigure('validate', 'bareAjvUs', bares)
  printFigure('validate', 'checkUs', checked)
  printFigure('validate', 'checkOverBareAjv', ratios)
  printFigure('validate', 'checkAndAcceptUs', accepted)
  return Promise.resolve()
}

function checkOnly(raw: JsonObject, context: JudgeContext): unknown {
  const { item } = normaliseItem(raw)
  return checkShape(item, 50).findings ?? judgeItem(item, context)
}

/** The schema alone, compiled as anyone would, all faults at once. */
function bareCheck(): (item: JsonObject) => boolean {
  const ajv = new Ajv({ ...itemAjvOptions, formats: { ...itemFormats } })
  const compiled = new Map<Procedure, (item: JsonObject) => boolean>()
  return (item) => {
    const procedure = procedureOf(item)
    if (typeof procedure !== 'string') return false
    let check = compiled.get(procedure)
    if (!check) compiled.set(procedure, (check = ajv.compile(itemSchemas[procedure])))
    return check(item)
  }
}

function usEach(lines: readonly string[], check: (item: JsonObject) => unknown): number {
  const items = lines.map(parseLine)
  const beganAt = performance.now()
  for (const item of items) check(item)
  return ((performance.now() - beganAt) * 1_000) / items.length
}

const linesOf = (name: string): string[] =>
  readFileSync(resolve(import.meta.dirname, `../../examples/batches/${name}.ndjson`), 'utf8')
    .split('\n')
    .filter(isItem)

/** The examples hold lines cut short, as real files do. */
const isItem = (line: string): boolean => line.startsWith('{') && line.endsWith('}')

function parseLine(line: string): JsonObject {
  return JSON.parse(line) as JsonObject
}

/** Those that the lines name, so that each is filed under one of its own. */
function establishmentsOf(lines: readonly string[]): Establishment[] {
  const numbers = new Set(lines.map((line) => parseLine(line).establishment).filter(isText))
  return [...numbers].map((number) => ({ kind: /^\d+$/.test(number) ? 'habilitation' : 'school', number }))
}

const isText = (value: unknown): value is string => typeof value === 'string'
