import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Limits, defaultLimits } from '../../server/config.ts'
import type { JsonObject } from '../../server/domain/item.ts'
import { BodyWork, type Piece } from '../../server/intake/bodyWork.ts'
import { unpackChunk } from '../../server/usecases/chunk.ts'
import type { ReadingRequest, ReadingSummary } from '../../server/usecases/ports.ts'
import { accountOf, bytesOf, context, item, lines } from './items.ts'

type Body = string | Uint8Array

function piecesOf(
  format: ReadingRequest['format'],
  body: Body[],
  limits: Partial<Limits> = {},
  as: ReadingRequest['as'] = 'chunks',
) {
  const work = new BodyWork({ format, context, as }, { ...defaultLimits, ...limits })
  for (const part of body) work.push(typeof part === 'string' ? bytesOf(part) : part)
  work.end()
  return [...work.steps()].filter((step): step is Piece => typeof step !== 'string')
}

function read(format: ReadingRequest['format'], body: Body, limits: Partial<Limits> = {}) {
  const pieces = piecesOf(format, [body], limits)
  const rows = accountOf(pieces.flatMap((piece) => (piece.as === 'chunk' ? [unpackChunk(piece.packed)] : [])))
  return { ...summaryOf(pieces), pieces: pieces.map(({ as }) => as), rows }
}

function summaryOf(pieces: Piece[]): ReadingSummary {
  const last = pieces.at(-1)
  if (last?.as !== 'summary') throw new Error('the last piece is no summary')
  return last.summary
}

const batch = (members: JsonObject, items: JsonObject[] = [item('A')]): string =>
  JSON.stringify({ ...members, items })

test('every line is a row of its own: one bad line spoils no other', () => {
  const { rows, fault, rejected } = read(
    'ndjson',
    lines(
      item('A'),
      '',
      '{"reference":"B"',
      '{"a":1,"a":2}',
      String.raw`{"a\\":1}`,
      `${'['.repeat(20)}`,
      '"\\ud800"',
      '[1]',
      '\u0000',
      item('C'),
    ),
  )

  expect(rows).toEqual([
    { row: 1, reference: 'A', codes: [] },
    { row: 3, reference: null, codes: ['line-malformed'] },
    { row: 4, reference: null, codes: ['json-duplicate-key'] },
    { row: 5, reference: null, codes: ['json-backslash-key'] },
    { row: 6, reference: null, codes: ['json-depth'] },
    { row: 7, reference: null, codes: ['json-surrogate'] },
    { row: 8, reference: null, codes: ['line-malformed'] },
    { row: 9, reference: null, codes: ['line-malformed'] },
    { row: 10, reference: 'C', codes: [] },
  ])
  expect({ fault, rejected }).toEqual({ fault: null, rejected: 7 })
})

const noted = (reference: string, note: string): string =>
  JSON.stringify(item(reference, { metadata: { desk: '7', note: '' } })).replace('"note":""', note)

test.each(['ndjson', 'json', 'dossier'] as const)(
  'a key of one client is not renamed after the key with a backslash that another sent as %s',
  (format) => {
    const bodyOf = (text: string): string => (format === 'json' ? `{"items":[${text}]}` : `${text}\n`)
    read(format, bodyOf(noted('A', String.raw`"mod\\":"1"`)))
    read(format, bodyOf(noted('A', String.raw`"cut\u005ct":"1"`)))
    const pieces = [String.raw`"mod\u00e8":"2"`, String.raw`"cut\tx":"2"`].flatMap((note) =>
      piecesOf(format, [bodyOf(noted('B', note))]),
    )

    const names = pieces
      .flatMap((piece) => (piece.as === 'chunk' ? unpackChunk(piece.packed).accepted : []))
      .map(({ metadata }) => Object.keys(metadata ?? {}))
    expect(names).toEqual([
      ['desk', 'modè'],
      ['desk', 'cut\tx'],
    ])
  },
)

test('the finding of a key with a backslash names the key and says in both languages what to do', () => {
  const { fault } = read('dossier', String.raw`{"metadata":{"C:\\dir":"1"}}`)

  expect(fault).toMatchObject({ status: 400, code: 'json-backslash-key' })
  expect(fault?.findings).toMatchObject([
    {
      pointer: '/metadata/C:\\dir',
      fr: 'Le nom de champ « C:\\dir » contient une barre oblique inverse.',
      en: 'The field name "C:\\dir" holds a backslash.',
    },
  ])
})

test('a line with bytes that are no UTF-8 is rejected alone', () => {
  const { rows } = read(
    'ndjson',
    Buffer.concat([
      bytesOf(lines(item('A'))),
      Uint8Array.of(0x22, 0xff, 0x22, 0x0a),
      bytesOf(lines(item('B'))),
    ]),
  )

  expect(rows.map(({ codes }) => codes)).toEqual([[], ['json-surrogate'], []])
})

test('a line over 64 KiB is rejected and the next ones go on', () => {
  const { rows } = read('ndjson', lines(item('A', { metadata: { note: 'x'.repeat(70_000) } }), item('B')))

  expect(rows).toEqual([
    { row: 1, reference: null, codes: ['line-too-long'] },
    { row: 2, reference: 'B', codes: [] },
  ])
})

test('more lines than allowed fail the whole body with 413', () => {
  expect(read('ndjson', lines('1', '2', '3'), { ndjsonLinesMax: 2 }).fault).toMatchObject({
    status: 413,
    code: 'batch-too-large',
  })
})

test('more bytes than allowed fail the whole body with 413, whatever its kind', () => {
  const limits = { ndjsonBodyBytesMax: 10, jsonBodyBytesMax: 10 }
  const faults = (['json', 'ndjson', 'dossier'] as const).map(
    (format) => read(format, 'x'.repeat(11), limits).fault,
  )

  expect(faults.map((fault) => [fault?.status, fault?.code])).toEqual(Array(3).fill([413, 'body-too-large']))
})

test('the hash of a body is that of its bytes, however they come', () => {
  const body = lines(item('A'), item('B'))
  const pieces = piecesOf('ndjson', [body.slice(0, 7), body.slice(7)])

  expect(summaryOf(pieces).bodyHash).toBe(createHash('sha256').update(body).digest('base64url'))
  expect(summaryOf(piecesOf('json', [body], {}, 'hash'))).toMatchObject({
    bodyHash: summaryOf(pieces).bodyHash,
    fault: null,
  })
})

test('a JSON body tells its envelope before its rows, wherever its options stand', () => {
  const options = { reference: 'lot-1', onInvalid: 'refuse', priority: 'urgent' }
  const text = `\ufeff {"reference":"lot-1","items":[${JSON.stringify(item('A'))}],"onInvalid":"refuse","priority":"urgent","mode":null}`
  const { pieces, envelope, rows } = read('json', text)

  expect(pieces).toEqual(['envelope', 'chunk', 'summary'])
  expect(envelope).toMatchObject(options)
  expect(rows).toEqual([{ row: 1, reference: 'A', codes: [] }])
})

test.each([
  ['', 'body-malformed', []],
  ['{"items":[]', 'body-malformed', []],
  ['{"items":[{]}', 'body-malformed', []],
  ['{"items":[]} x', 'body-malformed', []],
  ['[]', 'envelope-invalid', ['field-type ']],
  ['{}', 'envelope-invalid', ['field-missing /items']],
  ['{"items":{}}', 'envelope-invalid', ['field-type /items']],
  ['{"items":[],"mode":"dry"}', 'envelope-invalid', ['field-value /mode']],
  [
    '{"items":[],"reference":7,"colour":1}',
    'envelope-invalid',
    ['field-unknown /colour', 'field-type /reference'],
  ],
  ['{"items":[],"__proto__":{"a":1}}', 'envelope-invalid', ['field-unknown /__proto__']],
  [`{"items":[],"reference":"${'x'.repeat(101)}"}`, 'envelope-invalid', ['field-length /reference']],
  ['{"items":[],"mode":"submit","mode":"validate"}', 'json-duplicate-key', ['json-duplicate-key /mode']],
  ['{"items":[],"items":[]}', 'json-duplicate-key', ['json-duplicate-key /items']],
  ['{"items":[],"mode\\\\":1}', 'json-backslash-key', ['json-backslash-key /mode\\']],
  ['{"mode":"\\udc00"}', 'json-surrogate', ['json-surrogate /mode']],
])('a fault of the envelope fails the whole body: %s', (text, code, findings) => {
  const { pieces, fault } = read('json', text)

  expect(pieces).toEqual(['summary'])
  expect(fault).toMatchObject({ status: 400, code })
  expect(fault?.findings.map((finding) => `${finding.code} ${finding.pointer}`).toSorted()).toEqual(
    findings.toSorted(),
  )
})

test.each([
  ['{"vehicle":{"vin":1,"vin":2}}', 'json-duplicate-key', '/vehicle/vin'],
  ['{"vehicle":{"vin\\\\":1}}', 'json-backslash-key', '/vehicle/vin\\'],
  [`{"a":${'['.repeat(20)}`, 'json-depth', `/a${'/0'.repeat(13)}`],
  ['{"holder":{"birthName":"\\ud800"}}', 'json-surrogate', '/holder/birthName'],
])(
  'such a fault inside an item fails a JSON body too, and names row and place: %s',
  (text, code, pointer) => {
    const { fault } = read('json', `{"items":[{},${text}]}`)

    expect(fault).toMatchObject({ status: 400, code, findings: [{ code, pointer, row: 2 }] })
  },
)

test('a JSON body that is no UTF-8 is a fault', () => {
  const { fault } = read('json', Uint8Array.of(0x7b, 0x22, 0xff, 0x22))

  expect(fault).toMatchObject({ status: 400, code: 'json-surrogate' })
})

test('items of a JSON body that are no objects, or too long, are rejected alone', () => {
  const long = item('L', { metadata: { note: 'x'.repeat(70_000) } })
  const { rows } = read('json', JSON.stringify({ items: [1, null, item('A'), long, [item('B')]] }))

  expect(rows.map(({ row, codes }) => [row, codes])).toEqual([
    [1, ['field-type']],
    [2, ['field-type']],
    [3, []],
    [4, ['line-too-long']],
    [5, ['field-type']],
  ])
})

test('more items than allowed fail a JSON body with 413', () => {
  expect(read('json', '{"items":[1,2,3]}', { jsonItemsMax: 2 }).fault).toMatchObject({
    status: 413,
    code: 'batch-too-large',
  })
})

test('rows leave in chunks of bounded size', () => {
  const { pieces, rows } = read(
    'json',
    batch(
      {},
      Array.from({ length: 5 }, (_, index) => item(`R${index}`)),
    ),
    { chunkRowsMax: 2 },
  )

  expect(pieces).toEqual(['envelope', 'chunk', 'chunk', 'chunk', 'summary'])
  expect(rows.map(({ reference }) => reference)).toEqual(['R0', 'R1', 'R2', 'R3', 'R4'])
})

test('mode validate in the body turns chunks into verdicts', () => {
  const pieces = piecesOf('json', [batch({ mode: 'validate' }, [item('A'), item('B', { colour: 'red' })])])
  const verdicts = pieces.flatMap((piece) => (piece.as === 'verdicts' ? piece.rows : []))

  expect(pieces.map(({ as }) => as)).toEqual(['envelope', 'verdicts', 'summary'])
  expect(verdicts).toMatchObject([
    { row: 1, reference: 'A', valid: true, channel: 'siv', lane: 'siv-domestic' },
    { row: 2, reference: 'B', valid: false, findings: [{ code: 'field-unknown', pointer: '/colour' }] },
  ])
})

test('the summary shows the findings of rejected rows with their rows, up to a maximum', () => {
  const { findings, rejected } = read('ndjson', lines('x', item('A'), 'y', 'z'), { refuseFindingsMax: 2 })

  expect(rejected).toBe(3)
  expect(findings.map(({ code, row }) => [code, row])).toEqual([
    ['line-malformed', 1],
    ['line-malformed', 3],
  ])
})

test('a single dossier is one row', () => {
  expect(read('dossier', JSON.stringify(item('A')))).toMatchObject({
    rows: [{ row: 1, reference: 'A', codes: [] }],
    fault: null,
  })
  expect(read('dossier', '7').rows).toEqual([{ row: 1, reference: null, codes: ['field-type'] }])
  expect(read('dossier', '{"a":1,"a":1}').fault).toMatchObject({ status: 400, code: 'json-duplicate-key' })
})

test('an NDJSON body cut into two at any byte gives the same rows', () => {
  const bytes = bytesOf(lines({ reference: 'A' }, '', '"é"', { reference: 'B', clé: 1 }))
  const whole = accountOf(chunksIn(piecesOf('ndjson', [bytes])))

  for (let at = 0; at <= bytes.byteLength; at++) {
    expect(accountOf(chunksIn(piecesOf('ndjson', [bytes.slice(0, at), bytes.slice(at)])))).toEqual(whole)
  }
})

const chunksIn = (pieces: Piece[]) =>
  pieces.flatMap((piece) => (piece.as === 'chunk' ? [unpackChunk(piece.packed)] : []))

test.each([
  ['a list', '[[],[]]', '/reference'],
  ['an object', '{"a":{}}', '/reference'],
])('a member of the envelope that is %s is named without being built', (_what, value, pointer) => {
  const { fault } = read('json', `{"items":[],"reference":${value}}`)

  expect(fault).toMatchObject({ code: 'envelope-invalid', findings: [{ code: 'field-type', pointer }] })
})

test('an envelope of endless members is left at the first of them', () => {
  const members = Array.from({ length: 200_000 }, (_, index) => `"m${index}":1`)
  const { fault } = read('json', `{"items":[],${members.join()}`)

  expect(fault).toMatchObject({ status: 400, code: 'envelope-invalid' })
  expect(fault?.findings[0]).toMatchObject({ code: 'field-unknown', pointer: '/m0' })
})
