import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBatches, type MadeBatch } from '../../examples/batchmaker/batch.ts'
import { asEstablishments, dealerPlaces, schoolPlaces } from '../../examples/batchmaker/establishments.ts'
import { assignPapers, refusedLines, withPapers } from '../../examples/papermaker/assign.ts'
import { defaultLimits } from '../../server/config.ts'
import { makeItemReader } from '../../server/intake/itemReader.ts'
import type { ItemReader, ItemVerdict } from '../../server/usecases/ports.ts'

const folder = resolve(import.meta.dirname, '../../examples/batches')
const committedOn = '2026-11-23'
const establishments = asEstablishments([...dealerPlaces, ...schoolPlaces])

let reader: ItemReader
beforeAll(() => {
  reader = makeItemReader({ limits: defaultLimits, workers: 1 })
})
afterAll(() => reader.close())

/** Every line as the gateway's own intake judges it. */
async function verdictsOn(on: string, { lines }: MadeBatch): Promise<ItemVerdict[]> {
  const reading = reader.open({
    format: 'ndjson',
    as: 'verdicts',
    context: { on, establishments, mode: 'test', policy: { filesRequired: true } },
  })
  const written = reading.write(Buffer.from(lines.join('\n'))).then(() => reading.end())
  const verdicts: ItemVerdict[] = []
  for await (const some of reading.verdicts()) verdicts.push(...some)
  await written
  return verdicts
}

const errorCodes = ({ findings }: ItemVerdict): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)

test.each(['dealer-morning', 'school-september'])('the committed %s is what the generator makes', (name) => {
  const made = makeBatches({ on: committedOn }).find((batch) => batch.name === name)

  const committed = readFileSync(join(folder, `${name}.ndjson`), 'utf8')

  expect(committed.trimEnd().split('\n')).toEqual(made?.lines)
})

test('the files are as large and as faulty as a real morning', () => {
  const [dealer, school] = makeBatches({ on: committedOn })

  expect(dealer?.lines.length).toBeGreaterThanOrEqual(1_500)
  expect(school?.lines.length).toBeGreaterThanOrEqual(400)
  for (const batch of [dealer, school]) {
    const share = (batch?.mistakes.length ?? 0) / (batch?.lines.length ?? 1)
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.06)
  }
  const kinds = new Set(
    [...(dealer?.mistakes ?? []), ...(school?.mistakes ?? [])].map(({ mistake }) => mistake),
  )
  expect(kinds.size).toBeGreaterThanOrEqual(15)
})

test.each([
  [committedOn, 0],
  [committedOn, 1],
  ['2027-03-31', 0],
  ['2028-02-29', 1],
])(
  'judged on its day (%s, file %i) each clean line is clean and each mistake is told by its code',
  async (on, index) => {
    const made = makeBatches({ on })[index]
    if (!made) throw new RangeError('there are two files')
    const batch = withPapers(made, (name) => `doc_${name}`)

    const verdicts = await verdictsOn(on, batch)

    const mistaken = new Map(batch.mistakes.map((line) => [line.row, line]))
    const wronglyRefused = verdicts.filter(({ row, valid }) => !valid && !mistaken.has(row))
    // Whether a reference comes twice, and what became of a file, is the store's business: a validation keeps nothing to compare with.
    const untold = batch.mistakes.filter(({ row, code }) => {
      if (code === 'reference-repeated' || code === 'document-refused') return false
      const verdict = verdicts.find((one) => one.row === row)
      return verdict === undefined || verdict.valid || !errorCodes(verdict).includes(code)
    })
    expect(verdicts).toHaveLength(batch.lines.length)
    expect(wronglyRefused.map(({ row, findings }) => ({ row, findings }))).toEqual([])
    expect(untold).toEqual([])
  },
)

test('a reference that is told as repeated stands on an earlier good line', () => {
  const batches = makeBatches({ on: committedOn })

  const repetitions = batches.flatMap(({ lines, mistakes }) =>
    mistakes
      .filter(({ code }) => code === 'reference-repeated')
      .map(({ row }) => {
        const reference = /"reference":"([^"]+)"/.exec(lines[row - 1] ?? '')?.[1] ?? ''
        const first = lines.findIndex((line) => line.includes(`"reference":"${reference}"`)) + 1
        return { isEarlier: first > 0 && first < row, isGood: !mistakes.some((other) => other.row === first) }
      }),
  )

  expect(repetitions.length).toBeGreaterThanOrEqual(2)
  expect(repetitions.every(({ isEarlier, isGood }) => isEarlier && isGood)).toBe(true)
})

test('every vehicle number is a test number, and no two lines share one', () => {
  const vins = makeBatches({ on: committedOn })
    .flatMap(({ lines }) => lines)
    .map((line) => /"vin":"([^"]+)"/.exec(line)?.[1])
    .filter((vin) => vin !== undefined)

  expect(vins.length).toBeGreaterThan(1_500)
  expect(vins.filter((vin) => !vin.includes('TEST'))).toEqual([])
  expect(new Set(vins).size).toBe(vins.length)
})

test('papers come with what goes by ants and with nothing else, from a bounded set of files', async () => {
  const batches = makeBatches({ on: committedOn })
  const assigned = batches.map(assignPapers)

  const channels = await Promise.all(
    batches.map(async (batch) => {
      const made = withPapers(batch, (name) => `doc_${name}`)
      return new Map((await verdictsOn(committedOn, made)).map(({ row, channel }) => [row, channel]))
    }),
  )

  const mistaken = batches.map(({ mistakes }) => new Set(mistakes.map(({ row }) => row)))
  for (const [at, papers] of assigned.entries()) {
    const rows = new Set(papers.map(({ row }) => row))
    for (const [row, channel] of channels[at] ?? [])
      if (!mistaken[at]?.has(row)) expect([row, rows.has(row)]).toEqual([row, channel === 'ants'])
  }
  const names = new Set(assigned.flat().map(({ file }) => file.name))
  expect(names.size).toBeGreaterThan(90)
  expect(names.size).toBeLessThan(150)
  expect(assigned.flatMap(refusedLines)).toHaveLength(5)
})
