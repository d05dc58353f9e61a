import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { type UploadProgress, isSourceSpentError } from '@liasse/sdk'
import { expect, test } from 'vitest'
import { aFile } from './cli/runLiasse.ts'
import { aDocumentGateway, hexOf } from './documentGateway.ts'
import { type Answer, cuts, json, problem, refuses } from './fakeGateway.ts'

const text = 'the bytes of a paper'
const bytes = new TextEncoder().encode(text)

test.each<[string, () => Parameters<UploadsOf>[0]]>([
  ['a path', () => aFile('cni.pdf', text)],
  ['bytes', () => bytes],
  ['a Blob', () => new Blob([bytes])],
  ['a File', () => new File([bytes], 'cni.pdf')],
  ['an array of pieces', () => [bytes.subarray(0, 5), bytes.subarray(5)]],
  ['a stream of the web', () => new Blob([bytes]).stream()],
  ['a stream of Node', () => Readable.from([bytes.subarray(0, 5), bytes.subarray(5)])],
  ['a generator', () => pieces()],
])('%s arrives byte by byte', async (_name, input) => {
  const { liasse, posts } = await aDocumentGateway()

  const { id, status } = await liasse.documents.upload(input(), { kind: 'identite', channel: 'ants' })

  expect({ id, status }).toEqual({ id: 'doc_1', status: 'usable' })
  expect(posts()).toMatchObject([{ body: text, query: { kind: 'identite', channel: 'ants' } }])
})

type UploadsOf = Awaited<ReturnType<typeof aDocumentGateway>>['liasse']['documents']['upload']

function* pieces(): Generator<Uint8Array> {
  yield bytes.subarray(0, 7)
  yield bytes.subarray(7)
}

test('bytes that the gateway holds are not sent again', async () => {
  const { liasse, posts } = await aDocumentGateway()
  const told: UploadProgress[] = []

  const first = await liasse.documents.upload(bytes)
  const second = await liasse.documents.upload(new Blob([bytes]), { onProgress: (at) => told.push(at) })

  expect(second.id).toBe(first.id)
  expect(posts()).toHaveLength(1)
  expect(told).toEqual([{ sentBytes: bytes.length, totalBytes: bytes.length }])
})

test('a paper that was refused is sent again, so that it may be judged anew', async () => {
  const { liasse, posts } = await aDocumentGateway()
  const locked = new TextEncoder().encode('a paper with a password')

  await liasse.documents.upload(locked)
  await liasse.documents.upload(locked)

  expect(posts()).toHaveLength(2)
})

test('what is held for another purpose is asked for as this purpose sees it', async () => {
  const { liasse, always } = await aDocumentGateway()
  await liasse.documents.upload(bytes)
  always('GET /v1/documents/doc_1', ({ query }, response) =>
    json(response, 200, { id: 'doc_1', status: query['kind'] === 'identite' ? 'refused' : 'usable' }),
  )

  const { status } = await liasse.documents.upload(bytes, { kind: 'identite' })

  expect(status).toBe('refused')
})

test('the digest goes with what can be read twice', async () => {
  const { liasse, posts } = await aDocumentGateway()

  await liasse.documents.upload(bytes)
  await liasse.documents.upload(pieces())

  const digest = createHash('sha256').update(bytes).digest('base64')
  expect(posts().map(({ headers }) => headers['content-digest'])).toEqual([`sha-256=:${digest}:`, undefined])
})

test('progress tells bytes, and the whole where it is known', async () => {
  const { liasse } = await aDocumentGateway()
  const big = new Uint8Array(200_000).fill(32)
  const told: UploadProgress[] = []

  await liasse.documents.upload(big, { onProgress: (at) => told.push(at) })
  await liasse.documents.upload(pieces(), { onProgress: (at) => told.push(at) })

  expect(told.at(0)).toEqual({ sentBytes: 65_536, totalBytes: 200_000 })
  expect(told).toContainEqual({ sentBytes: 200_000, totalBytes: 200_000 })
  expect(told.at(-1)).toEqual({ sentBytes: bytes.length, totalBytes: null })
})

test('what can be read again is sent again after a broken connection', async () => {
  const { liasse, next, list, held, posts } = await aDocumentGateway()
  next(list, cuts, refuses(503, 'overloaded'))

  await liasse.documents.upload(bytes)

  expect(held.size).toBe(1)
  expect(posts().map(({ body }) => body)).toEqual([text, text, text])
})

test.each<[string, Answer]>([
  ['a cut', cuts],
  ['a 503', refuses(503, 'overloaded')],
])('a stream read once is not sent again after %s, and the error says so', async (_name, answer) => {
  const { liasse, next, posts } = await aDocumentGateway()
  next(answer)

  const failure: unknown = await liasse.documents.upload(pieces()).catch((error: unknown) => error)

  expect(isSourceSpentError(failure)).toBe(true)
  expect(failure).toMatchObject({ cause: { name: expect.stringMatching(/^(?:Connection|Server)Error$/) } })
  expect(posts()).toHaveLength(1)
})

test('a stream of which nothing was read yet is sent when the gateway is there again', async () => {
  const { liasse, server, url, held } = await aDocumentGateway()
  const { port } = new URL(url)
  server.close()

  const uploading = liasse.documents.upload(pieces())
  await new Promise((later) => setTimeout(later, 20))
  server.listen(Number(port), '127.0.0.1')

  expect((await uploading).sha256).toBe(hexOf(text))
  expect(held.size).toBe(1)
})

test('a refusal by the gateway is told as it is, for a stream too', async () => {
  const { liasse, next } = await aDocumentGateway()
  next(refuses(413, 'document-too-large'))

  await expect(liasse.documents.upload(pieces())).rejects.toMatchObject({
    name: 'InvalidRequestError',
    code: 'document-too-large',
  })
})

test.each<[string, () => Parameters<UploadsOf>[0], RegExp]>([
  ['a path that is none', () => '/nowhere/cni.pdf', /ENOENT/],
  ['a stream that fails', () => createReadStream('/nowhere/cni.pdf'), /ENOENT/],
  ['a stream of texts', () => Readable.from(['a', 'b']), /source of bytes/],
])('%s is told as its own fault, once', async (_name, input, message) => {
  const { liasse, held } = await aDocumentGateway()

  await expect(liasse.documents.upload(input())).rejects.toThrow(message)
  expect(held.size).toBe(0)
})

test('an upload given up by its caller ends with the caller’s reason', async () => {
  const { liasse, next } = await aDocumentGateway()
  const controller = new AbortController()
  next(() => controller.abort(new Error('enough')))

  await expect(liasse.documents.upload(pieces(), { signal: controller.signal })).rejects.toThrow('enough')
})

test('waits until a paper is judged', async () => {
  const { liasse, next, always } = await aDocumentGateway()
  const states = ['checking', 'checking', 'refused']
  next((_seen, response) => json(response, 201, { id: 'doc_1', status: 'checking', findings: [] }))
  always('GET /v1/documents/doc_1', (_seen, response) =>
    json(response, 200, { id: 'doc_1', status: states.shift(), findings: [{ code: 'pdf-password' }] }),
  )

  const { status, findings } = await liasse.documents.upload(pieces(), { wait: true })

  expect(status).toBe('refused')
  expect(findings).toMatchObject([{ code: 'pdf-password' }])
})

test('gives the bytes of the version asked for', async () => {
  const { liasse, always } = await aDocumentGateway()
  always('GET /v1/documents/doc_1/content', ({ query }, response) =>
    response.end(query['version'] === 'filed' ? Buffer.from([1, 2]) : Buffer.from([3])),
  )

  expect([...(await liasse.documents.content('doc_1', { version: 'filed' }))]).toEqual([1, 2])
  expect([...(await liasse.documents.content('doc_1'))]).toEqual([3])
})

test('joins recto and verso, in this order', async () => {
  const { liasse, always, posts } = await aDocumentGateway()
  always('POST /v1/documents/joined', (_seen, response) => json(response, 201, { id: 'doc_3' }))

  await liasse.documents.join(['doc_1', 'doc_2'], { kind: 'identite' })

  expect(posts()[0]?.body).toBe('{"parts":["doc_1","doc_2"],"kind":"identite"}')
})

test('uploads many, a few at a time, and one that fails does not stop the others', async () => {
  const { liasse, held, always, take } = await aDocumentGateway()
  let running = 0
  let most = 0
  always('POST /v1/documents', async (seen, response, request) => {
    most = Math.max(most, ++running)
    await new Promise((later) => setTimeout(later, 10))
    running -= 1
    if (seen.body === 'paper 3') problem(response, 413, 'document-too-large')
    else await take(seen, response, request)
  })
  const papers = Array.from({ length: 8 }, (_, at) => ({
    at,
    input: new Blob([`paper ${at}`]),
    kind: 'mandat',
  }))

  const told: [number, string][] = []
  for await (const { source, document, error } of liasse.documents.uploadAll(papers, { concurrency: 3 }))
    told.push([source.at, document?.status ?? String(error)])

  expect(told.toSorted(([one], [other]) => one - other)).toEqual(
    papers.map(({ at }) => [at, at === 3 ? expect.stringContaining('413') : 'usable']),
  )
  expect(held.size).toBe(7)
  expect(most).toBe(3)
})
