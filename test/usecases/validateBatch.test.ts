import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ValidationAnswer } from '../../server/usecases/batchAnswers.ts'
import { item, lines } from '../intake/items.ts'
import { type Acceptance, anAcceptance, streamOf } from './acceptSupport.ts'

let at: Acceptance
beforeAll(async () => {
  at = await anAcceptance()
})
afterAll(() => at.close())

const validate = (format: 'json' | 'ndjson', text: string, on?: string): Promise<ValidationAnswer> =>
  at.validateBatch({ caller: at.caller, body: { format, bytes: streamOf(text) }, on })
const reportIn = (answer: ValidationAnswer) => {
  if (answer.as !== 'validated') throw new Error(`no report: ${JSON.stringify(answer)}`)
  return JSON.parse(answer.body.join(''))
}

test('every row is told in order, over many pages, and counted', async () => {
  const text = lines(...['A', 'B', 'C', 'D', 'E'].map((name) => item(name)), 'broken')
  const answer = await validate('ndjson', text)

  expect(answer).toMatchObject({ valid: 5, invalid: 1 })
  expect(reportIn(answer).items.map((one: { row: number; valid: boolean }) => [one.row, one.valid])).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, true],
    [6, false],
  ])
})

test('a report is kept as bytes, outside the heap that every request shares', async () => {
  const answer = await validate('ndjson', lines(item('A'), item('É')))
  if (answer.as !== 'validated') throw new Error('no report')

  expect(answer.body.length).toBeGreaterThan(2)
  expect(answer.body.filter((piece) => !Buffer.isBuffer(piece))).toEqual([])
})

test('a row tells what api.md promises of it', async () => {
  const [row] = reportIn(await validate('json', JSON.stringify({ items: [item('A')] }))).items

  expect(Object.keys(row).toSorted()).toEqual([
    'channel',
    'deadlines',
    'findings',
    'lane',
    'reason',
    'reference',
    'row',
    'valid',
  ])
})

test('a reference that a valid row above already has is told as a deposit would tell it', async () => {
  const broken = { ...item('B'), procedure: 'unheard-of' }
  const answer = await validate('ndjson', lines(item('A'), item('A'), broken, item('B')))

  const { items } = reportIn(answer)
  expect(answer).toMatchObject({ valid: 2, invalid: 2 })
  expect(items.map((one: { valid: boolean }) => one.valid)).toEqual([true, false, false, true])
  expect(items[1].findings).toMatchObject([{ code: 'reference-repeated', pointer: '/reference' }])
})

test('the day asked for is the day judged by', async () => {
  const text = lines(item('A'))

  expect(reportIn(await validate('ndjson', text, '2026-11-23'))).toMatchObject({ valid: 1 })
  expect(reportIn(await validate('ndjson', text, '2010-01-04'))).toMatchObject({ invalid: 1 })
})

test('a body without items is empty, a faulty one a fault, a broken one cut short', async () => {
  const bytes = streamOf(lines(item('A')), new Error('ECONNRESET'))
  const broken = at.validateBatch({ caller: at.caller, body: { format: 'ndjson', bytes } })

  expect(await validate('json', '{"items":[]}')).toEqual({ as: 'empty' })
  expect(await validate('json', '{"item":[]}')).toMatchObject({
    as: 'fault',
    fault: { status: 400, code: 'envelope-invalid' },
  })
  expect(await broken).toEqual({ as: 'cutShort' })
})
