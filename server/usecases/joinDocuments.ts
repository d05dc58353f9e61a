import { type DocumentProfiles, profileKey } from '../domain/documents/profile.ts'
import { type PaperJudged, paperFindings } from '../domain/documents/namedPapers.ts'
import type { Finding } from '../domain/finding.ts'
import type { DocumentNews } from './documentNews.ts'
import { profileFor, type Purpose } from './documentView.ts'
import {
  DoctorAway,
  type DocumentDoctor,
  type DocumentFiles,
  type DocumentView,
  type FiledDocument,
  type Ids,
  type Store,
} from './ports.ts'

export interface JoinParts {
  store: Pick<Store, 'document' | 'putDocument'>
  files: Pick<DocumentFiles, 'put'>
  doctor: Pick<DocumentDoctor, 'join'>
  ids: Ids
  profiles: DocumentProfiles
  news: DocumentNews
}

export type JoinAnswer =
  | { as: 'joined'; document: DocumentView; isNew: boolean }
  /** At least one is unknown or refused, or they cannot become one. */
  | { as: 'notJoinable'; findings: Finding[] }
  /** Not all of them are judged yet. */
  | { as: 'checking' }
  /** Nothing can be joined now. */
  | { as: 'away' }

export type JoinDocuments = (
  tenant: string,
  request: { parts: readonly string[]; purpose: Purpose },
) => Promise<JoinAnswer>

/** Joins what is filed of several documents (recto, verso) into one PDF, which is a document like any other. @throws StoreError */
export function makeJoinDocuments(parts: JoinParts): JoinDocuments {
  return async (tenant, { parts: ids, purpose }) => {
    const profile = profileKey(profileFor(parts.profiles, purpose))
    const views = await Promise.all(ids.map((id) => partOf(parts.store, { tenant, id, profile })))
    const findings = views.flatMap(faultsOf)
    if (findings.length > 0) return { as: 'notJoinable', findings }
    const filed = views.flatMap((view) => view?.filed ?? [])
    if (filed.length < views.length) return { as: 'checking' }
    const joined = await joinOf(parts.doctor, filed)
    if (!('bytes' in joined)) return joined
    const { sha256, size } = await parts.files.put(joined.bytes)
    const kind = purpose.kind ?? null
    const draft = { id: parts.ids('doc'), tenant, sha256, size, kind, profile }
    const { document, isNew } = await parts.store.putDocument(draft)
    if (document.status === 'checking') parts.news.asked()
    return { as: 'joined', document, isNew }
  }
}

/** As it is filed under the joined paper's own profile where that is known, else as it was first uploaded for. */
async function partOf(
  store: JoinParts['store'],
  { tenant, id, profile }: { tenant: string; id: string; profile: string },
): Promise<DocumentView | null> {
  const judged = await store.document(tenant, id, profile)
  return judged?.status === 'usable' ? judged : store.document(tenant, id)
}

/** No item is there to compare it with. */
const noItem = { vin: null, today: () => '' }

/** In the words of an item that names the document, at its place in the request. */
function faultsOf(view: DocumentView | null, at: number): Finding[] {
  const paper: PaperJudged = {
    at,
    kind: '',
    status: view?.status ?? 'unknown',
    findings: view?.findings ?? [],
    facts: {},
  }
  return paperFindings([paper], noItem).map((finding) => ({
    ...finding,
    pointer: `/parts/${at}`,
  }))
}

async function joinOf(
  doctor: JoinParts['doctor'],
  filed: readonly FiledDocument[],
): Promise<{ bytes: Uint8Array } | Extract<JoinAnswer, { as: 'notJoinable' | 'away' }>> {
  try {
    const joined = await doctor.join(filed)
    return 'bytes' in joined ? joined : { as: 'notJoinable', findings: joined.findings }
  } catch (error) {
    if (error instanceof DoctorAway) return { as: 'away' }
    throw error
  }
}
