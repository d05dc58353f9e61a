import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DossierAnswer } from '../../server/usecases/batchAnswers.ts'
import { item } from '../intake/items.ts'
import { type Acceptance, anAcceptance, dossier, streamOf } from './acceptSupport.ts'

let at: Acceptance
beforeAll(async () => {
  at = await anAcceptance()
})
afterAll(() => at.close())

const accept = (request: ReturnType<typeof dossier>): Promise<DossierAnswer> =>
  at.acceptDossier({ ...request, caller: at.caller })
const viewIn = (answer: DossierAnswer): Record<string, unknown> => {
  if (answer.as !== 'sealed') throw new Error(`not sealed: ${JSON.stringify(answer)}`)
  return JSON.parse(answer.answer.body)
}

test('one good item becomes a dossier, which shows in no list of batches', async () => {
  const answer = await accept(dossier(JSON.stringify(item('ONE'))))

  expect(answer).toMatchObject({ as: 'sealed', replayed: false, answer: { status: 202 } })
  expect(viewIn(answer)).toMatchObject({ reference: 'ONE', state: 'queued', lane: 'siv-domestic' })
  expect((await at.harness.store.batches(at.caller.tenant, { limit: 10 })).data).toEqual([])
})

test('a bad item is rejected with all its findings and keeps its reference free', async () => {
  const answer = await accept(dossier(JSON.stringify(item('TWO', { colour: 1, channel: 'post' }))))

  if (answer.as !== 'rejected') throw new Error(answer.as)
  expect(answer.findings.map(({ code, pointer }) => `${code} ${pointer}`).toSorted()).toEqual([
    'field-unknown /colour',
    'field-value /channel',
  ])
  expect(await accept(dossier(JSON.stringify(item('TWO'))))).toMatchObject({ as: 'sealed' })
})

test('the same item again answers with the first dossier; other content is rejected', async () => {
  const first = viewIn(await accept(dossier(JSON.stringify(item('THREE')))))

  expect(viewIn(await accept(dossier(JSON.stringify(item('THREE')))))).toMatchObject({ id: first.id })
  expect(await accept(dossier(JSON.stringify(item('THREE', { metadata: { a: 'b' } }))))).toMatchObject({
    as: 'rejected',
    findings: [{ code: 'reference-taken' }],
  })
})

test.each([
  ['{', 'body-malformed'],
  ['', 'body-malformed'],
  ['{"a":1,"a":2}', 'json-duplicate-key'],
  ['{"a":"\\ud800"}', 'json-surrogate'],
])('a body that is no JSON object of ours is a fault: %s', async (text, code) => {
  expect(await accept(dossier(text))).toMatchObject({ as: 'fault', fault: { status: 400, code } })
})

test('a body that is JSON but no object is rejected', async () => {
  expect(await accept(dossier('[1]'))).toMatchObject({
    as: 'rejected',
    findings: [{ code: 'field-type', pointer: '' }],
  })
})

test('the same key and content again replays the first answer; other content is reused', async () => {
  const key = { key: 'dossier', request: 'POST /v1/dossiers' }
  const first = await accept(dossier(JSON.stringify(item('FOUR')), key))

  expect(await accept(dossier(JSON.stringify(item('FOUR')), key))).toEqual({ ...first, replayed: true })
  expect(await accept(dossier(JSON.stringify(item('FIVE')), key))).toEqual({ as: 'keyReused' })
})

test('a body cut short keeps nothing', async () => {
  const bytes = streamOf(JSON.stringify(item('SIX')), new Error('ECONNRESET'))

  expect(await accept({ bytes, idempotency: null })).toEqual({ as: 'cutShort' })
  expect((await at.harness.store.dossiers(at.caller.tenant, { reference: 'SIX', limit: 1 })).data).toEqual([])
})
