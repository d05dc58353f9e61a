import { paperTitleOf } from '../../import/columns/papers.ts'
import { isApiError } from '../../index.ts'
import { errorLines } from '../errorLines.ts'
import { findingLines, plain } from '../rowLines.ts'
import type { Texts } from '../texts/languages.ts'
import type { Missing } from './itemLines.ts'
import type { Leftover, Place } from './places.ts'
import type { UploadedPlace } from './uploadPlaces.ts'

/** A row of the table: what was found, how it stands, and what there is to say of it. */
export interface ToldFiles {
  names: readonly string[]
  kind: string | null
  of?: string
  status: keyof Texts['documents']['status']
  says: readonly string[]
  /** There is nothing to do, and little to say. */
  isQuiet?: boolean
}

export const isGood = ({ status }: ToldFiles): boolean => status === 'usable' || status === 'mended'

export function toldPlace(uploaded: UploadedPlace, texts: Texts): ToldFiles {
  const { files, kind, of } = uploaded.place
  const told = { names: files.map(({ name }) => name), kind, of }
  if ('error' in uploaded) {
    return { ...told, status: 'failed', says: failureLines(uploaded.error, texts) }
  }
  const { status, findings } = uploaded.document
  if (status === 'checking') return { ...told, status, says: [`  - ${texts.documents.stillChecking}`] }
  // What was mended needs nothing done: only what it was.
  const mended = findings.filter(({ severity }) => severity === 'info')
  const others = findings.filter(({ severity }) => severity === (status === 'refused' ? 'error' : 'warning'))
  const isMended = status === 'usable' && mended.length > 0
  return {
    ...told,
    status: isMended ? 'mended' : status,
    isQuiet: status === 'usable' && others.length === 0 && !isAdded(uploaded.place),
    says: [
      ...(isAdded(uploaded.place) ? [`  - ${texts.documents.added}`] : []),
      ...(status === 'refused' ? [] : mended.map((finding) => `  - ${plain(finding[texts.language])}`)),
      ...findingLines(others, texts),
    ],
  }
}

/** What the gateway finds in a file that it does not take (empty, too large) says more than the error does. */
function failureLines(error: unknown, texts: Texts): string[] {
  if (isApiError(error) && error.findings.length > 0) return findingLines(error.findings, texts)
  const [says = '', ...more] = errorLines(error, texts)
  return [`  - ${plain(says)}`, ...more.map((line) => `    ${plain(line)}`)]
}

/** An item that lists its papers did not list this one: perhaps the name says another paper than is meant. */
const isAdded = ({ item, at }: Place): boolean =>
  item !== null && at === undefined && item.documents.length > 0

export function toldLeftover({ file, why, names }: Leftover, texts: Texts): ToldFiles {
  const shown = [...names.slice(0, 3), ...(names.length > 3 ? ['...'] : [])].join(', ')
  return {
    names: [file.name],
    kind: null,
    status: 'leftOver',
    says: [
      `  - ${plain(texts.documents.why[why](shown))}`,
      `    ${texts.report.remedy(texts.documents.remedy[why])}`,
    ],
  }
}

/** How many files stand behind these rows. */
export const filesOf = (told: readonly ToldFiles[]): number =>
  told.reduce((sum, { names }) => sum + names.length, 0)

const shownMax = 200
const kindMax = 28

/** File, paper and status, and below it what is to be done; when there are very many, those with nothing to do are only counted. */
export function tableLines(told: readonly ToldFiles[], columns: number, texts: Texts): string[] {
  const quiet = new Set(
    told.length > shownMax ? told.filter(({ isQuiet }) => isQuiet).slice(shownMax / 2) : [],
  )
  const shown = told.filter((one) => !quiet.has(one))
  const { columns: titles, status: states } = texts.documents
  const kinds = shown.map((one) => cut(kindTitle(one, texts), kindMax))
  const names = shown.map(({ names: files }) => plain(namesTogether(files)))
  const kindWidth = Math.max(titles.kind.length, ...kinds.map(({ length }) => length))
  const statusWidth = Math.max(...Object.values(states).map(({ length }) => length))
  const room = Math.max(20, columns - kindWidth - statusWidth - 4)
  const width = Math.min(room, Math.max(titles.file.length, ...names.map(({ length }) => length)))
  const line = (name: string, kind: string, status: string): string =>
    `${cut(name, width).padEnd(width)}  ${kind.padEnd(kindWidth)}  ${status}`
  return [
    line(titles.file, titles.kind, titles.status),
    ...shown.flatMap(({ status, says }, at) => [
      line(names[at] ?? '', kinds[at] ?? '', states[status]),
      ...says,
    ]),
    ...(quiet.size > 0 ? [texts.documents.shownMore(texts.number(filesOf([...quiet])))] : []),
  ]
}

function kindTitle({ kind, of }: ToldFiles, texts: Texts): string {
  if (kind === null) return texts.documents.unknownKind
  const title = titleOf(kind, texts)
  return of === undefined ? title : `${title} (${of})`
}

function titleOf(kind: string, { language }: Texts): string {
  const title = language === 'fr' ? (paperTitleOf(kind) ?? kind) : kind
  return title.slice(0, 1).toUpperCase() + title.slice(1)
}

/** `IP-7/cni recto.jpg + verso.jpg`: what they share is said once. */
function namesTogether([first = '', ...others]: readonly string[]): string {
  return [first, ...others.map((name) => name.slice(sharedLength(first, name)))].join(' + ')
}

/** Up to the end of a word. */
function sharedLength(one: string, other: string): number {
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  while (shared > 0 && /[\p{L}\p{N}]/u.test(one[shared - 1] ?? '')) shared -= 1
  return shared
}

/** The end of a name tells as much as its beginning. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text
  const end = Math.floor((width - 1) * 0.6)
  return `${text.slice(0, width - 1 - end)}…${text.slice(text.length - end)}`
}

const missingMax = 50

export function missingLines(missing: readonly Missing[], texts: Texts): string[] {
  if (missing.length === 0) return []
  const left = missing.length - missingMax
  return [
    texts.documents.missing(texts.number(missing.length)),
    ...missing
      .slice(0, missingMax)
      .map(({ item, kinds }) =>
        plain(
          `  ${texts.report.row(item.row)}  ${item.reference}  ${kinds.map((kind) => titleOf(kind, texts)).join(', ')}`,
        ),
      ),
    ...(left > 0 ? [texts.documents.missingMore(texts.number(left))] : []),
  ]
}
