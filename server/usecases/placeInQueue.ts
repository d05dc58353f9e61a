import type { LaneConfig } from '../config.ts'
import { lanePace, secondsFor } from './lanesView.ts'
import type { LaneReading, QueuePlace } from './ports.ts'

export interface PlaceView {
  position?: number
  /** Absent when nothing leaves the lane. */
  etaSeconds?: number
}

/**
 * Where a queued dossier stands, and when it leaves at the pace of its lane. Tenants take turns, so that no more than its own place
 * times their number goes before it, and never more than waits in the lane.
 */
export function placeView(place: QueuePlace | null, reading: LaneReading, configured: LaneConfig): PlaceView {
  // What waits in the lane may have been read a moment before the dossier came: its own place is sure.
  const bound = place?.isExact ? place.position * place.tenants : Infinity
  const ahead = Math.max(place?.position ?? 0, Math.min(reading.waiting, bound))
  const etaSeconds = secondsFor(ahead, lanePace(reading, configured))
  return {
    ...(place === null ? {} : { position: place.position }),
    ...(etaSeconds === null ? {} : { etaSeconds }),
  }
}
