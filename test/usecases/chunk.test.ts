import { expect, test } from 'vitest'
import { deadlineRules } from '../../server/domain/deadlines.ts'
import { type Chunk, packChunk, unpackChunk } from '../../server/usecases/chunk.ts'

const row: Chunk['accepted'][number] = {
  row: 1,
  reference: 'R-1',
  hash: 'h'.repeat(43),
  procedure: 'changement-titulaire',
  establishment: 'HAB-TEST-1',
  channel: 'ants',
  lane: 'ants-vehicle',
  deadlineAt: null,
  deadlines: [],
  findings: [],
  keys: { vin: 'VF1TEST0000000001', plate: null, neph: null, name: null },
  body: Buffer.from('{"reference":"R-1"}'),
  received: null,
}

const roundTrip = (accepted: Chunk['accepted']): unknown[] =>
  unpackChunk(packChunk({ accepted, rejected: [] })).accepted.map(({ body, received, ...rest }) => ({
    ...rest,
    body: Buffer.from(body).toString(),
    received: received && Buffer.from(received).toString(),
  }))

test('every legal day of the rules comes out of a chunk with its words', () => {
  const deadlines = deadlineRules.map(({ code, fr, en }) => ({ code, on: '2027-01-31', fr, en }))
  const body = Buffer.from(row.body).toString()

  expect(deadlines.length).toBeGreaterThan(5)
  expect(roundTrip([{ ...row, deadlines }])).toEqual([{ ...row, deadlines, body }])
})

test('words of a legal day that differ from those of its rule are kept', () => {
  const [{ code } = { code: '' }] = deadlineRules
  const deadlines = [
    { code, on: '2027-01-31', fr: 'autres mots', en: 'other words' },
    { code: 'not-ours', on: '2027-02-28', fr: 'inconnu', en: 'unknown' },
  ]

  expect(roundTrip([{ ...row, deadlines }])).toMatchObject([{ deadlines }])
})

test('papers of several rows keep each their own profile and bytes', () => {
  const paper = (at: number, profile: string) => ({ at, kind: 'identite', document: `doc_${at}`, profile })
  const one = [paper(0, '["a"]'), paper(1, '["b"]')]
  const other = [paper(0, '["b"]'), paper(1, '["c"]'), paper(2, '["a"]')]
  const received = Buffer.from(' {"reference": "R-1"}')

  expect(roundTrip([{ ...row, papers: one }, row, { ...row, papers: other, received }])).toMatchObject([
    { papers: one, received: null },
    { received: null },
    { papers: other, received: received.toString(), body: '{"reference":"R-1"}' },
  ])
})
