import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, clientOf, type Told } from './client.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop()
})
async function aSandbox(faults: object = {}): Promise<{ sandbox: RunningSandbox; client: Client }> {
  const sandbox = await startSandbox({ faults })
  running.push(sandbox)
  return { sandbox, client: clientOf(sandbox) }
}

interface Paper {
  sha256: string
  mediaType: string
  size: number
  bytes: Buffer
}
function aPaper(text: string): Paper {
  const bytes = Buffer.from(`%PDF-1.4 ${text}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, mediaType: 'application/pdf', size: bytes.length, bytes }
}
const put = (client: Client, { sha256, mediaType, bytes }: Paper): Promise<Told> =>
  client.ask('PUT', `/v1/documents/${sha256}`, { body: bytes, headers: { 'content-type': mediaType } })
const announced = (kind: string, { sha256, mediaType, size }: Paper): object => ({
  kind,
  sha256,
  mediaType,
  size,
})
const onAnts = (documents: object[]) => ({ procedure: 'duplicata', channel: 'ants', documents })

test('a filing that names a file the State does not hold is refused, at its place among the papers', async () => {
  const { client } = await aSandbox()
  const paper = aPaper('held')
  await put(client, paper)

  const told = await client.deposit('R', {
    documents: [{ kind: 'mandat' }, announced('identite', paper), announced('domicile', aPaper('other'))],
  })

  expect(told).toMatchObject({
    status: 422,
    body: { code: 'document-missing', pointer: '/documents/2', reference: 'R' },
  })
})

test.each([
  ['size', { size: 1 }],
  ['type', { mediaType: 'image/png' }],
])('a file announced with another %s is refused', async (_what, wrong) => {
  const { client } = await aSandbox()
  const paper = aPaper('held')
  await put(client, paper)

  const told = await client.deposit('R', { documents: [{ ...announced('identite', paper), ...wrong }] })

  expect(told).toMatchObject({ status: 422, body: { code: 'document-mismatch', pointer: '/documents/0' } })
})

test('on ants an identity paper without its file is refused; on siv it is taken', async () => {
  const { client } = await aSandbox()
  const paper = aPaper('held')
  await put(client, paper)
  const documents = [{ kind: 'identite' }, announced('domicile', paper)]

  const onSiv = await client.deposit('on-siv', { documents })
  const without = await client.deposit('without', onAnts(documents))
  const withFile = await client.deposit('with', onAnts([...documents, announced('identite', paper)]))

  expect(onSiv).toMatchObject({ status: 201 })
  expect(without).toMatchObject({
    status: 422,
    body: { code: 'document-file-missing', pointer: '/documents/0' },
  })
  expect(withFile).toMatchObject({ status: 201 })
})

test('SBX-DOCUMENT-VANISHED- loses the file at the first POST, until it is uploaded again', async () => {
  const { client } = await aSandbox()
  const paper = aPaper('vanishes')
  const options = { ...onAnts([announced('identite', paper)]), magic: 'SBX-DOCUMENT-VANISHED-1' }
  await put(client, paper)

  const first = await client.deposit('R', options)
  const second = await client.deposit('R', options)
  const again = await put(client, paper)
  const third = await client.deposit('R', options)

  expect(first).toMatchObject({ status: 422, body: { code: 'document-missing' } })
  expect(second).toMatchObject({ status: 422, body: { code: 'document-missing' } })
  expect(again.status).toBe(201)
  expect(third).toMatchObject({ status: 201 })
})

test('SBX-DOCUMENT-GONE- loses it at every POST', async () => {
  const { client } = await aSandbox()
  const paper = aPaper('goes')
  const codes: unknown[] = []
  for (let time = 0; time < 4; time += 1) {
    await put(client, paper)
    const told = await client.deposit('R', {
      ...onAnts([announced('identite', paper)]),
      magic: 'SBX-DOCUMENT-GONE-1',
    })
    codes.push(typeof told === 'string' ? told : told.body?.['code'])
  }

  expect(new Set(codes)).toEqual(new Set(['document-missing']))
})

test('uploads meet faults of their own, and can be repeated until they are kept', async () => {
  const { sandbox, client } = await aSandbox({
    'upload-error': 0.3,
    'upload-reset': 0.2,
    'upload-slow-down': 0.2,
    'upload-mistaken': 0.2,
  })
  const statuses: (number | 'reset')[] = []
  for (let n = 0; n < 40; n += 1)
    statuses.push(
      await put(client, aPaper(`paper ${n % 10}`)).then(
        ({ status }) => status,
        () => 'reset',
      ),
    )
  await sandbox.setFaults({
    'upload-error': 0,
    'upload-reset': 0,
    'upload-slow-down': 0,
    'upload-mistaken': 0,
  })
  for (let n = 0; n < 10; n += 1)
    expect([200, 201]).toContain((await put(client, aPaper(`paper ${n}`))).status)

  expect(statuses).toEqual(expect.arrayContaining(['reset', 422, 429]))
  expect(statuses.some((status) => status !== 'reset' && status >= 500)).toBe(true)
  const { body } = await client.ask('GET', '/sandbox/documents')
  expect(body).toMatchObject({ total: 10 })
})

test('every upload that came in is in the ledger, with the digest of its bytes', async () => {
  const { sandbox, client } = await aSandbox()
  const paper = aPaper('noted')
  await put(client, paper)
  await put(client, paper)

  const ledger = sandbox.ledger()
  const seen = ledger.filter((entry) => entry.kind === 'seen' && entry.what === 'document')
  const kept = ledger.filter((entry) => entry.kind === 'document')
  const { requests } = await sandbox.stats()

  expect(seen).toMatchObject([{ bodySha256: paper.sha256 }, { bodySha256: paper.sha256 }])
  expect(kept).toMatchObject([{ sha256: paper.sha256, size: paper.size, mediaType: 'application/pdf' }])
  expect(requests).toMatchObject({ document: 2 })
})
