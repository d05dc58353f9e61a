import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiHarness, anApi, anItem, aDossier, ask } from '../support/apiHarness.ts'
import { withoutFiles } from '../support/files.ts'
import { fakeDoctor, type FakeDoctor } from '../support/fakeDoctor.ts'

let api: ApiHarness
let doctor: FakeDoctor
let url: string
let key: string
let stranger: string
beforeAll(async () => {
  doctor = fakeDoctor(() => api.documents)
  api = await anApi({
    doctor,
    documents: { profiles: { 'ants/identite': imagesOnly } },
    // Items here name the one file that a test is about.
    policy: { documentProfiles: { 'ants/identite': imagesOnly }, filesRequired: false },
  })
  url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  key = (await api.makeTenant()).key
  stranger = (await api.makeTenant()).key
})
afterAll(() => api.close())

const imagesOnly = {
  types: ['image/jpeg'] as const,
  sizeMax: 5_000_000,
  pagesMax: 20,
  pdfVersionMax: '1.7' as const,
}

interface Answered {
  status: number
  headers: Headers
  body: Record<string, unknown> & { id: string; sha256: string; status: unknown; code?: string }
}

async function send(path: string, init: RequestInit, bearer = key): Promise<Answered> {
  const headers = { authorization: `Bearer ${bearer}`, ...Object.fromEntries(new Headers(init.headers)) }
  const response = await fetch(`${url}${path}`, { ...init, headers })
  const body = JSON.parse(await response.text())
  return { status: response.status, headers: response.headers, body }
}

const upload = (
  text: string | Uint8Array<ArrayBuffer>,
  { query = '', bearer = key, ...headers }: Record<string, string> = {},
): Promise<Answered> => send(`/v1/documents${query}`, { method: 'POST', body: text, headers }, bearer)

const read = (path: string, bearer = key) => ask(api, bearer, 'GET', path)
const hash = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')
const base64 = (text: string, algorithm = 'sha256'): string =>
  createHash(algorithm).update(text).digest('base64')

const partsLeft = (): string[] => {
  try {
    return readdirSync(`${api.documentsDir}/incoming`)
  } catch {
    return []
  }
}

test('keeps an upload, says where it is, and tells its verdict to whoever waits', async () => {
  const { status, headers, body } = await upload('usable one', { prefer: 'wait=20' })

  expect(status).toBe(201)
  expect(headers.get('location')).toBe(`/v1/documents/${body.id}`)
  expect(headers.get('preference-applied')).toBe('wait=20')
  expect(body).toEqual({
    id: expect.stringMatching(/^doc_[0-9a-f-]{36}$/),
    sha256: hash('usable one'),
    status: 'usable',
    findings: [],
    filed: { sha256: hash('usable one'), mediaType: 'application/pdf', size: 10, pages: 1 },
    mediaType: 'application/pdf',
    size: 10,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  })
})

test('answers at once without waiting, `checking` until it is judged', async () => {
  const { status, body } = await upload('wait for the verdict')
  const again = await upload('wait for the verdict', { prefer: 'wait=0' })
  await doctor.release()

  expect([status, body.status, body.filed]).toEqual([201, 'checking', undefined])
  expect([again.status, again.body.status]).toEqual([200, 'checking'])
})

test('a bad paper is taken, and refused with its findings', async () => {
  const { status, body } = await upload('refuse me', { prefer: 'wait=20' })

  expect(status).toBe(201)
  expect(body).toMatchObject({ status: 'refused', findings: [{ code: 'pdf-spoilt', pointer: '' }] })
  expect(body.filed).toBeUndefined()
})

test('the same bytes again are the same document, for each tenant its own', async () => {
  const first = await upload('same bytes')
  const again = await upload('same bytes')
  const other = await upload('same bytes', { bearer: stranger })

  expect([first.status, again.status, other.status]).toEqual([201, 200, 201])
  expect(again.body.id).toBe(first.body.id)
  expect(again.headers.get('location')).toBe(`/v1/documents/${first.body.id}`)
  expect(other.body.id).not.toBe(first.body.id)
})

test.each([
  ['none', {}],
  ['one that lies', { 'content-type': 'image/png' }],
  ['JSON', { 'content-type': 'application/json' }],
  ['one that is none', { 'content-type': 'what; ever=/' }],
])('takes a body whatever its media type: %s', async (name, headers: Record<string, string>) => {
  const text = `usable under ${name}`
  const { status, body } = await upload(Buffer.from(text), headers)

  expect([status, body.sha256]).toEqual([201, hash(text)])
})

test('an empty body is refused with a finding', async () => {
  const empty = await upload('')

  expect(empty).toMatchObject({
    status: 400,
    body: { code: 'document-empty', findings: [{ code: 'document-empty', pointer: '' }] },
  })
  expect((await ask(api, key, 'POST', '/v1/documents')).json().code).toBe('document-empty')
})

test('compares the bytes with the digests that it knows, and keeps nothing that differs', async () => {
  const digests = (text: string): string =>
    `sha-256=:${base64(text)}:, md5=:AAAA:, sha-512=:${base64(text, 'sha512')}:`
  const right = await upload('digested', { 'content-digest': digests('digested') })
  const wrong = await upload('not digested', { 'content-digest': digests('something else') })
  const wrong512 = await upload('not digested', {
    'content-digest': `sha-512=:${base64('something else', 'sha512')}:`,
  })
  const unknown = await upload('by md5 only', { 'content-digest': 'md5=:AAAA:' })

  expect([right.status, unknown.status]).toEqual([201, 201])
  for (const one of [wrong, wrong512]) {
    expect(one).toMatchObject({ status: 400, body: { code: 'digest-mismatch', findings: [{ pointer: '' }] } })
  }
  expect((await read(`/v1/documents?sha256=${hash('not digested')}`)).json().data).toEqual([])
  expect(await api.documents.get(hash('not digested'))).toBeNull()
  expect(partsLeft()).toEqual([])
})

test.each(['sha-256=abc', 'sha-256=:not base64:', 'sha-256=:AAAA:', ':', ''])(
  'a Content-Digest that reads %j is no header of ours',
  async (header) => {
    const { status, body } = await upload('usable', { 'content-digest': header })

    expect([status, body.code]).toEqual([400, 'header-invalid'])
  },
)

test('25 MB are taken and one byte more is not, announced or not; nothing stays of it', async () => {
  const most = Buffer.alloc(25_000_000, 'a')
  const more = Buffer.alloc(25_000_001, 'b')
  const streamed = new ReadableStream({
    pull(controller) {
      controller.enqueue(more)
      controller.close()
    },
  })

  const taken = await upload(most)
  const announced = await upload(more)
  const init: RequestInit = { method: 'POST', body: streamed, duplex: 'half' }
  const unannounced = await send('/v1/documents', init)

  expect(taken.status).toBe(201)
  for (const one of [announced, unannounced]) {
    expect(one).toMatchObject({
      status: 413,
      body: { code: 'document-too-large', findings: [{ pointer: '' }] },
    })
  }
  expect(await api.documents.get(hash(more))).toBeNull()
  expect(partsLeft()).toEqual([])
})

test('an upload that breaks off anywhere leaves nothing', async () => {
  const bytes = Buffer.alloc(400_000, 'broken off ')
  for (let at = 0; at < 20; at += 1) await brokenUpload(bytes, Math.floor((bytes.byteLength * at) / 20))
  await expect.poll(partsLeft).toEqual([])

  expect((await read(`/v1/documents?sha256=${hash(bytes)}`)).json().data).toEqual([])
  expect(await api.documents.get(hash(bytes))).toBeNull()
})

function brokenUpload(bytes: Uint8Array, after: number): Promise<void> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /v1/documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\nContent-Length: ${bytes.byteLength}\r\n\r\n`,
      )
      socket.write(bytes.subarray(0, after), () => socket.destroy())
    })
    socket.on('close', () => resolve())
    socket.on('error', () => {})
  })
}

test('answers a repeated Idempotency-Key with the first answer, and refuses it for other bytes', async () => {
  const headers = { 'idempotency-key': 'upload-1' }
  const first = await upload('wait once', headers)
  await doctor.release()
  await expect.poll(async () => (await read(`/v1/documents/${first.body.id}`)).json().status).toBe('usable')
  const again = await upload('wait once', headers)
  const other = await upload('other bytes', headers)
  const elsewhere = await upload('wait once', { ...headers, query: '?channel=ants' })

  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect([again.status, again.body]).toEqual([201, first.body])
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused'])
  expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotency-key-reused'])
})

test('a key whose upload was refused is free again', async () => {
  const headers = { 'idempotency-key': 'upload-2' }
  const refused = await upload('', headers)
  const good = await upload('usable after all', headers)

  expect([refused.status, good.status]).toEqual([400, 201])
})

test('asks for the scope to submit before it reads a byte', async () => {
  const { key: reader } = await api.makeTenant({ scopes: ['read'] })
  const { key: submitter } = await api.makeTenant({ scopes: ['submit'] })

  expect((await upload('usable', { bearer: reader })).body.code).toBe('scope-missing')
  expect((await read('/v1/documents?sha256=00', submitter)).json().code).toBe('scope-missing')
  expect((await upload('usable', { bearer: 'nobody' })).status).toBe(401)
  expect(partsLeft()).toEqual([])
})

test.each(['?kind=selfie', '?channel=fax', '?colour=red'])(
  'refuses a query that it does not know: %s',
  async (query) => {
    expect((await upload('usable', { query })).body.code).toBe('query-invalid')
  },
)

test('finds what is held by its digest', async () => {
  const { body } = await upload('find me', { prefer: 'wait=20' })

  expect((await read(`/v1/documents?sha256=${body.sha256}`)).json()).toEqual({ data: [body], next: null })
  expect((await read(`/v1/documents?sha256=${hash('never sent')}`)).json()).toEqual({ data: [], next: null })
  expect((await read('/v1/documents')).json().code).toBe('query-invalid')
  expect((await read('/v1/documents?sha256=abc')).json().code).toBe('query-invalid')
})

test('a read with the ETag of before waits for the verdict', async () => {
  const { body } = await upload('wait to be read')
  const first = await read(`/v1/documents/${body.id}`)
  const headers = { 'if-none-match': String(first.headers.etag), prefer: 'wait=20' }

  const unchanged = await ask(api, key, 'GET', `/v1/documents/${body.id}`, {
    headers: { ...headers, prefer: 'wait=0' },
  })
  const waiting = ask(api, key, 'GET', `/v1/documents/${body.id}`, { headers })
  await doctor.release()
  const changed = await waiting

  expect(unchanged.statusCode).toBe(304)
  expect(changed.json()).toMatchObject({ id: body.id, status: 'usable' })
  expect(changed.headers.etag).not.toBe(first.headers.etag)
})

test('judges a document again under the profile of another kind', async () => {
  const { body } = await upload('usable as PDF', { prefer: 'wait=20' })

  const first = await read(`/v1/documents/${body.id}?kind=identite&channel=ants`)
  await expect
    .poll(async () => (await read(`/v1/documents/${body.id}?kind=identite&channel=ants`)).json().status)
    .toBe('refused')

  expect(first.statusCode).toBe(200)
  expect((await read(`/v1/documents/${body.id}`)).json().status).toBe('usable')
  expect((await read(`/v1/documents/${body.id}?kind=domicile&channel=ants`)).json().status).toBe('usable')
})

test('an upload that waits is told its own verdict, not that of an earlier purpose', async () => {
  const text = 'usable, though no image'
  const first = await upload(text, { prefer: 'wait=20', query: '?kind=identite&channel=ants' })
  const second = await upload(text, { prefer: 'wait=20' })

  expect([first.status, first.body.status]).toEqual([201, 'refused'])
  expect([second.status, second.body.status]).toEqual([200, 'usable'])
})

test.each([
  ['answers a fault', 30],
  ['breaks off', 300_000],
])('%s rather than hand out bytes that have changed on the disk', async (_what, size) => {
  const text = `usable and whole ${'.'.repeat(size)}`
  const { body } = await upload(text, { prefer: 'wait=20' })
  const file = join(api.documentsDir, body.sha256.slice(0, 2), body.sha256.slice(2, 4), body.sha256)
  writeFileSync(file, `${text.slice(0, -1)}!`)
  const headers = { authorization: `Bearer ${key}` }

  const response = await fetch(`${url}/v1/documents/${body.id}/content`, { headers })
  const read = await response.text().catch(() => 'it broke off')

  expect([response.status, read]).toEqual(
    size > 30 ? [200, 'it broke off'] : [500, expect.stringContaining('"code":"internal"')],
  )
  expect(api.logged.some((line) => line.includes('cannot be read') && line.includes(body.id))).toBe(true)
})

test('hands the bytes out for saving only', async () => {
  const { body } = await upload('usable <script>', { prefer: 'wait=20' })

  for (const query of ['', '?version=original', '?version=filed']) {
    const { statusCode, headers, payload } = await read(`/v1/documents/${body.id}/content${query}`)
    expect([statusCode, payload]).toEqual([200, 'usable <script>'])
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '15',
      'content-digest': `sha-256=:${base64('usable <script>')}:`,
      'content-disposition': `attachment; filename="${body.id}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': 'sandbox',
    })
  }
})

test('has nothing filed to hand out of what is not usable', async () => {
  const checking = await upload('wait with the content')
  const refused = await upload('refuse the content', { prefer: 'wait=20' })
  const contentOf = ({ body }: Answered, version: string) =>
    read(`/v1/documents/${body.id}/content?version=${version}`)

  expect((await contentOf(checking, 'filed')).json()).toMatchObject({
    status: 409,
    code: 'document-checking',
  })
  expect((await contentOf(checking, 'original')).payload).toBe('wait with the content')
  expect((await contentOf(checking, 'original')).headers['content-type']).toBe('application/octet-stream')
  await doctor.release()
  expect((await contentOf(refused, 'filed')).json()).toMatchObject({
    status: 409,
    code: 'document-not-usable',
    findings: [{ code: 'pdf-spoilt' }],
  })
})

test('joins usable documents into one that is judged like any other', async () => {
  const [front, back] = await Promise.all(
    ['front', 'back'].map((side) => upload(`usable ${side}`, { prefer: 'wait=20' })),
  )
  const parts = [front?.body.id, back?.body.id]
  const joining = (body: object, headers = {}) =>
    ask(api, key, 'POST', '/v1/documents/joined', { body, headers })

  const joined = await joining({ parts }, { 'idempotency-key': 'join-1' })
  const again = await joining({ parts })
  const replayed = await joining({ parts }, { 'idempotency-key': 'join-1' })

  expect([joined.statusCode, again.statusCode, replayed.statusCode]).toEqual([201, 200, 201])
  expect(joined.headers.location).toBe(`/v1/documents/${joined.json().id}`)
  expect(replayed.headers['idempotency-replayed']).toBe('true')
  const { payload } = await read(`/v1/documents/${joined.json().id}/content`)
  expect(payload).toBe('usable front+usable back')
  await expect
    .poll(async () => (await read(`/v1/documents/${joined.json().id}`)).json().status)
    .toBe('usable')
})

test('says which documents cannot be joined, and why', async () => {
  const good = (await upload('usable page', { prefer: 'wait=20' })).body.id
  const bad = (await upload('refuse page', { prefer: 'wait=20' })).body.id
  const odd = (await upload('unjoinable page', { prefer: 'wait=20' })).body.id
  const foreign = (await upload('usable elsewhere', { prefer: 'wait=20', bearer: stranger })).body.id
  const late = (await upload('wait page')).body.id
  const joining = async (...parts: string[]) =>
    (await ask(api, key, 'POST', '/v1/documents/joined', { body: { parts } })).json()

  expect(await joining(good, bad, foreign)).toMatchObject({
    status: 422,
    code: 'documents-not-joinable',
    findings: [
      { code: 'document-refused', pointer: '/parts/1' },
      { code: 'document-unknown', pointer: '/parts/2' },
    ],
  })
  expect(await joining(good, odd)).toMatchObject({ status: 422, findings: [{ code: 'pdf-spoilt' }] })
  expect(await joining(good, late)).toMatchObject({ status: 409, code: 'document-checking' })
  expect(await joining(good)).toMatchObject({ status: 400, code: 'body-invalid' })
  await doctor.release()
})

const withPaper = (documentId: string, kind = 'certificat-conformite') => {
  const item = withoutFiles(anItem('duplicata'))
  const documents = Array.isArray(item.documents) ? item.documents : []
  return { ...item, documents: [...documents, { kind, documentId }] }
}

const stateOf = async (id: string): Promise<unknown[]> => {
  const { state, reason } = (await read(`/v1/dossiers/${id}`)).json()
  return [state, reason]
}

test('a dossier is held until its paper is judged, then goes on or asks its client', async () => {
  const good = (await upload('wait for good')).body.id
  const bad = (await upload('wait for bad')).body.id
  const dossier = await aDossier(api, key, withPaper(good))

  expect(await stateOf(dossier)).toEqual(['held', 'documents-checking'])
  await doctor.release()
  await expect.poll(() => stateOf(dossier)).toEqual(['queued', undefined])
  expect(bad).not.toBe(good)
})

test('a dossier whose paper is refused after all asks its client for another', async () => {
  const { id } = (await upload('usable as PDF for now', { prefer: 'wait=20' })).body
  const dossier = await aDossier(api, key, withPaper(id, 'identite'))

  await expect.poll(() => stateOf(dossier)).toEqual(['actionRequired', 'document-refused'])
  const view = (await read(`/v1/dossiers/${dossier}`)).json()
  expect(view.request).toMatchObject({ kinds: ['identite'] })
  expect(view.findings).toContainEqual(expect.objectContaining({ code: 'document-refused' }))

  const other = (await upload('usable instead', { prefer: 'wait=20' })).body.id
  const complete = await ask(api, key, 'POST', `/v1/dossiers/${dossier}/complete`, {
    body: { documents: [{ kind: 'identite', variant: 'cni', documentId: other }] },
  })
  expect(complete.statusCode, complete.body).toBe(202)
})

test('an item that names a refused or an unknown document is rejected, in validations too', async () => {
  const { id } = (await upload('refuse for an item', { prefer: 'wait=20' })).body
  const refused = withPaper(id)
  const unknown = withPaper('doc_01a20820-0000-7000-8000-000000000000')
  const post = (path: string, body: object) => ask(api, key, 'POST', path, { body })
  const at = `/documents/${refused.documents.length - 1}/documentId`

  const batch = (await post('/v1/batches', { items: [refused, unknown] })).json()
  const validation = (await post('/v1/validations', { items: [refused, unknown] })).json()

  const codes = (rows: { findings: { code: string; pointer: string; severity: string }[] }[]) =>
    rows.map(({ findings }) =>
      findings.filter(({ severity }) => severity === 'error').map(({ code, pointer }) => [code, pointer]),
    )
  const expected = [[['document-refused', at]], [['document-unknown', at]]]
  expect(codes(batch.rejected)).toEqual(expected)
  expect(codes(validation.items)).toEqual(expected)
  expect(validation).toMatchObject({ valid: 0, invalid: 2 })
})
