import { readFile, writeFile } from 'node:fs/promises'
import type { JoinPart } from '../joinPapers.ts'
import { isDiskFull } from '../contentFolders.ts'
import { recognise } from '../recognise.ts'
import type { ExamineOrder, Note, Report } from '../report.ts'
import { type Answer, type Order, filedFile, paperFile, parseOrder, partFile } from './messages.ts'

/** What a child knows how to do. */
export interface Work {
  /** Loads what the first order would wait for. */
  warmUp(): Promise<void>
  examine(order: ExamineOrder): Promise<Report>
  /** One PDF of all parts, in order; notes instead when they cannot be joined. */
  join(parts: readonly JoinPart[]): Promise<{ bytes: Uint8Array } | { notes: Note[] }>
}

/** Answers one order after the other, for as long as the gateway lives. */
export async function answerOrders(work: Work): Promise<void> {
  // An error outside every order's reach is that of the one order that is on its way.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => tell(failed(error)))
  await work.warmUp()
  process.on('message', (message) => void obey(work, parseOrder(message)))
  tell({ as: 'ready' })
}

async function obey(work: Work, order: Order): Promise<void> {
  try {
    tell(order.as === 'examine' ? await examineOrdered(work, order) : await joinOrdered(work, order))
  } catch (error) {
    tell(failed(error))
  }
}

async function examineOrdered(
  work: Work,
  { profile, kind }: Extract<Order, { as: 'examine' }>,
): Promise<Answer> {
  const bytes = await readFile(paperFile)
  tell({ as: 'seen', mediaType: recognise(bytes) })
  const { mediaType, notes, filed, facts } = await work.examine({ bytes, profile, kind })
  if (filed === null) return { as: 'examined', mediaType, notes, filed: null, facts }
  // Read again: work that writes into its input must not pass for having left it alone.
  const isOriginal = Buffer.compare(filed.bytes, await readFile(paperFile)) === 0
  if (!isOriginal) await writeFile(filedFile, filed.bytes)
  const told = { mediaType: filed.mediaType, pages: filed.pages, isOriginal }
  return { as: 'examined', mediaType, notes, filed: told, facts }
}

async function joinOrdered(work: Work, { parts }: Extract<Order, { as: 'join' }>): Promise<Answer> {
  const read = parts.map(async (mediaType, at) => ({ bytes: await readFile(partFile(at)), mediaType }))
  const joined = await work.join(await Promise.all(read))
  if ('notes' in joined) return { as: 'joined', notes: joined.notes, isWritten: false }
  await writeFile(filedFile, joined.bytes)
  return { as: 'joined', notes: [], isWritten: true }
}

const tell = (answer: Answer): void => void process.send?.(answer)

const failed = (error: unknown): Answer => ({
  as: 'failed',
  trace: traceOf(error),
  isDiskFull: isDiskFull(error),
})

const framesMax = 8

/** Where it broke, without the message: that may quote the paper. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an Error'
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, ...frames.slice(0, framesMax)].join('\n').slice(0, 4_000)
}
