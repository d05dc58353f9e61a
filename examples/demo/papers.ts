import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Liasse, UploadedDocument } from '@liasse/sdk'
import type { MadeBatch } from '../batchmaker/batch.ts'
import { type Assigned, assignPapers, withPapers } from '../papermaker/assign.ts'
import { makePaper } from '../papermaker/make.ts'
import { type Pair, type Paper, allPapers } from '../papermaker/set.ts'

/** A batch whose items name the papers that were uploaded for it. */
export interface PaperedBatch {
  made: MadeBatch
  assigned: Assigned[]
  /** By the name of the file, or of the pair. */
  documents: ReadonlyMap<string, UploadedDocument>
}

const pathOf = (folder: string, { name, extension }: Paper): string =>
  join(folder, 'papers', `${name}.${extension}`)

/** Writes every paper into a folder, as a client would have them. */
export async function makePapers(folder: string): Promise<void> {
  mkdirSync(join(folder, 'papers'))
  const left = [...allPapers]
  const makeNext = async (): Promise<void> => {
    for (let paper = left.pop(); paper; paper = left.pop())
      writeFileSync(pathOf(folder, paper), await makePaper(paper))
  }
  await Promise.all([makeNext(), makeNext()])
}

/** Uploads the papers of a batch, each file once, joins recto and verso, and waits for the doctor's verdicts. */
export async function uploadPapers(
  liasse: Liasse,
  made: MadeBatch,
  { folder, signal, onDone }: { folder: string; signal: AbortSignal; onDone: () => void },
): Promise<PaperedBatch> {
  const assigned = assignPapers(made)
  const files = new Map(assigned.map(({ file }) => [file.name, file]))
  const papers = [...files.values()].flatMap((file) => ('sides' in file ? file.sides : [file]))
  const documents = new Map<string, UploadedDocument>()
  const sources = papers.map((paper) => ({ paper, input: pathOf(folder, paper), kind: paper.kind }))
  for await (const { source, document, error } of liasse.documents.uploadAll(sources, {
    channel: 'ants',
    wait: true,
    signal,
  })) {
    if (!document) throw error
    documents.set(source.paper.name, document)
    onDone()
  }
  for (const file of files.values())
    if ('sides' in file) documents.set(file.name, await joined(liasse, file, documents))
  const idOf = (name: string): string => documents.get(name)?.id ?? ''
  return { made: withPapers(made, idOf), assigned, documents }
}

async function joined(
  liasse: Liasse,
  { sides, kind }: Pair,
  documents: ReadonlyMap<string, UploadedDocument>,
): Promise<UploadedDocument> {
  const parts = sides.flatMap(({ name }) => documents.get(name)?.id ?? [])
  const purpose = { kind, channel: 'ants' as const }
  const { id } = await liasse.documents.join(parts, purpose)
  return await liasse.documents.wait(id, purpose)
}
