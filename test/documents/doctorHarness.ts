import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type DoctorParts, type ReadyingDoctor, makeDoctor } from '../../server/documents/doctor.ts'
import { makeDocumentStore } from '../../server/documents/fileStore.ts'
import { defaultProfile } from '../../server/domain/documents/profile.ts'
import { silentLog } from '../../server/usecases/log.ts'
import type { DocumentFiles, Verdict } from '../../server/usecases/ports.ts'

export interface DoctorUnderTest {
  doctor: ReadyingDoctor
  documents: DocumentFiles
  workDir: string
  /** Puts the bytes in the store and has them judged under the built-in profile. */
  judge: (paper: Uint8Array | string) => Promise<Verdict>
}

export const standIn = new URL('./standIn/child.ts', import.meta.url)

/** A doctor on a fresh folder, closed when the test ends. */
export function openDoctor(parts: Partial<DoctorParts> = {}): DoctorUnderTest {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-doctor-'))
  const documents = makeDocumentStore(join(dir, 'documents'))
  const workDir = join(dir, 'work')
  const doctor = makeDoctor({
    documents,
    workDir,
    checkers: 1,
    checkMs: 20_000,
    clamd: null,
    log: silentLog,
    ...parts,
  })
  onTestFinished(async () => {
    await doctor.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return {
    doctor,
    documents,
    workDir,
    judge: async (paper) => {
      const { sha256 } = await documents.put(typeof paper === 'string' ? Buffer.from(paper) : paper)
      return doctor.judge({ sha256, kind: null, profile: defaultProfile })
    },
  }
}

export const codesOf = ({ findings }: Verdict): string[] => findings.map(({ code }) => code)
