import type { Liasse, UploadedDocument } from '../../index.ts'
import { inParallel } from '../../inParallel.ts'
import type { Place } from './places.ts'

/** What became of a place's files: the paper that holds them all, or what went wrong. */
export type UploadedPlace = { place: Place; document: UploadedDocument } | { place: Place; error: unknown }

const hands = 4

/** Uploads the files of each place, several places at a time, and waits for the verdicts; in the order of the places. */
export async function uploadPlaces(
  liasse: Liasse,
  places: readonly Place[],
  signal: AbortSignal,
  onDone: (done: number) => void,
): Promise<UploadedPlace[]> {
  const uploaded = new Map<Place, UploadedPlace>()
  for await (const one of inParallel(places, hands, (place) => uploadPlace(liasse, place, signal))) {
    uploaded.set(one.place, one)
    onDone(uploaded.size)
  }
  return places.flatMap((place) => uploaded.get(place) ?? [])
}

async function uploadPlace(liasse: Liasse, place: Place, signal: AbortSignal): Promise<UploadedPlace> {
  const purpose = { kind: place.kind ?? undefined, channel: place.item?.channel ?? undefined, signal }
  try {
    const documents: UploadedDocument[] = []
    for (const file of place.files) {
      const document = await liasse.documents.upload(file.path, { ...purpose, wait: true })
      if (document.status === 'refused') return { place, document }
      documents.push(document)
    }
    const [first] = documents
    if (first && documents.length === 1) return { place, document: first }
    const parts = documents.map(({ id }) => id)
    const joined = await liasse.documents.join(parts, purpose)
    const isJudged = joined.status !== 'checking'
    return { place, document: isJudged ? joined : await liasse.documents.wait(joined.id, purpose) }
  } catch (error) {
    signal.throwIfAborted()
    return { place, error }
  }
}
