import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { endOfParisDay } from '../../server/domain/dates.ts'
import { procedures } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { canonicalJson } from '../../server/intake/canonicalJson.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { context, item } from './items.ts'

const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString()
const codesOf = (raw: ReturnType<typeof item>) =>
  checkItem(raw, context).findings.map(({ code, pointer }) => `${code} ${pointer}`)

test.each(procedures)('the worked example of %s is accepted with a way to the State', (procedure) => {
  const { accepted, findings } = checkItem(exampleItems[procedure], context)

  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(accepted).toMatchObject({ procedure, reference: exampleItems[procedure].reference })
})

test('two items of the same content have the same hash, whatever the order of their fields', () => {
  const one = item('A', { metadata: { site: 'Lyon "3"', vendeur: 'é🚗' } })
  const other = Object.fromEntries(Object.entries(one).toReversed())
  const changed = item('A', { metadata: { site: 'Lyon "3"', vendeur: 'e🚗' } })
  const hashOf = (raw: typeof one) => checkItem(raw, context).accepted?.hash

  expect(hashOf(other)).toBe(hashOf(one))
  expect(hashOf(changed)).not.toBe(hashOf(one))
  expect(JSON.parse(textOf(checkItem(one, context).accepted?.body))).toEqual(one)
})

test('canonical JSON sorts the keys of every block, and a name with a line break does not pass for two', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: '\u0001"' })).toBe(
    '{"a":"\\u0001\\"","b":[{"c":null,"d":1}]}',
  )
  expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}')
  expect(canonicalJson({ 'b\na': 1 })).toBe('{"b\\na":1}')
})

test('the hash is the SHA-256 of the body that is kept', () => {
  const { accepted } = checkItem(item('A'), context)

  expect(accepted?.hash).toBe(
    createHash('sha256')
      .update(accepted?.body ?? '')
      .digest('base64url'),
  )
})

test('what was received is kept only when normalising changed something', () => {
  const raw = item(' A ', { metadata: null })
  const source = new TextEncoder().encode(JSON.stringify(raw))

  expect(checkItem(item('A'), context).accepted?.received).toBeNull()
  expect(checkItem(raw, context, source).accepted).toMatchObject({ reference: 'A', received: source })
  expect(JSON.parse(textOf(checkItem(raw, context).accepted?.received))).toEqual(raw)
})

test('all faults of shape are told at once', () => {
  const found = codesOf(
    item('', { procedure: 'declaration-achat', colour: 'red', channel: 'post', sale: { date: 7 } }),
  )

  expect(found).toEqual(
    expect.arrayContaining([
      'field-length /reference',
      'field-unknown /colour',
      'field-value /channel',
      'field-type /sale/date',
    ]),
  )
})

test('an item without a known procedure says so', () => {
  expect(codesOf(item('A', { procedure: undefined }))).toEqual(['field-missing /procedure'])
  expect(codesOf(item('A', { procedure: 'vol' }))).toEqual(['field-value /procedure'])
})

test('a field named __proto__ or constructor is unknown like any other and pollutes nothing', () => {
  const raw = JSON.parse(
    `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"vehicle":{"__proto__":null},${JSON.stringify(item('A')).slice(1).replace('"vehicle"', '"ignored"')}`,
  )
  const found = codesOf(raw)

  expect(found).toEqual(
    expect.arrayContaining([
      'field-unknown /__proto__',
      'field-unknown /constructor',
      'field-unknown /vehicle/__proto__',
    ]),
  )
  expect('polluted' in {}).toBe(false)
})

test('thousands of faults are cut to the maximum for one item', () => {
  const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1]))

  expect(checkItem(item('A', many), context).findings).toHaveLength(50)
})

test('a rejected item still says what it is called, when that can be a reference', () => {
  const rejected = (reference: string) =>
    checkItem(item(reference, { colour: 1, metadata: { a: 'b', c: 7 } }), context)

  expect(rejected('A')).toMatchObject({ reference: 'A', metadata: { a: 'b' }, accepted: null })
  expect(rejected('x'.repeat(65)).reference).toBeNull()
})

test('the nearest legal day ends the dossier’s time, at the end of that day in Paris', () => {
  const { accepted } = checkItem(item('A'), context)
  const days = accepted?.deadlines.map(({ on }) => on).toSorted() ?? []

  expect(days.length).toBeGreaterThan(0)
  expect(accepted?.deadlineAt).toBe(endOfParisDay(days[0] ?? ''))
})

test('an item that may not be filed yet begins held', () => {
  expect(checkItem(item('A', { notBefore: '2026-12-24T08:00:00+01:00' }), context).accepted).toMatchObject({
    notBefore: '2026-12-24T08:00:00+01:00',
    hold: { reason: 'not-before', until: '2026-12-24T07:00:00.000Z' },
  })
})

test('a fault of shape hides no fault of meaning: both are told at once', () => {
  const raw = item('A', { couleur: 'bleu', sale: { date: '2999-01-01' } })

  const found = codesOf(raw)

  expect(found).toContain('field-unknown /couleur')
  expect(found.some((fault) => fault.endsWith(' /sale/date'))).toBe(true)
})

test('a reference counts its characters, whatever plane they stand in', () => {
  const longest = checkItem(item('🚗'.repeat(64)), context)
  const tooLong = checkItem(item('🚗'.repeat(65)), context)

  expect(longest.accepted?.reference).toBe('🚗'.repeat(64))
  expect([tooLong.accepted, tooLong.reference]).toEqual([null, null])
})

test('notes are echoed whole up to the length that is allowed them', () => {
  const { accepted } = checkItem(item('A', { metadata: { note: '🚗'.repeat(500) } }), context)

  expect(accepted?.metadata).toEqual({ note: '🚗'.repeat(500) })
})

test.each(['\u0000', '\n', '\u007f'])('a text that holds the control character %j is refused', (sign) => {
  const codes = codesOf(item(`A${sign}B`))

  expect(codes).toEqual(['field-format /reference'])
})

test('days at the edge of the calendar break no check', () => {
  const edge = { ...context, on: '9999-12-31' }
  const verdicts = procedures.map((procedure) => checkItem(exampleItems[procedure], edge))

  expect(verdicts).toHaveLength(procedures.length)
})
