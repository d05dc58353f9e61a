import {
  type DocumentProfile,
  type DocumentProfiles,
  profileKey,
  profileOf,
} from '../domain/documents/profile.ts'
import type { Json, JsonObject } from '../domain/item.ts'
import type { Channel } from '../domain/lane.ts'
import type { NamedPaper } from '../usecases/chunk.ts'

const noProfiles: DocumentProfiles = {}
const keys = new WeakMap<DocumentProfile, string>()

/** The papers of an item that come with a file; null when there is none. */
export function namedPapers(
  { documents }: JsonObject,
  channel: Channel,
  profiles: DocumentProfiles = noProfiles,
): NamedPaper[] | null {
  if (!Array.isArray(documents)) return null
  let papers: NamedPaper[] | null = null
  for (const [at, paper] of documents.entries()) {
    const named = namedPaper(at, paper)
    if (named === null) continue
    const profile = keyOf(profileOf(profiles, channel, named.kind))
    papers ??= []
    papers.push({ ...named, profile })
  }
  return papers
}

function namedPaper(at: number, paper: Json): Omit<NamedPaper, 'profile'> | null {
  if (typeof paper !== 'object' || paper === null || Array.isArray(paper)) return null
  const { kind, documentId } = paper
  return typeof kind === 'string' && typeof documentId === 'string'
    ? { at, kind, document: documentId }
    : null
}

/** A batch knows few profiles, and each of its papers asks for one. */
function keyOf(profile: DocumentProfile): string {
  const known = keys.get(profile)
  if (known !== undefined) return known
  const key = profileKey(profile)
  keys.set(profile, key)
  return key
}
