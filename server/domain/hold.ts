import { endOfParisDay, addDays } from './dates.ts'
import { ePhotoKnownBy } from './driver/titlesAndPhotos.ts'
import type { JsonObject, JudgeContext } from './item.ts'
import { type ItemView, parseItem } from './itemView.ts'

export interface Hold {
  reason: 'not-before' | 'ephoto-too-fresh'
  /** RFC 3339, UTC. */
  until: string
}

/**
 * Why an accepted dossier begins `held`, and until when; null when it may go at once. A hold that is over when the item arrives
 * (an instant earlier the same day) ends at once: only the day is known here.
 */
export function holdOf(item: JsonObject, context: JudgeContext): Hold | null {
  const view = parseItem(item)
  const wished = notBeforeHold(view, context.on)
  const photo = freshPhotoHold(view, context.on)
  if (wished === null || photo === null) return wished ?? photo
  return wished.until > photo.until ? wished : photo
}

function notBeforeHold({ notBefore }: ItemView, on: string): Hold | null {
  if (notBefore === undefined) return null
  const instant = Date.parse(notBefore)
  return instant > endOfParisDay(addDays(on, -1)) ? { reason: 'not-before', until: rfc3339(instant) } : null
}

/**
 * A code may take 72 hours to become known at ANTS, and a filing refused meanwhile burns it: it is single use. The hour of the photo
 * is not told, so the 72 hours are counted from the end of its day.
 */
function freshPhotoHold({ ePhoto }: ItemView, on: string): Hold | null {
  if (ePhoto?.takenOn === undefined) return null
  const lastDay = ePhotoKnownBy(ePhoto.takenOn)
  return lastDay >= on ? { reason: 'ephoto-too-fresh', until: rfc3339(endOfParisDay(lastDay)) } : null
}

const rfc3339 = (instantMs: number): string => new Date(instantMs).toISOString()
