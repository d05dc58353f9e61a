import { ImportError } from '../importError.ts'
import { type RawRow } from './cell.ts'
import { csvRows } from './csvRows.ts'
import { type Decoder, makeDecoder } from './encoding.ts'
import { limits } from './limits.ts'
import { type Separator, sniffSeparator } from './separator.ts'
import { type ImportSource, concatenated, piecesOf, readHead } from './source.ts'
import { tooLarge } from './workbook.ts'
import { xlsxRows } from './xlsxRows.ts'

export interface OpenedFile {
  format: 'csv' | 'xlsx'
  encoding: string | null
  separator: Separator | null
  is1904: boolean
  /** The first rows, for finding the titles; `rows` gives them again. */
  head: readonly RawRow[]
  rows(): AsyncIterable<RawRow>
}

/** Opens a table by what its bytes are, not by its name. @throws ImportError for what is no table */
export async function openFile(
  source: ImportSource,
  { sheet }: { sheet?: string | number },
): Promise<OpenedFile> {
  const pieces = piecesOf(source)
  const head = await readHead(pieces, limits.headBytes)
  if (head.bytes.length === 0) throw empty()
  if (startsWith(head.bytes, [0x50, 0x4b])) return await openXlsx(head.bytes, pieces, sheet)
  refuseOthers(head.bytes)
  return await openCsv(head, pieces)
}

const startsWith = (bytes: Uint8Array, signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign)

async function openXlsx(
  head: Uint8Array,
  pieces: AsyncIterable<Uint8Array>,
  sheet?: string | number,
): Promise<OpenedFile> {
  const parts = [head]
  let length = head.length
  for await (const piece of pieces) {
    length += piece.length
    if (length > limits.xlsxBytesMax) throw tooLarge()
    parts.push(piece)
  }
  const { rows, is1904 } = await xlsxRows(concatenated(parts, length), sheet)
  if (rows.length === 0) throw empty()
  return {
    format: 'xlsx',
    encoding: null,
    separator: null,
    is1904,
    head: rows.slice(0, 500),
    rows: () => inOrder(rows),
  }
}

async function* inOrder(rows: readonly RawRow[]): AsyncGenerator<RawRow, void, undefined> {
  yield* rows
}

interface HeadBytes {
  bytes: Uint8Array
  isWhole: boolean
}

async function openCsv(head: HeadBytes, pieces: AsyncIterable<Uint8Array>): Promise<OpenedFile> {
  const decoder = makeDecoder(head.bytes)
  const headText = decoder.push(head.bytes) + (head.isWhole ? decoder.end() : '')
  const separator = sniffSeparator(headText, head.isWhole)
  const rows = csvRows(texts(headText, decoder, head.isWhole ? null : pieces), separator)
  const first: RawRow[] = []
  // Enough to find the titles and to see what stands under them; what was read ahead is given again.
  while (first.length < limits.headerRowsMax * 2) {
    const next = await rows.next()
    if (next.done) break
    if (!isDeclaration(next.value)) first.push(next.value)
  }
  return {
    format: 'csv',
    encoding: decoder.encoding,
    separator,
    is1904: false,
    head: first,
    rows: () => joined(first, rows),
  }
}

/** Excel's own first line, `sep=;`: no data. */
const isDeclaration = ({ line, cells }: RawRow): boolean => line === 1 && /^sep=/i.test(cells[0]?.text ?? '')

async function* texts(
  head: string,
  decoder: Decoder,
  pieces: AsyncIterable<Uint8Array> | null,
): AsyncGenerator<string, void, undefined> {
  yield head
  if (!pieces) return
  for await (const piece of pieces) yield decoder.push(piece)
  yield decoder.end()
}

async function* joined(
  first: readonly RawRow[],
  rest: AsyncGenerator<RawRow, void, undefined>,
): AsyncGenerator<RawRow, void, undefined> {
  try {
    yield* first
    yield* rest
  } finally {
    await rest.return()
  }
}

/** What people send for a table and is none, with the way out. */
function refuseOthers(head: Uint8Array): void {
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new ImportError('xls-or-locked', {
      fr: "C'est un ancien classeur .xls, ou un classeur protégé par un mot de passe : enregistrez-le en .xlsx, sans mot de passe.",
      en: 'This is an old .xls workbook, or one locked by a password: save it as .xlsx without a password.',
    })
  }
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46])) throw noTable('PDF')
  const text = new TextDecoder().decode(head.subarray(0, 512)).trimStart().toLowerCase()
  if (text.startsWith('<!doctype html') || text.startsWith('<html') || text.startsWith('<table'))
    throw noTable('HTML')
  if (text.startsWith('<?xml')) throw noTable('XML')
  if (isBinary(head)) throw noTable('binaire')
}

/** Zeros in a text are UTF-16's, where they alternate with letters. */
function isBinary(head: Uint8Array): boolean {
  const isMarked = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])
  if (isMarked) return false
  const zeros = head.subarray(0, 1024).filter((byte) => byte === 0).length
  return zeros > 0 && zeros < Math.min(head.length, 1024) / 3
}

const noTable = (kind: string): ImportError =>
  new ImportError('not-a-table', {
    fr: `Ce fichier n'est pas un tableau (${kind}) : exportez-le en CSV ou enregistrez-le en .xlsx.`,
    en: `This file is no table (${kind}): export it as CSV or save it as .xlsx.`,
  })

const empty = (): ImportError =>
  new ImportError('file-empty', { fr: 'Le fichier est vide.', en: 'The file is empty.' })
