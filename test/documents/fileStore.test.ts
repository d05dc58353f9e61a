import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDocumentStore } from '../../server/documents/fileStore.ts'

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
