import {
  type DocumentProfile,
  type DocumentProfiles,
  profileKey,
  profileOf,
  strictestProfile,
} from '../domain/documents/profile.ts'
import type { Channel } from '../domain/lane.ts'
import type { DocumentNews } from './documentNews.ts'
import type { DocumentView, Store } from './ports.ts'

/** What a paper is for, as far as it is told. */
export interface Purpose {
  kind?: string
  channel?: Channel
}

/** Without a channel: what passes on each of them passes on the one that it turns out to be. */
export function profileFor(profiles: DocumentProfiles, { kind, channel }: Purpose): DocumentProfile {
  if (channel !== undefined) return profileOf(profiles, channel, kind ?? '')
  if (kind === undefined) return strictestProfile(profiles)
  return strictestProfile({
    siv: profileOf(profiles, 'siv', kind),
    ants: profileOf(profiles, 'ants', kind),
  })
}

/** The same JSON wherever a document is answered. Null means absent. */
export function documentJson(view: DocumentView): object {
  const { id, sha256, status, findings, filed, mediaType, size, createdAt } = view
  return {
    id,
    sha256,
    status,
    findings,
    ...(filed ? { filed } : {}),
    ...(mediaType === null ? {} : { mediaType }),
    size,
    createdAt: new Date(createdAt).toISOString(),
  }
}

export interface ViewParts {
  store: Pick<Store, 'document' | 'putDocument'>
  profiles: DocumentProfiles
  news: DocumentNews
}

/**
 * A document of the tenant under the profile of a purpose, or as it was first uploaded for. Under a profile that nobody asked for yet
 * it is judged from now on. Null: no such document of this tenant.
 */
export async function viewDocument(
  { store, profiles, news }: ViewParts,
  { tenant, id }: { tenant: string; id: string },
  purpose: Purpose,
): Promise<DocumentView | null> {
  const { kind = null, channel } = purpose
  if (kind === null && channel === undefined) return store.document(tenant, id)
  const profile = profileKey(profileFor(profiles, purpose))
  const judged = await store.document(tenant, id, profile)
  if (judged !== null) return judged
  const known = await store.document(tenant, id)
  if (known === null) return null
  const { document } = await store.putDocument({ ...known, tenant, kind, profile })
  news.asked()
  return document
}
