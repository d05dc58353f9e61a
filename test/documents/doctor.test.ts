import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFrom } from '../../server/documents/childFolder.ts'
import { defaultProfile } from '../../server/domain/documents/profile.ts'
import { DoctorAway, StoreError } from '../../server/usecases/ports.ts'
import { codesOf, openDoctor, standIn } from './doctorHarness.ts'

const open = (parts: Parameters<typeof openDoctor>[0] = {}): ReturnType<typeof openDoctor> =>
  openDoctor({ entry: standIn, ...parts })

test('a clean paper is filed as it is, without a second file', async () => {
  const { judge, documents } = open()

  const verdict = await judge('clean paper')

  const { sha256 } = await documents.put(Buffer.from('clean paper'))
  expect(verdict).toEqual({
    mediaType: 'application/pdf',
    findings: [],
    filed: { sha256, mediaType: 'application/pdf', size: 11, pages: 1 },
    facts: {},
  })
})

test('mended bytes are in the store before the verdict is told', async () => {
  const { judge, documents } = open()

  const { filed } = await judge('mended paper')

  expect(filed?.size).toBe(11)
  expect(Buffer.from((await documents.get(filed?.sha256 ?? '')) ?? []).toString()).toBe('%PDF-mended')
})

test('a paper that never ends is refused, and those after it are judged meanwhile', async () => {
  const { judge } = open({ checkMs: 6_000 })
  const told: string[] = []
  const hanging = judge('hang paper').finally(() => told.push('hanging'))

  for (const at of [1, 2]) {
    expect((await judge(`clean paper ${at}`)).filed).not.toBeNull()
    told.push('next')
  }

  const verdict = await hanging
  expect(told).toEqual(['next', 'next', 'hanging'])
  expect(codesOf(verdict)).toEqual(['document-check-timeout'])
  expect(verdict.findings[0]?.remedy.fr).toMatch(/PDF/)
})

test('a child that grows beyond its bound is ended and its paper refused', async () => {
  const { judge } = open({ residentBytesMax: 400_000_000 })

  expect(codesOf(await judge('grow paper'))).toEqual(['document-check-memory'])
})

test('a paper that crashes two children is refused', async () => {
  const lines: object[] = []
  const log = { info: () => {}, error: () => {}, warn: (fields: object) => void lines.push(fields) }
  const { judge } = open({ log })

  expect(codesOf(await judge('crash paper'))).toEqual(['document-check-crashed'])
  expect(lines).toHaveLength(2)
})

test('an error within a child is told by its place alone', async () => {
  const lines: string[] = []
  const log = {
    info: () => {},
    error: () => {},
    warn: (fields: object) => void lines.push(JSON.stringify(fields)),
  }
  const { judge } = open({ log })

  expect(codesOf(await judge('throw paper'))).toEqual(['document-check-crashed'])
  expect(lines.join()).toMatch(/work\.ts/)
  expect(lines.join()).not.toMatch(/Camille/)
})

test('whoever says neither a reason nor what to file is not believed', async () => {
  const { judge } = open()

  expect(codesOf(await judge('neither paper'))).toEqual(['document-check-crashed'])
})

test('bytes beyond the profile are not filed', async () => {
  const { doctor, documents } = open()
  const { sha256 } = await documents.put(Buffer.from('large paper'))

  const verdict = await doctor.judge({
    sha256,
    kind: null,
    profile: { ...defaultProfile, sizeMax: 1_000_000 },
  })

  expect(codesOf(verdict)).toEqual(['document-check-crashed'])
})

test('a code that the catalogue does not hold is told to the operator and nobody else', async () => {
  const errors: object[] = []
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => void errors.push(fields) }
  const { judge } = open({ log })

  const verdict = await judge('unheard paper')

  expect(verdict.findings).toEqual([])
  expect(verdict.filed).not.toBeNull()
  expect(errors).toEqual([{ code: 'no-such-code' }])
})

test('papers are joined in their order', async () => {
  const { doctor, documents } = open()
  const parts = await Promise.all(
    ['recto ', 'verso'].map(async (text) => ({
      ...(await documents.put(Buffer.from(text))),
      mediaType: 'application/pdf' as const,
      pages: 1,
    })),
  )

  const joined = await doctor.join(parts)

  expect('bytes' in joined && Buffer.from(joined.bytes).toString()).toBe('recto verso')
})

test('a paper whose bytes are gone is not judged now', async () => {
  const { doctor } = open()

  const asked = doctor.judge({ sha256: 'ab'.repeat(32), kind: null, profile: defaultProfile })

  await expect(asked).rejects.toThrow(DoctorAway)
})

test('closing ends what is on its way, and nothing of it stays', async () => {
  const { doctor, judge, workDir } = open()
  const hanging = judge('hang paper')
  const waiting = judge('idle paper')
  const ended = Promise.allSettled([hanging, waiting])
  await expect.poll(() => childrenAt(workDir), { timeout: 20_000 }).not.toEqual([])
  await expect.poll(() => filesBelow(workDir), { timeout: 20_000 }).toContain('paper')

  await doctor.close()

  const reasons = (await ended).map((one) => one.status === 'rejected' && one.reason instanceof DoctorAway)
  expect(reasons).toEqual([true, true])
  expect(childrenAt(workDir)).toEqual([])
  await expect(judge('clean paper')).rejects.toThrow(DoctorAway)
})

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => name.split('/').at(-1) ?? '')

/** Processes that were started on a folder below this one. */
function childrenAt(workDir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(workDir)
    } catch {
      return false
    }
  })
}

test('a paper whose bytes changed on the disk leaves nothing in the way of the next', async () => {
  const { judge, doctor, documents, workDir } = open()
  const { sha256 } = await documents.put(Buffer.from('clean paper of before'))
  const [first, second] = [sha256.slice(0, 2), sha256.slice(2, 4)]
  writeFileSync(join(workDir, '../documents', first, second, sha256), 'changed')

  await expect(doctor.judge({ sha256, kind: null, profile: defaultProfile })).rejects.toThrow(
    'bytes on the disk',
  )

  for (const at of [1, 2, 3]) expect((await judge(`clean paper ${at}`)).filed).not.toBeNull()
})

test('a full disk is no word on a paper', async () => {
  const { judge } = open()

  await expect(judge('full disk')).rejects.toThrow(DoctorAway)
  expect((await judge('clean paper')).filed).not.toBeNull()
})

test('a store without room for mended bytes is no word on a paper', async () => {
  const { documents } = open()
  const { sha256 } = await documents.put(Buffer.from('mended paper'))
  const receive = (): Promise<never> => Promise.reject(new StoreError('full', 'no room'))
  const { doctor } = open({ documents: { ...documents, receive } })

  await expect(doctor.judge({ sha256, kind: null, profile: defaultProfile })).rejects.toThrow(DoctorAway)
})

test('what a child leaves in place of a file is not waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liasse-child-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  execFileSync('mkfifo', [join(folder, 'filed')])

  await expect(openFrom(folder, 'filed')).rejects.toThrow('something else than a file')
})
