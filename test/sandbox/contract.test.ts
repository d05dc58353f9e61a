import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { magicOf, magicValues } from '../../server/sandbox/magic.ts'
import { procedures } from '../../server/sandbox/lanes.ts'
import { refusalCodes } from '../../server/sandbox/refusals.ts'
import { faults as faultKinds } from '../../server/sandbox/settings.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { type Client, clientOf, contractFile, makeContract } from './client.ts'

const running: RunningSandbox[] = []
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop()
})

async function aSandbox(flags: string[] = []): Promise<RunningSandbox> {
  const sandbox = await startSandbox({ flags: ['--review-ms', '60000', ...flags] })
  running.push(sandbox)
  return sandbox
}

const sivOnly = (procedure: string): boolean =>
  /^(?:vn|changement|declaration|ww|fin|reedition)/.test(procedure)
const numberOf = async (client: Client, reference: string): Promise<string> =>
  String((await client.filingsOf(reference))[0]?.['filingNumber'])

test('every procedure is filed, followed and papered as the document has it', async () => {
  const contract = makeContract()
  const sandbox = await aSandbox()
  const client = clientOf(sandbox, contract.hear)

  for (const [procedure, data] of Object.entries(exampleItems))
    await client.deposit(procedure, { procedure, channel: sivOnly(procedure) ? 'siv' : 'ants', data })
  await sandbox.moveClock(3_600_000)
  const numbers = await Promise.all(procedures.map((procedure) => numberOf(client, procedure)))
  await client.ask('POST', '/v1/filings/statuses', { body: { filingNumbers: numbers } })
  for (const number of numbers) {
    await client.ask('GET', `/v1/filings/${number}`)
    for (const kind of ['cpi', 'recepisse', 'attestation-inscription'])
      await client.ask('GET', `/v1/filings/${number}/documents/${kind}`)
  }

  expect(contract.faults).toEqual([])
  expect([...contract.seen]).toEqual(
    expect.arrayContaining([
      'POST /v1/filings 201',
      'GET /v1/filings 200',
      'POST /v1/filings/statuses 200',
      'GET /v1/filings/{filingNumber} 200',
      'GET /v1/filings/{filingNumber}/documents/{kind} 200',
      'GET /v1/filings/{filingNumber}/documents/{kind} 404',
    ]),
  )
})

test('documents, complements, health and the sandbox’s own paths answer as the document has it', async () => {
  const contract = makeContract()
  const sandbox = await aSandbox(['--siv-later-share', '0'])
  const client = clientOf(sandbox, contract.hear)
  const paper = Buffer.from('%PDF-1.4 test')
  const sha256 = createHash('sha256').update(paper).digest('hex')
  const upload = (name: string, type: string, body: Uint8Array) =>
    client.ask('PUT', `/v1/documents/${name}`, { body, headers: { 'content-type': type } })

  await upload(sha256, 'application/pdf', paper)
  await upload(sha256, 'application/pdf', paper)
  await upload('0'.repeat(64), 'application/pdf', paper)
  await upload(sha256, 'text/plain', paper)
  await upload(sha256, 'application/pdf', Buffer.alloc(5_000_001))
  await client.deposit('with-paper', {
    documents: [{ kind: 'mandat', sha256, mediaType: 'application/pdf', size: 13 }],
  })
  await client.deposit('without', {
    documents: [{ kind: 'mandat', sha256: '1'.repeat(64), mediaType: 'application/pdf', size: 1 }],
  })
  await client.deposit('asked', { magic: 'SBX-MORE-INFO-1', procedure: 'duplicata', channel: 'ants' })
  const number = await numberOf(client, 'asked')
  const complement = {
    body: { documents: [{ kind: 'domicile' }] },
    headers: { 'complement-reference': 'cmp_1' },
  }
  await client.ask('POST', `/v1/filings/${number}/complements`, complement)
  await sandbox.moveClock(120_000)
  await client.ask('POST', `/v1/filings/${number}/complements`, complement)
  await client.ask('GET', `/v1/filings/${number}/complements`)
  await client.ask('GET', '/v1/health')
  await client.ask('POST', '/sandbox/faults', { body: { mangle: 0, lanes: { 'siv-import': { busy: 0.5 } } } })
  await client.ask('POST', '/sandbox/faults', { body: { nonsense: 1 } })
  await client.ask('POST', '/sandbox/clock', { body: { byMs: 10 } })
  await client.ask('POST', '/sandbox/decide', { body: { reference: 'asked', status: 'refused' } })
  await client.ask('POST', '/sandbox/decide', { body: { reference: 'nobody', status: 'refused' } })
  await client.ask('GET', '/sandbox/stats')
  await client.ask('GET', '/sandbox/filings')

  expect(contract.faults).toEqual([])
  expect([...contract.seen]).toEqual(
    expect.arrayContaining([
      'PUT /v1/documents/{sha256} 201',
      'PUT /v1/documents/{sha256} 200',
      'PUT /v1/documents/{sha256} 413',
      'PUT /v1/documents/{sha256} 415',
      'PUT /v1/documents/{sha256} 422',
      'POST /v1/filings 422',
      'POST /v1/filings/{filingNumber}/complements 201',
      'POST /v1/filings/{filingNumber}/complements 422',
      'GET /v1/filings/{filingNumber}/complements 200',
      'GET /v1/health 200',
      'POST /sandbox/faults 400',
    ]),
  )
})

test('what the State cannot do, and what the caller does wrong, is answered as the document has it', async () => {
  const contract = makeContract()
  const sandbox = await aSandbox([
    '--no-bulk',
    '--no-look-ups',
    '--no-complements',
    '--health',
    'absent',
    '--duplicate-guard',
  ])
  const client = clientOf(sandbox, contract.hear)
  const stranger = clientOf({ url: sandbox.url, token: 'another' }, contract.hear)

  await client.deposit('one')
  const twice = await client.deposit('one')
  await client.lookUp('one')
  await client.ask('POST', '/v1/filings/statuses', { body: { filingNumbers: ['SIV-26-00000001'] } })
  await client.ask('GET', '/v1/filings/SIV-26-00000009')
  await client.ask('GET', '/v1/filings/SIV-26-00000001/complements')
  await client.ask('GET', '/v1/health')
  await stranger.deposit('two')
  await client.ask('DELETE', '/v1/filings')
  await client.ask('GET', '/nowhere')
  await client.ask('POST', '/v1/filings', { body: '{' })
  await client.ask('POST', '/v1/filings', { body: {}, headers: { 'content-type': 'text/plain' } })
  for (const kind of ['SLOW-DOWN', 'BUSY', 'CATEGORY-CLOSED', 'ERROR-LOST'])
    await client.deposit(kind, { magic: `SBX-FAULT-${kind}-1` })

  expect(contract.faults).toEqual([])
  expect(twice).toMatchObject({ status: 409, body: { code: 'duplicate-reference' } })
  expect([...contract.seen]).toEqual(
    expect.arrayContaining([
      'GET /v1/filings 404',
      'POST /v1/filings/statuses 404',
      'GET /v1/filings/{filingNumber} 404',
      'GET /v1/health 404',
      'POST /v1/filings 401',
      'POST /v1/filings 400',
      'POST /v1/filings 415',
      'POST /v1/filings 429',
      'POST /v1/filings 503',
      'DELETE /v1/filings 405',
    ]),
  )
})

test('the document names every procedure, fault, refusal and magic value that the sandbox has', () => {
  const text = readFileSync(contractFile, 'utf8')
  const document = JSON.parse(text)
  const { parameters } = document.paths['/v1/filings'].post
  const values: string[] = Object.keys(parameters[1]['x-magic-values'])

  expect(document.components.schemas.FilingRequest.properties.procedure.enum).toEqual(
    procedures.toSorted(byOrderOf(document.components.schemas.FilingRequest.properties.procedure.enum)),
  )
  expect(Object.keys(document.components.schemas.Behaviour.properties)).toEqual(
    expect.arrayContaining([...faultKinds]),
  )
  for (const code of refusalCodes) expect(text).toContain(code)
  for (const { value } of magicValues) {
    const general = value
      .replace(/^SBX-(REFUSE|FAULT)-.*/, (_, kind: string) =>
        kind === 'FAULT' ? 'SBX-FAULT-<kind>' : 'SBX-REFUSE-<code>',
      )
      .replace(/^SBX-MORE-INFO-.*/, 'SBX-MORE-INFO-<kind>')
    expect(values).toContain(`${general}-...`)
  }
  for (const value of values) {
    const written = value
      .replace('<code>', 'SIV-STOLEN')
      .replace('MORE-INFO-<kind>', 'MORE-INFO-JDC')
      .replace('<kind>', 'RESET-DURING')
      .replace('...', '0001')
    expect(magicOf(written), written).not.toBeNull()
  }
})

const byOrderOf =
  (order: string[]) =>
  (one: string, other: string): number =>
    order.indexOf(one) - order.indexOf(other)
