import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { establishments } from '../intake/items.ts'
import { filedAs } from '../support/files.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { type RunningSandbox, startSandbox } from '../support/sandbox.ts'
import { uploadPaper } from '../support/uploadPaper.ts'

const fast = { perSecond: 1_000, perMinute: 60_000, concurrencyMax: 8 }
const config = {
  upstream: { settleMs: 100, followEveryMs: 50 },
  retry: { baseMs: 10, capMs: 50 },
  lanes: { 'siv-domestic': fast, 'ants-vehicle': fast, 'ants-enrolment': fast, 'ants-title': fast },
}

let sandbox: RunningSandbox
let gateway: RunningGateway
let key: string
let document: string
beforeAll(async () => {
  sandbox = await startSandbox({ flags: ['--review-ms', '30', '--siv-later-ms', '10', '--title-ms', '10'] })
  gateway = await startGateway({ upstreamUrl: sandbox.url, upstreamToken: sandbox.token, config })
  key = (await gateway.makeTenant({ establishments })).key
  document = await uploadPaper(gateway, key)
}, 60_000)
afterAll(async () => {
  await gateway?.stop()
  gateway?.remove()
  await sandbox?.stop()
})

let items = 0

/** A good item under this reference, about a vehicle or with an e-photo of its own. */
function itemFor(reference: string, procedure: Procedure, ePhoto: JsonObject = {}): JsonObject {
  const own = String(++items).padStart(6, '0')
  const example = filedAs(exampleItems[procedure], document)
  const vehicle = example['vehicle'] as (JsonObject & { vin: string }) | undefined
  return {
    ...example,
    reference,
    ...(vehicle ? { vehicle: { ...vehicle, vin: vehicle.vin.slice(0, -6) + own } } : {}),
    ...(example['ePhoto'] ? { ePhoto: { code: `TESTMAGICVALUE00${own}`, ...ePhoto } } : {}),
  }
}

type Dossier = JsonObject & { id: string; state: string; attempts: number }

async function ask(path: string, body?: object): Promise<Dossier> {
  const response = await fetch(gateway.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Dossier
}

/** What becomes of an item in the end. */
async function fateOf(item: JsonObject, isOver: (dossier: Dossier) => boolean): Promise<Dossier> {
  const { id } = await ask('/v1/dossiers', item)
  for (;;) {
    const dossier = await ask(`/v1/dossiers/${id}`)
    if (isOver(dossier)) return dossier
    await sleep(20)
  }
}
const inState =
  (...states: string[]) =>
  ({ state }: Dossier): boolean =>
    states.includes(state)
const decided = inState('completed', 'refused', 'actionRequired', 'failed')

test.each([
  ['a block of the vehicle file', 'SIV-STOLEN', 'changement-titulaire', /volé/],
  ['an opposition', 'SIV-OPPOSITION-OTCI-PV', 'changement-titulaire', /amendes/],
  ['a fault of the professional', 'SIV-CERTIFICATE-EXPIRED', 'declaration-achat', /certificat/],
  ['a paper, in the review', 'TITLE-NOT-CROSSED', 'duplicata', /barré/],
  ['an identity that differs', 'NEPH-NAME-MISMATCH', 'inscription-premiere', /nom de naissance/],
  ['a used e-photo', 'EPHOTO-USED', 'inscription-premiere', /e-photo/],
  ['an agrément that does not cover it', 'AGREMENT-CATEGORY', 'inscription-premiere', /agrément/],
  ['a paper of a candidate, in the review', 'JDC-MISSING', 'inscription-premiere', /défense/],
] as const)(
  '%s: SBX-REFUSE-%s is refused in words and with a remedy',
  async (_what, code, procedure, words) => {
    const dossier = await fateOf(itemFor(`SBX-REFUSE-${code}-1`, procedure), decided)

    expect(dossier).toMatchObject({
      state: 'refused',
      refusal: {
        code: 'refused-by-state',
        stateCode: code.toLowerCase(),
        stateMessage: expect.stringMatching(/\.$/),
        fr: expect.stringMatching(words),
        remedy: { fr: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) },
        retryable: false,
      },
    })
  },
)

test.each([
  ['SBX-REFUSE-SIV-VIN-CHECK-UNAVAILABLE-1', 'changement-titulaire'],
  ['SBX-REFUSE-SIV-OTC-UNAVAILABLE-1', 'changement-titulaire'],
  ['SBX-FRESH-EPHOTO-1', 'inscription-premiere'],
] as const)('%s goes again by itself and is completed at the third attempt', async (reference, procedure) => {
  const dossier = await fateOf(itemFor(reference, procedure), decided)

  expect(dossier).toMatchObject({ state: 'completed', attempts: 3 })
})

test('an e-photo that is unknown long after it was taken is refused', async () => {
  const takenOn = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10)
  const item = itemFor('SBX-REFUSE-EPHOTO-UNKNOWN-1', 'inscription-premiere', { takenOn })

  expect(await fateOf(item, decided)).toMatchObject({
    state: 'refused',
    refusal: { stateCode: 'ephoto-unknown', retryable: true, actor: 'candidate' },
  })
})

test('a paper asked for late waits for the client, who is told which', async () => {
  const dossier = await fateOf(itemFor('SBX-MORE-INFO-JDC-1', 'inscription-premiere'), decided)

  expect(dossier).toMatchObject({
    state: 'actionRequired',
    request: { kinds: ['jdc'], message: expect.stringContaining('journée défense') },
  })
})

test('a paper that the counter cannot open is no refusal of the dossier', async () => {
  const item = itemFor('SBX-REFUSE-DOCUMENT-ILLEGIBLE-1', 'inscription-premiere')

  const dossier = await fateOf(item, ({ attempts, state }) => attempts > 0 && state === 'held')

  expect(dossier).toMatchObject({ reason: 'document-illegible' })
  expect(dossier).not.toHaveProperty('refusal')
})

test('a paper that vanishes at the State is uploaded again and its dossier completed', async () => {
  const dossier = await fateOf(itemFor('SBX-DOCUMENT-VANISHED-1', 'inscription-premiere'), decided)

  expect(dossier).toMatchObject({ state: 'completed', attempts: 2 })
})

test('a paper that vanishes every time holds its dossier after the third', async () => {
  const item = itemFor('SBX-DOCUMENT-GONE-1', 'titre-reussite-examen')

  const dossier = await fateOf(item, inState('held', 'completed', 'failed'))

  expect(dossier).toMatchObject({ state: 'held', reason: 'document-missing' })
  expect(dossier.attempts).toBeGreaterThanOrEqual(3)
})

test('what ants was given names only files that it holds', () => {
  const ledger = sandbox.ledger()
  const held = new Set(ledger.flatMap((entry) => (entry.kind === 'document' ? [entry.sha256] : [])))
  const named = ledger.flatMap((entry) =>
    entry.kind === 'taken' && entry.channel === 'ants' ? entry.documents.map(({ sha256 }) => sha256) : [],
  )

  expect(held.size).toBe(1)
  expect(new Set(named)).toEqual(held)
})
