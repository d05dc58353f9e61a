import { expect, test } from 'vitest'
import { batchLimits, partsOf } from '../../sdk/submission/partsOf.ts'

async function partsIn(lines: Iterable<string>, limits = batchLimits) {
  const parts = []
  for await (const { part, isLast } of partsOf(lines, limits)) {
    const sent = await new Response(part.open(() => undefined)).text()
    parts.push({ firstRow: part.firstRow, rows: part.rows, items: part.items, isLast, sent })
  }
  return parts
}

function* lines(count: number) {
  for (let n = 0; n < count; n += 1) yield '{}'
}

test('cuts where the gateway would refuse: at 100,000 lines', async () => {
  const parts = await partsIn(lines(100_001))

  expect(parts.map(({ rows, firstRow, isLast }) => [rows, firstRow, isLast])).toEqual([
    [100_000, 0, false],
    [1, 100_000, true],
  ])
})

test('gives blank lines their row, but no part of their own', async () => {
  const parts = await partsIn(['', '{"a":1}', '', ' ', '{"a":2}', '', ''], { itemsMax: 3, bytesMax: 1_000 })

  expect(parts).toEqual([
    { firstRow: 1, rows: 1, items: 1, isLast: false, sent: '{"a":1}\n' },
    { firstRow: 4, rows: 1, items: 1, isLast: true, sent: '{"a":2}\n' },
  ])
})

test('gives the same bytes each time a part is opened', async () => {
  for await (const { part } of partsOf(lines(50_000), batchLimits)) {
    const first = await new Response(part.open(() => undefined)).text()

    expect(first.length).toBe(150_000)
    expect(await new Response(part.open(() => undefined)).text()).toBe(first)
  }
})

test('lets a line go alone that is larger than a part', async () => {
  const long = `"${'x'.repeat(100)}"`

  const parts = await partsIn(['{}', long, '{}'], { itemsMax: 10, bytesMax: 50 })

  expect(parts.map(({ sent }) => sent)).toEqual(['{}\n', `${long}\n`, '{}\n'])
})
