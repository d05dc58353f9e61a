import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Liasse } from '../../index.ts'
import { connect } from '../connect.ts'
import { codeOfShare } from '../exitCodes.ts'
import type { Connection, Context } from '../program.ts'
import { makeCountView } from '../progressView.ts'
import type { TableFlags } from '../table/tableFile.ts'
import { summaryLines } from '../table/summaryLines.ts'
import { UsageError } from '../usageError.ts'
import { writeLines } from '../writeLines.ts'
import { filesOf, isGood, missingLines, tableLines, toldLeftover, toldPlace } from './documentLines.ts'
import { folderFiles } from './folderFiles.ts'
import { linesWithPapers, missingPapers } from './itemLines.ts'
import { type FileItems, readFileItems } from './items.ts'
import { placeFiles } from './places.ts'
import { type UploadedPlace, uploadPlaces } from './uploadPlaces.ts'

export interface AddOptions extends Connection, TableFlags {
  items?: string
  output?: string
}

/** `liasse documents add FOLDER`: uploads the files of a folder, tells what is to be done, and gives items their papers. */
export async function addDocuments(folder: string, options: AddOptions, context: Context): Promise<number> {
  const { items: file, output } = options
  const { texts } = context
  if (file !== undefined && output === undefined) throw new UsageError(texts.usage.itemsNeedOutput)
  if (file !== undefined && output !== undefined && resolve(file) === resolve(output))
    throw new UsageError(texts.usage.outputIsItems)
  const liasse = connect(options, texts)
  const fileItems = file === undefined ? null : await readFileItems(liasse, file, options, context)
  const added = await addFolder(liasse, folder, fileItems, context)
  if (output !== undefined) {
    const lines = fileItems ? linesWithPapers(fileItems, added.uploaded) : uploadedLines(added.uploaded)
    await writeFile(output, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), newLine])))
  }
  if (fileItems?.table) writeLines([...summaryLines(file ?? '', fileItems.table, texts), ''])
  if (output !== undefined && fileItems) writeLines([texts.documents.written(output)])
  return codeOfShare(added.good, added.all)
}

const newLine = Buffer.from('\n')

export interface Added {
  uploaded: UploadedPlace[]
  /** Of files, and of papers without one: those that need nothing more, the others, and all. */
  good: number
  bad: number
  all: number
}

/** Uploads a folder and tells about each file; with items, where it belongs, and which papers have none. */
export async function addFolder(
  liasse: Liasse,
  folder: string,
  fileItems: FileItems | null,
  { texts, signal }: Context,
): Promise<Added> {
  const files = await folderFiles(folder, texts)
  const { places, leftovers } = placeFiles(files, fileItems?.items ?? null)
  const view = makeCountView(process.stderr, places.length, texts)
  const uploaded = await uploadPlaces(liasse, places, signal, (done) => view.tell(done))
    .catch((error: unknown) => {
      if (signal.aborted) process.stderr.write(`${texts.documents.interrupted}\n`)
      throw error
    })
    .finally(() => view.end())
  const told = [
    ...uploaded.map((one) => toldPlace(one, texts)),
    ...leftovers.map((one) => toldLeftover(one, texts)),
  ]
  const missing = missingPapers(fileItems?.items ?? [], uploaded)
  const good = filesOf(told.filter(isGood))
  const { columns, isTTY } = process.stdout
  writeLines([
    ...tableLines(told, isTTY ? columns : 120, texts),
    ...missingLines(missing, texts),
    texts.documents.summary(
      texts.documents.files(files.length),
      texts.number(good),
      texts.number(files.length - good),
    ),
  ])
  const bad = files.length - good
  return { uploaded, good, bad, all: files.length + missing.length }
}

/** Without items: one line for each paper, with its files and its id. */
function uploadedLines(uploaded: readonly UploadedPlace[]): string[] {
  return uploaded.flatMap((one) => {
    if ('error' in one) return []
    const { files, kind, of } = one.place
    const { id, status } = one.document
    return [JSON.stringify({ files: files.map(({ name }) => name), kind, of, documentId: id, status })]
  })
}
