import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, clientOf } from './client.ts'

let sandbox: RunningSandbox
let client: Client
beforeAll(async () => {
  sandbox = await startSandbox({
    flags: ['--review-ms', '600000', '--siv-later-ms', '600000', '--title-ms', '600000', '--slow-ms', '1'],
  })
  client = clientOf(sandbox)
})
afterAll(() => sandbox.stop())

const enrolment = { procedure: 'inscription-premiere', channel: 'ants', data: { candidate: {} } }
const statusOf = async (reference: string): Promise<unknown> =>
  (await client.filingsOf(reference))[0]?.['status']

/** Statuses as the State's clock goes on, in steps of a share of the ten minutes that everything takes. */
async function statusesOver(reference: string, steps: number[]): Promise<unknown[]> {
  const statuses = [await statusOf(reference)]
  for (const minutes of steps) {
    await sandbox.moveClock(minutes * 60_000)
    statuses.push(await statusOf(reference))
  }
  return statuses
}

test('a refusal of the counter is a 422 with the State’s French sentence, every time', async () => {
  const first = await client.deposit('m1', { magic: 'SBX-REFUSE-SIV-STOLEN-0001' })
  const second = await client.deposit('m1', { magic: 'sbx-refuse-siv-stolen' })

  expect(first).toMatchObject({
    status: 422,
    body: { reference: 'm1', code: 'siv-stolen', pointer: '/data/vehicle/vin' },
  })
  expect(second).toMatchObject({
    status: 422,
    body: { code: 'siv-stolen', message: expect.stringMatching(/signalé volé/) },
  })
  expect((await client.lookUp('m1')).status).toBe(404)
})

test('a refusal of the review comes after the deposit was taken', async () => {
  const deposited = await client.deposit('m2', { ...enrolment, magic: 'SBX-REFUSE-IDENTITY-EXPIRED-1' })

  const statuses = await statusesOver('m2', [5, 6])

  expect(deposited).toMatchObject({ status: 201, body: { status: 'received' } })
  expect(statuses).toEqual(['received', 'in-review', 'refused'])
  expect((await client.filingsOf('m2'))[0]).toMatchObject({ refusal: { code: 'identity-expired' } })
})

test('an ordinary enrolment is received, reviewed and accepted with a NEPH', async () => {
  await client.deposit('m3', enrolment)

  const statuses = await statusesOver('m3', [5, 6])

  expect(statuses).toEqual(['received', 'in-review', 'accepted'])
  expect((await client.filingsOf('m3'))[0]).toMatchObject({
    outcome: { neph: expect.stringMatching(/^\d{12}$/), attestationIssuedOn: expect.any(String) },
  })
})

test('an online mandate waits for the candidate first', async () => {
  const data = { ...enrolment.data, mandate: { kind: 'online' } }
  const deposited = await client.deposit('m4', { ...enrolment, data })

  expect(deposited).toMatchObject({ body: { status: 'awaiting-candidate' } })
  expect(await statusesOver('m4', [5, 10])).toEqual(['awaiting-candidate', 'in-review', 'accepted'])
})

test('MORE-INFO waits for a complement and is then accepted with its outcome', async () => {
  await client.deposit('m5', { ...enrolment, magic: 'SBX-MORE-INFO-1' })
  await statusesOver('m5', [11])
  const asked = (await client.filingsOf('m5'))[0]

  await client.ask('POST', `/v1/filings/${String(asked?.['filingNumber'])}/complements`, {
    body: { documents: [{ kind: 'domicile' }] },
    headers: { 'complement-reference': 'cmp_1' },
  })

  expect(asked).toMatchObject({ status: 'more-info-needed', request: { kinds: ['domicile'] } })
  expect(await statusesOver('m5', [11])).toEqual(['in-review', 'accepted'])
  expect((await client.filingsOf('m5'))[0]).toMatchObject({ outcome: { neph: expect.any(String) } })
})

test.each([
  ['SBX-BACKWARDS-1', [6, 2, 3], ['received', 'in-review', 'received', 'accepted']],
  ['SBX-STRANGE-1', [7, 4], ['received', 'en-attente-cert', 'accepted']],
  ['SBX-CONTRADICT-1', [11, 11], ['received', 'accepted', 'refused']],
  ['SBX-EXPIRE-1', [11], ['received', 'expired']],
] as const)('%s goes its own way', async (magic, steps, expected) => {
  await client.deposit(magic, { magic })

  expect(await statusesOver(magic, [...steps])).toEqual(expected)
})

test.each([
  ['SBX-UNKNOWN-1', 1],
  ['SBX-LOST-1', 0],
  ['SBX-TIMEOUT-TAKEN-1', 1],
  ['SBX-FAULT-RESET-DURING-1', 1],
  ['SBX-CLOSED-1', 0],
])('%s happens to the first POST only, which leaves %i filing', async (magic, filings) => {
  const first = await client.deposit(magic, { magic })
  const seen = await client.filingsOf(magic)

  const second = await client.deposit(magic, { magic })

  expect(first).not.toMatchObject({ status: 201 })
  expect(seen).toHaveLength(filings)
  expect(second).toMatchObject({ status: 201 })
})

test('BUSY turns away twice and takes the third', async () => {
  const deposits = []
  for (let time = 0; time < 3; time += 1) deposits.push(await client.deposit('m6', { magic: 'SBX-BUSY-1' }))

  expect(deposits).toMatchObject([{ status: 429 }, { status: 429 }, { status: 201 }])
})

test('a reference without SBX is no wish', async () => {
  const deposited = await client.deposit('m7', { magic: 'VN-SBX-REFUSE-SIV-STOLEN' })

  expect(deposited).toMatchObject({ status: 201 })
})
