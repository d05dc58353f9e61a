import type { Dossier, Liasse, ResultLine, Submission } from '@liasse/sdk'
import type { MadeBatch } from '../batchmaker/batch.ts'
import type { PaperedBatch } from './papers.ts'

/** What the State is to get of one paper of a line. */
export interface FiledPaper {
  row: number
  at: number
  sha256: string
}

/** Everything the client was told of one batch, once it is over. */
export interface FiledBatch {
  made: MadeBatch
  submission: Submission
  lines: ResultLine[]
  dossiers: Dossier[]
  /** Dossiers that were in doubt at some time. */
  doubted: Set<string>
  papers: FiledPaper[]
}

/** Reads results, dossiers and events of a batch that is over. */
export async function readBack(
  liasse: Liasse,
  { made, assigned, documents }: PaperedBatch,
  submission: Submission,
): Promise<FiledBatch> {
  const lines: ResultLine[] = []
  for await (const line of submission.results()) lines.push(line)
  const dossiers: Dossier[] = []
  for (const batch of submission.batchIds)
    for await (const dossier of liasse.dossiers.list({ batch, limit: 1_000 })) dossiers.push(dossier)
  const doubted = new Set<string>()
  for await (const event of liasse.events.list({ limit: 1_000 }))
    if (event.type === 'dossier.uncertain' && event.dossier) doubted.add(event.dossier)
  const papers = assigned.flatMap(({ row, at, file }) => {
    const sha256 = documents.get(file.name)?.filed?.sha256
    return sha256 === undefined ? [] : [{ row, at, sha256 }]
  })
  return { made, submission, lines, dossiers, doubted, papers }
}
