import type { DocumentProfile } from '../domain/documents/profile.ts'
import { type Finding, isError } from '../domain/finding.ts'
import type { Log } from '../usecases/log.ts'
import { DoctorAway, type DocumentFiles, type FiledDocument, type Verdict } from '../usecases/ports.ts'
import type { Job } from './attempts.ts'
import { openFrom, writeInto } from './childFolder.ts'
import { type FiledTold, filedFile, paperFile, partFile } from './child/messages.ts'
import { findingsOf, verdictOf } from './verdict.ts'

export interface JobParts {
  documents: Pick<DocumentFiles, 'read' | 'receive'>
  log: Log
}

/** Hands a paper over and keeps what is to be filed, on the disk, before its verdict is told. */
export function examineJob(
  { documents, log }: JobParts,
  { sha256, kind, profile }: { sha256: string; kind: string | null; profile: DocumentProfile },
): Job<Verdict> {
  let sizeBytes = 0
  return {
    order: { as: 'examine', profile, kind },
    prepare: async (folder) => {
      sizeBytes = await copyInto(documents, sha256, folder, paperFile)
    },
    collect: async (answer, folder) => {
      if (answer.as !== 'examined') return null
      const { filed } = answer
      const findings = knownFindings(answer.notes, log)
      if (filed === null || findings.some(isError))
        return verdictOf(answer.mediaType, findings, null, answer.facts)
      const kept = filed.isOriginal
        ? { sha256, size: sizeBytes }
        : await keep(documents, folder, profile.sizeMax)
      if (kept === null || !isWithin(filed, kept.size, profile)) {
        log.error({ mediaType: filed.mediaType }, 'a repaired paper is not within its profile')
        return null
      }
      const { mediaType, pages } = filed
      return verdictOf(answer.mediaType, findings, { ...kept, mediaType, pages }, answer.facts)
    },
  }
}

/** Larger joined papers are no use to anybody: an upload of them would be refused. */
const joinedBytesMax = 50_000_000

export function joinJob(
  { documents, log }: JobParts,
  papers: readonly FiledDocument[],
): Job<{ bytes: Uint8Array } | { findings: Finding[] }> {
  return {
    order: { as: 'join', parts: papers.map(({ mediaType }) => mediaType) },
    prepare: async (folder) => {
      for (const [at, { sha256 }] of papers.entries()) await copyInto(documents, sha256, folder, partFile(at))
    },
    collect: async (answer, folder) => {
      if (answer.as !== 'joined') return null
      const findings = knownFindings(answer.notes, log)
      if (answer.isWritten === findings.some(isError)) return null
      if (!answer.isWritten) return { findings }
      const handle = await openFrom(folder, filedFile)
      try {
        const { size } = await handle.stat()
        return size > joinedBytesMax ? null : { bytes: await handle.readFile() }
      } finally {
        await handle.close()
      }
    },
  }
}

async function copyInto(
  documents: JobParts['documents'],
  sha256: string,
  folder: string,
  name: string,
): Promise<number> {
  const paper = await documents.read(sha256)
  if (paper === null) throw new DoctorAway('the bytes are not there')
  await writeInto(folder, name, paper.bytes)
  return paper.size
}

/** Null: more than may be filed, or nothing. */
async function keep(
  documents: JobParts['documents'],
  folder: string,
  bytesMax: number,
): Promise<{ sha256: string; size: number } | null> {
  const handle = await openFrom(folder, filedFile)
  try {
    const bytes = handle.createReadStream({ autoClose: false })
    const received = await documents.receive(bytes, { bytesMax, wantsSha512: false })
    if (received === 'tooLarge') return null
    await received.keep()
    return { sha256: received.sha256, size: received.size }
  } finally {
    await handle.close()
  }
}

const isWithin = ({ mediaType, pages }: FiledTold, size: number, profile: DocumentProfile): boolean =>
  profile.types.includes(mediaType) && pages <= profile.pagesMax && size <= profile.sizeMax && size > 0

function knownFindings(notes: Parameters<typeof findingsOf>[0], log: Log): Finding[] {
  const { findings, unknown } = findingsOf(notes)
  // A code is of our own words; anything longer is not repeated.
  for (const code of unknown)
    log.error({ code: /^[a-z0-9-]{1,60}$/.test(code) ? code : null }, 'a code of no entry in the catalogue')
  return findings
}
