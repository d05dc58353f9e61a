import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDoctor } from '../../../server/documents/doctor.ts'
import { makeDocumentStore } from '../../../server/documents/fileStore.ts'
import { defaultProfile } from '../../../server/domain/documents/profile.ts'
import { silentLog } from '../../../server/usecases/log.ts'

/** A gateway with two children at work that never end, and a spare one; it says their ids and waits to be killed. */
const dir = mkdtempSync(join(tmpdir(), 'liasse-doctor-'))
const documents = makeDocumentStore(join(dir, 'documents'))
const workDir = join(dir, 'work')
const doctor = makeDoctor({
  documents,
  workDir,
  checkers: 2,
  checkMs: 600_000,
  clamd: null,
  log: silentLog,
  entry: new URL('./child.ts', import.meta.url),
})
for (const text of ['hang one', 'hang two']) {
  const { sha256 } = await documents.put(Buffer.from(text))
  void doctor.judge({ sha256, kind: null, profile: defaultProfile })
}

const childPids = (): string[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'latin1').split(' ').filter(Boolean)
const papers = (): number =>
  readdirSync(workDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('paper')).length

while (papers() < 2 || childPids().length < 3) await sleep(50)
// Long enough that the orders have come.
await sleep(500)
rmSync(dir, { recursive: true, force: true })
process.stdout.write(`${childPids().join(' ')}\n`)
await sleep(600_000)
