import { deadlineText } from '../domain/deadlines.ts'
import type { Deadline, SearchKeys } from '../domain/item.ts'
import type { Finding } from '../domain/finding.ts'
import type { Channel, Lane } from '../domain/lane.ts'

/** A row that the checks let through, as the store keeps it. */
export interface AcceptedRow {
  row: number
  reference: string
  /** SHA-256, base64url, of the canonical item: two items of the same content have the same hash. */
  hash: string
  procedure: string
  establishment: string
  channel: Channel
  lane: Lane
  /** RFC 3339 instants, as given. */
  submitBefore?: string
  notBefore?: string
  /** The nearest legal day, in ms since 1970 at the end of that day in Paris; null when there is none. */
  deadlineAt: number | null
  deadlines: Deadline[]
  /** Warnings and infos only. */
  findings: Finding[]
  keys: SearchKeys
  /** By which the same candidate or e-photo is found again; absent when the item names neither. */
  identity?: IdentityDigests
  metadata?: Record<string, string>
  /** Why the dossier begins `held`, and until when at the latest (RFC 3339) if a time ends it. */
  hold?: { reason: string; until?: string }
  /** Papers with a file, each with the profile (`profileKey`) of its kind on the row's channel. Absent when there is none. */
  papers?: NamedPaper[]
}

export interface NamedPaper {
  /** Its place in the item's `documents`. */
  at: number
  kind: string
  document: string
  profile: string
}

/** Digests of personal data, equal for equal texts. */
export interface IdentityDigests {
  /** Of procedure, birth name, first given name and birth date. */
  person: string | null
  ePhoto: string | null
}

/** By what a row is looked for among the tenant's other requests. One of the same reference is never its duplicate. */
export type DuplicateProbe = Pick<AcceptedRow, 'reference' | 'procedure' | 'keys' | 'identity'>

/** A row with at least one error: it holds no reference and will never be filed. */
export interface RejectedRow {
  row: number
  reference: string | null
  findings: Finding[]
  metadata?: Record<string, string>
}

export interface Chunk {
  accepted: (AcceptedRow & { body: Uint8Array; received: Uint8Array | null })[]
  rejected: RejectedRow[]
}

/**
 * A chunk on its way from the checking worker to the writer thread. The main thread hands the bytes on without
 * reading them: 10,000 items must not stop the HTTP loop.
 */
export interface PackedChunk {
  bytes: Uint8Array<ArrayBuffer>
  rows: number
}

interface Header {
  accepted: HeaderRow[]
  rejected: RejectedRow[]
  /** Those that papers name, by their place in this list. */
  profiles: string[]
}

/** What many rows have in common is not said in each: the words of legal days, and profiles. */
interface HeaderRow extends Omit<AcceptedRow, 'deadlines' | 'papers'> {
  deadlines: (Pick<Deadline, 'code' | 'on'> & Partial<Deadline>)[]
  papers?: (Omit<NamedPaper, 'profile'> & { profile: number })[]
  bodyBytes: number
  receivedBytes: number
}

/** Layout: 4 bytes of header length (little endian), the header as JSON, then body and received text of each accepted row. */
export function packChunk(chunk: Chunk): PackedChunk {
  const profiles = new Map<string, number>()
  const accepted = chunk.accepted.map((row) => headerRow(row, profiles))
  const header: Header = { accepted, rejected: chunk.rejected, profiles: [...profiles.keys()] }
  const head = Buffer.from(JSON.stringify(header))
  const size = chunk.accepted.reduce(
    (sum, row) => sum + row.body.byteLength + (row.received?.byteLength ?? 0),
    4 + head.byteLength,
  )
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, head.byteLength, true)
  bytes.set(head, 4)
  let offset = 4 + head.byteLength
  for (const { body, received } of chunk.accepted) {
    bytes.set(body, offset)
    offset += body.byteLength
    if (received) bytes.set(received, offset)
    offset += received?.byteLength ?? 0
  }
  return { bytes, rows: chunk.accepted.length + chunk.rejected.length }
}

function headerRow(
  { body, received, deadlines, papers, ...row }: Chunk['accepted'][number],
  profiles: Map<string, number>,
): HeaderRow {
  return {
    ...row,
    deadlines: deadlines.map((day) => (hasUsualText(day) ? { code: day.code, on: day.on } : day)),
    ...(papers && {
      papers: papers.map((paper) => ({ ...paper, profile: placeOf(paper.profile, profiles) })),
    }),
    bodyBytes: body.byteLength,
    receivedBytes: received?.byteLength ?? 0,
  }
}

function hasUsualText({ code, fr, en }: Deadline): boolean {
  const usual = deadlineText(code)
  return usual !== undefined && usual.fr === fr && usual.en === en
}

function placeOf(profile: string, profiles: Map<string, number>): number {
  const known = profiles.get(profile)
  if (known !== undefined) return known
  profiles.set(profile, profiles.size)
  return profiles.size - 1
}

export function unpackChunk({ bytes }: PackedChunk): Chunk {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headLength = view.getUint32(0, true)
  const headBytes = Buffer.from(bytes.buffer, bytes.byteOffset + 4, headLength)
  const header = JSON.parse(headBytes.toString('utf8')) as Header
  let offset = 4 + headLength
  const take = (length: number): Uint8Array => bytes.subarray(offset, (offset += length))
  const accepted = header.accepted.map(({ bodyBytes, receivedBytes, deadlines, papers, ...row }) => ({
    ...row,
    deadlines: deadlines.map(wholeDay),
    ...(papers && {
      papers: papers.map((paper) => ({ ...paper, profile: header.profiles[paper.profile] ?? '' })),
    }),
    body: take(bodyBytes),
    received: receivedBytes > 0 ? take(receivedBytes) : null,
  }))
  return { accepted, rejected: header.rejected }
}

function wholeDay({ code, on, fr, en }: HeaderRow['deadlines'][number]): Deadline {
  const usual = deadlineText(code)
  return { code, on, fr: fr ?? usual?.fr ?? '', en: en ?? usual?.en ?? '' }
}
