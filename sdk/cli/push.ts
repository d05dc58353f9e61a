import {
  type Finding,
  type ItemSource,
  type Liasse,
  type Milestone,
  type Submission,
  isApiError,
  isSubmitInterruptedError,
} from '../index.ts'
import { connect } from './connect.ts'
import { addFolder } from './documents/addDocuments.ts'
import { linesWithPapers } from './documents/itemLines.ts'
import { readFileItems } from './documents/items.ts'
import { exitCodeOf, exitCodes } from './exitCodes.ts'
import { preview } from './preview.ts'
import type { Connection, Context } from './program.ts'
import { type ProgressView, makeProgressView } from './progressView.ts'
import { type Envelope, readItems } from './readItems.ts'
import { writeReport } from './report.ts'
import { rowLines } from './rowLines.ts'
import { checkOutput, writeResults } from './table/pushedResults.ts'
import { summaryLines } from './table/summaryLines.ts'
import { type TableFile, type TableFlags, isTable, openTable } from './table/tableFile.ts'
import type { Texts } from './texts/languages.ts'
import { UsageError } from './usageError.ts'
import { titled } from './table/titled.ts'
import { writeLines } from './writeLines.ts'

export interface PushOptions extends Connection, TableFlags {
  wait: Milestone
  reference?: string
  priority?: 'normal' | 'urgent'
  onInvalid?: 'continue' | 'refuse'
  /** A folder of papers. */
  documents?: string
  preview?: boolean
  output?: string
}

/** `liasse push FILE`: hands over a file, shows how it goes, says what is to be done again. */
export async function push(file: string, options: PushOptions, context: Context): Promise<number> {
  const { texts } = context
  const isTabular = await isTable(file, options)
  if (options.preview === true || options.output !== undefined) checkOutput(file, options, isTabular, texts)
  if (options.preview === true) return await preview(file, options, context)
  const liasse = connect(options, texts)
  if (isTabular && options.onInvalid === 'refuse' && file !== '-') {
    const faulty = await refusedBefore(file, options, texts)
    if (faulty) return exitCodes.error
  }
  const source = await openSource(liasse, file, options, context)
  const pushed: Pushed = { file, options, ...source }
  const view = makeProgressView(process.stderr, texts)
  const submission = await send(liasse, pushed, context, view)
  if (!submission) return exitCodes.none
  writeLines(acceptedLines(submission, texts))
  return await follow(liasse, submission, pushed, context, view)
}

interface Source {
  items: ItemSource
  envelope: Envelope
  table: TableFile | null
  /** Files of papers that are still to be taken up. */
  badFiles: number
}

/** The items as they will be sent; with a folder of papers, those are uploaded and named first. */
async function openSource(
  liasse: Liasse,
  file: string,
  options: PushOptions,
  context: Context,
): Promise<Source> {
  const { texts } = context
  if (options.documents !== undefined) {
    const fileItems = await readFileItems(liasse, file, options, context)
    const { uploaded, bad } = await addFolder(liasse, options.documents, fileItems, context)
    return { ...fileItems, items: linesWithPapers(fileItems, uploaded), badFiles: bad }
  }
  if (!(await isTable(file, options))) return { ...(await readItems(file, texts)), table: null, badFiles: 0 }
  const table = await openTable(file, options, texts)
  return { items: table.lines(), envelope: {}, table, badFiles: 0 }
}

interface Pushed extends Source {
  file: string
  options: PushOptions
}

function acceptedLines(submission: Submission, texts: Texts): string[] {
  return submission.parts.flatMap(({ id, total, counts }) => {
    const accepted = texts.number(total - counts.rejected)
    return [
      texts.push.batch(id, texts.lines(total), accepted, texts.number(counts.rejected)),
      ...(counts.existing > 0 ? [texts.push.existing(texts.number(counts.existing))] : []),
    ]
  })
}

async function follow(
  liasse: Liasse,
  submission: Submission,
  { file, table, options, badFiles }: Pushed,
  context: Context,
  view: ProgressView,
): Promise<number> {
  const { texts, signal } = context
  try {
    const waited = await submission.wait({
      until: options.wait,
      signal,
      onProgress: (progress) => view.follow(progress, options.wait),
    })
    view.end()
    await writeReport(liasse, submission, waited.counts, context, table)
    if (table && options.output !== undefined) {
      await writeResults(liasse, submission, { file, output: options.output, flags: options, table }, context)
      writeLines([texts.table.written(options.output)])
    }
    const code = exitCodeOf(waited, options.wait)
    const isLessThanAll = (table?.faulty ?? 0) > 0 || badFiles > 0
    return code === exitCodes.allWell && isLessThanAll ? exitCodes.mixed : code
  } catch (error) {
    view.end()
    if (signal.aborted) process.stderr.write(`${texts.push.interrupted(submission.batchIds.join(' '))}\n`)
    throw error
  }
}

/** Null when a table held no row that could be sent: what is wrong with them has been told. */
async function send(
  liasse: Liasse,
  { file, table, options, items, envelope }: Pushed,
  { texts, signal }: Context,
  view: ProgressView,
): Promise<Submission | null> {
  if (envelope.mode === 'validate') throw new UsageError(texts.usage.validateMode)
  try {
    return await liasse.batches.submit(items, {
      reference: options.reference ?? envelope.reference,
      priority: options.priority ?? envelope.priority,
      onInvalid: options.onInvalid ?? envelope.onInvalid,
      signal,
      onProgress: ({ sent }) => view.send(sent),
    })
  } catch (error) {
    view.endSending()
    if (table && isApiError(error) && error.code === 'batch-empty' && table.faulty > 0) {
      writeLines(faultLines(table, texts))
      return null
    }
    if (signal.aborted) process.stderr.write(`${texts.push.interruptedBefore}\n`)
    else if (isSubmitInterruptedError(error)) {
      process.stderr.write(`${texts.error.interruptedParts(error.submission.batchIds.join(' '))}\n`)
    } else if (isApiError(error) && error.findings.length > 0) {
      writeLines([texts.error.refusedWhole, ...refusedLines(error.findings, table, texts)])
    }
    throw error
  } finally {
    view.endSending()
    if (table) writeLines(summaryLines(file, table, texts))
  }
}

/** `--on-invalid refuse` holds for the importer's faults too: they are looked for before anything is sent. */
async function refusedBefore(file: string, options: PushOptions, texts: Texts): Promise<boolean> {
  const table = await openTable(file, options, texts)
  for await (const _line of table.lines());
  if (table.faulty === 0) return false
  writeLines([texts.error.refusedWhole, ...faultLines(table, texts)])
  return true
}

function faultLines({ faults, faulty }: TableFile, texts: Texts): string[] {
  return [
    texts.table.notSent(texts.number(faulty)),
    ...faults.slice(0, 50).flatMap((row) => rowLines({ ...row, told: texts.report.state.rejected }, texts)),
  ]
}

/** The findings of a batch refused as a whole, row by row. */
function refusedLines(findings: readonly Finding[], table: TableFile | null, texts: Texts): string[] {
  const rows = new Map<number, Finding[]>()
  for (const finding of findings) rows.set(finding.row ?? 0, [...(rows.get(finding.row ?? 0) ?? []), finding])
  return [...rows].flatMap(([row, found]) => rowLines({ row, findings: titled(row, found, table) }, texts))
}
