import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { makeDocumentStore } from '../../server/documents/fileStore.ts'
import type { DocumentFiles, ReceivedBytes } from '../../server/usecases/ports.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liasse-documents-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('a document comes back byte for byte under the hash of its content', async () => {
  const documents = makeDocumentStore(join(dir, 'papers'))
  const bytes = Buffer.from('%PDF-1.7 essai')

  const { sha256, size } = await documents.put(bytes)

  expect(size).toBe(bytes.byteLength)
  expect(Buffer.from((await documents.get(sha256)) ?? [])).toEqual(bytes)
})

test('the same content twice, even at once, is kept once and leaves no part behind', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.from('%PDF-1.7 deux fois')

  await Promise.all([documents.put(bytes), documents.put(bytes)])
  await documents.put(bytes)

  expect(filesOf(dir)).toHaveLength(1)
})

test('bytes that were damaged on the disk are not handed out, and a new put heals them', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.from('%PDF-1.7 intact')
  const { sha256 } = await documents.put(bytes)
  const [file = ''] = filesOf(dir)
  writeFileSync(file, '%PDF-1.7 tronq')

  const damaged = await documents.get(sha256)
  await documents.put(bytes)

  expect(damaged).toBeNull()
  expect(Buffer.from((await documents.get(sha256)) ?? [])).toEqual(bytes)
})

test('an unknown hash, and a name that is no hash, answer nothing', async () => {
  const documents = makeDocumentStore(dir)

  const unknown = await documents.get('0'.repeat(64))
  const path = await documents.get('../../etc/passwd')

  expect([unknown, path]).toEqual([null, null])
})

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* pieces(
  bytes: Uint8Array,
  { breakAfter = Infinity, size = 7 } = {},
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) {
    if (at >= breakAfter) throw new Error('the client is gone')
    yield bytes.subarray(at, at + size)
  }
}

async function received(documents: DocumentFiles, bytes: Uint8Array): Promise<ReceivedBytes> {
  const one = await documents.receive(pieces(bytes), { bytesMax: 1_000, wantsSha512: true })
  if (one === 'tooLarge') throw new Error('too large')
  return one
}

test('received bytes are hashed as they come and stand nowhere until they are kept', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.from('%PDF-1.7 reçu par morceaux')

  const one = await received(documents, bytes)
  const before = await documents.get(one.sha256)
  await one.keep()

  expect(one).toMatchObject({ sha256: hash(bytes), size: bytes.byteLength })
  expect(one.sha512).toBe(createHash('sha512').update(bytes).digest('base64'))
  expect(before).toBeNull()
  expect(Buffer.from((await documents.get(one.sha256)) ?? [])).toEqual(bytes)
  expect(readdirSync(join(dir, 'incoming'))).toEqual([])
})

test('files and folders are for their owner only', async () => {
  const documents = makeDocumentStore(join(dir, 'own'))
  const one = await received(documents, Buffer.from('%PDF-1.7 privé'))
  const modes = [join(dir, 'own'), join(dir, 'own', 'incoming')].map(
    (folder) => statSync(folder).mode & 0o777,
  )
  const [file = ''] = filesOf(join(dir, 'own'))

  expect(modes).toEqual([0o700, 0o700])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await one.discard()
})

test('nothing stays of bytes that are discarded, too many, or break off', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.from('%PDF-1.7 qui ne reste pas')
  const limits = { bytesMax: bytes.byteLength - 1, wantsSha512: false }

  await (await received(documents, bytes)).discard()
  const tooLarge = await documents.receive(pieces(bytes), limits)
  await expect(documents.receive(pieces(bytes, { breakAfter: 10 }), limits)).rejects.toThrow('gone')

  expect(tooLarge).toBe('tooLarge')
  expect(filesOf(dir)).toEqual([])
})

test('the same content received by many at once is kept once and whole', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.from('%PDF-1.7 reçu dix fois')

  const all = await Promise.all(Array.from({ length: 10 }, () => received(documents, bytes)))
  await Promise.all(all.map((one) => one.keep()))

  expect(filesOf(dir)).toEqual([join(dir, hash(bytes).slice(0, 2), hash(bytes).slice(2, 4), hash(bytes))])
})

test('what a process that died left half received goes at the next start', async () => {
  mkdirSync(join(dir, 'incoming'))
  writeFileSync(join(dir, 'incoming', 'left.part'), 'half')
  const documents = makeDocumentStore(dir)
  const { sha256 } = await documents.put(Buffer.from('%PDF-1.7 entier'))

  await documents.clearIncoming()

  expect(readdirSync(join(dir, 'incoming'))).toEqual([])
  expect(await documents.get(sha256)).not.toBeNull()
  await expect(makeDocumentStore(join(dir, 'nowhere')).clearIncoming()).resolves.toBeUndefined()
})

async function read(documents: DocumentFiles, sha256: string): Promise<Buffer | null> {
  const found = await documents.read(sha256)
  if (found === null) return null
  const parts: Uint8Array[] = []
  for await (const part of found.bytes) parts.push(part)
  return Buffer.concat(parts)
}

test('content is read in pieces, and its last one is held back when it has changed on the disk', async () => {
  const documents = makeDocumentStore(dir)
  const bytes = Buffer.alloc(300_000, 'pièce ')
  const { sha256 } = await documents.put(bytes)
  const whole = await read(documents, sha256)
  const [file = ''] = filesOf(dir)
  const changed = Buffer.from(bytes)
  changed[0] = 0
  writeFileSync(file, changed)

  expect(whole).toEqual(bytes)
  await expect(read(documents, sha256)).rejects.toThrow(/not those that were kept/)
  expect(await read(documents, '0'.repeat(64))).toBeNull()
  expect(await read(documents, '../x')).toBeNull()
})

const hourMs = 3_600_000

function makeOld(sha256: string): void {
  const then = new Date(Date.now() - 2 * hourMs)
  utimesSync(join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256), then, then)
}

async function sweepAll(documents: DocumentFiles, named: readonly string[]): Promise<number> {
  let removed = 0
  for (let place: number | null = 0; place !== null;) {
    const swept = await documents.sweep(place, async (asked) => named.filter((one) => asked.includes(one)))
    removed += swept.removed
    place = swept.next
  }
  return removed
}

/** Contents of an earlier process: this one did not put them there. */
async function earlier(...texts: string[]): Promise<string[]> {
  const before = makeDocumentStore(dir)
  const kept = await Promise.all(texts.map((text) => before.put(Buffer.from(text))))
  return kept.map(({ sha256 }) => sha256)
}

test('old contents that nothing names are swept, and no others', async () => {
  const [old = '', oldNamed = '', young = ''] = await earlier('old', 'old and named', 'young')
  for (const one of [old, oldNamed]) makeOld(one)
  const documents = makeDocumentStore(dir)

  const removed = await sweepAll(documents, [oldNamed])

  expect(removed).toBe(1)
  const held = await Promise.all([old, oldNamed, young].map((one) => documents.get(one)))
  expect(held.map((one) => one !== null)).toEqual([false, true, true])
})

test('content that was put again lately is not swept, however old it is', async () => {
  const [old = ''] = await earlier('put again')
  makeOld(old)
  const documents = makeDocumentStore(dir)
  await documents.put(Buffer.from('put again'))
  const isYoung = Date.now() - statSync(join(dir, old.slice(0, 2), old.slice(2, 4), old)).mtimeMs < hourMs
  // Somebody sets the clock: this process still knows.
  makeOld(old)

  expect(isYoung).toBe(true)
  expect(await sweepAll(documents, [])).toBe(0)
})

test('a sweep never removes bytes that an upload is just naming', async () => {
  for (let round = 0; round < 40; round += 1) {
    const bytes = Buffer.from(`round ${round}`)
    const [sha256 = ''] = await earlier(bytes.toString())
    makeOld(sha256)
    const documents = makeDocumentStore(dir)
    const named: string[] = []
    const one = await received(documents, bytes)
    const place = Number.parseInt(sha256.slice(0, 2), 16)
    const wait = (turns: number): Promise<void> =>
      turns === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => resolve(wait(turns - 1))))

    const naming = wait(round % 8).then(async () => {
      await one.keep()
      // From here on the client may be told that it is held.
      named.push(sha256)
    })
    await Promise.all([naming, documents.sweep(place, async () => [...named])])
    await documents.sweep(place, async () => [...named])

    expect(await documents.get(sha256), `round ${round}`).toEqual(bytes)
  }
})

const small = mkdtempSync(join(tmpdir(), 'liasse-small-'))
const isMounted = mountSmallDisk()
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', small])
  rmSync(small, { recursive: true, force: true })
})

/** Only root can make a disk that is small. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!isMounted)(
  'a disk that is full is told as such, and nothing stays of what did not fit',
  async () => {
    const documents = makeDocumentStore(small)
    const much = Buffer.alloc(3_000_000, 'x')
    const limits = { bytesMax: 25_000_000, wantsSha512: false }

    await expect(documents.put(much)).rejects.toMatchObject({ name: 'StoreError', code: 'full' })
    await expect(documents.receive(pieces(much, { size: 64_000 }), limits)).rejects.toMatchObject({
      code: 'full',
    })
    expect(filesOf(small)).toEqual([])
    await expect(documents.put(Buffer.from('fits'))).resolves.toMatchObject({ size: 4 })
    expect(existsSync(join(small, 'incoming'))).toBe(true)
  },
)
