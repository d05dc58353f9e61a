import type { DocumentProfile, FiledType } from '../../domain/documents/profile.ts'
import type { Finding } from '../../domain/finding.ts'
import type { NamedPaper } from '../chunk.ts'

/** Papers of the State and documents of the client: content-addressed files, synced (file and folder) before `put` resolves. */
export interface DocumentStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; size: number }>
  get(sha256: string): Promise<Uint8Array | null>
}

/** Bytes as they came in, whole and hashed, named by nothing yet: kept or discarded, one of the two. */
export interface ReceivedBytes {
  /** Hex. */
  sha256: string
  size: number
  /** Base64; null unless it was asked for. */
  sha512: string | null
  /**
   * Puts them under their hash, synced. They stay there for an hour even if nothing names them.
   * @throws StoreError full
   */
  keep(): Promise<void>
  discard(): Promise<void>
}

/** Documents that are too large to be held in memory by every request at once. */
export interface DocumentFiles extends DocumentStore {
  /**
   * Writes bytes aside as they come. `tooLarge` at the first byte beyond `bytesMax`; of that, and of what breaks off, nothing stays.
   * @throws StoreError full; whatever the iterable throws
   */
  receive(
    bytes: AsyncIterable<Uint8Array>,
    limits: { bytesMax: number; wantsSha512: boolean },
  ): Promise<ReceivedBytes | 'tooLarge'>
  /** The bytes in pieces; breaks off before the last one when they have changed on the disk. Null: not there. */
  read(sha256: string): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | null>
  /** At start: what an earlier process left half received. */
  clearIncoming(): Promise<void>
  /**
   * One piece of the way through all contents: removes those that are older than an hour and that `named` does not answer.
   * @param place from 0; answers the next, or null at the end
   */
  sweep(
    place: number,
    named: (sha256s: readonly string[]) => Promise<readonly string[]>,
  ): Promise<{ next: number | null; removed: number }>
}

/** What is known of a paper from its bytes; compared with the request that names it. */
export interface DocumentFacts {
  /** VINs that stand in its text. */
  vins?: string[]
  /** YYYY-MM-DD, from the machine-readable zone, only where its check digit validates. */
  expiresOn?: string
  has2dDoc?: boolean
}

/** What is filed in the paper's place: its own bytes when they are clean. */
export interface FiledDocument {
  sha256: string
  mediaType: FiledType
  size: number
  /** 1 for an image. */
  pages: number
}

export interface Verdict {
  /** Recognised by content; null when it is nothing that we know. */
  mediaType: string | null
  /** Errors refuse it; warnings and infos tell what was mended and what is worth a look. Their pointer is ''. */
  findings: Finding[]
  /** Null: refused. Its bytes are on the disk before the verdict is given. */
  filed: FiledDocument | null
  facts: DocumentFacts
}

/** Judges papers under a profile, in processes of their own. */
export interface DocumentDoctor {
  /**
   * @param paper content that the DocumentStore holds; `kind` turns on advice (identity photo, identity paper)
   * @throws DoctorAway when nothing can be judged now (virus scanner away, closing): ask again later
   */
  judge(paper: { sha256: string; kind: string | null; profile: DocumentProfile }): Promise<Verdict>
  /** One PDF of several papers, in order (recto and verso); findings instead when they cannot be joined. */
  join(parts: readonly FiledDocument[]): Promise<{ bytes: Uint8Array } | { findings: Finding[] }>
  close(): Promise<void>
}

export class DoctorAway extends Error {
  override readonly name = 'DoctorAway'
}

export type DocumentStatus = 'checking' | 'usable' | 'refused'

/** A paper of a tenant under one profile. */
export interface DocumentView {
  id: string
  /** Of the bytes as received. */
  sha256: string
  size: number
  mediaType: string | null
  createdAt: number
  status: DocumentStatus
  findings: Finding[]
  filed: FiledDocument | null
}

export interface DocumentDraft {
  /** Used when the tenant does not hold these bytes yet. */
  id: string
  tenant: string
  sha256: string
  size: number
  /** What it was uploaded for: turns on advice. */
  kind: string | null
  profile: string
}

/** A paper to be judged under a profile (`profileKey`). */
export interface DocumentCheck {
  document: string
  sha256: string
  kind: string | null
  profile: string
  tries: number
}

export interface VerdictRecord {
  document: string
  profile: string
  verdict: Verdict
}

/** Reads of papers; another tenant's document reads like an unknown one. */
export interface DocumentReading {
  /** Under `profile`, or as it was first uploaded for. Unknown, another tenant's, or never asked to be judged under that profile: null. */
  document(tenant: string, id: string, profile?: string): Promise<DocumentView | null>
  documentByDigest(tenant: string, sha256: string): Promise<DocumentView | null>
  /** What a deposit would tell of the papers of one item, whose vehicle has this VIN; nothing of those that are still checking. */
  documentFaults(tenant: string, papers: readonly NamedPaper[], vin: string | null): Promise<Finding[]>
  /** Which of these contents anything in the store names: originals, filed forms, State papers. */
  namedContents(sha256s: readonly string[]): Promise<string[]>
}

/** The part of the store that keeps papers. A document is one row a tenant and content, with a verdict for each profile asked of it. */
export interface DocumentRows extends DocumentReading {
  /** The tenant's document of this content, made when there is none, and asked to be judged under the profile when it was not. */
  putDocument(draft: DocumentDraft): Promise<{ document: DocumentView; isNew: boolean }>
  /** Verdicts still to be given, oldest first, those that dossiers wait for before others; each is lent for `leaseMs`. After a restart all are due again. */
  dueChecks(max: number, leaseMs: number): Promise<DocumentCheck[]>
  /**
   * Attaches verdicts; dossiers held for them go on (`queued`, or another hold), or ask their client (`actionRequired`, reason
   * `document-refused`). `stale`: there was a verdict already.
   */
  attachVerdicts(records: VerdictRecord[]): Promise<('attached' | 'stale')[]>
  /** The check could not be made now. */
  postponeChecks(checks: { document: string; profile: string; retryAfterMs: number }[]): Promise<void>
  /** Removes at most `max` documents that no dossier names and that are older than `unusedMs` (wall clock). Answers how many. */
  purgeDocuments(unusedMs: number, max: number): Promise<number>
}
