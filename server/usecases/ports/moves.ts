import type { DossierState } from '../../domain/dossier.ts'
import type { Finding } from '../../domain/finding.ts'
import type { JsonObject } from '../../domain/item.ts'
import type { Lane, LaneState } from '../../domain/lane.ts'
import type { AcceptedRow } from '../chunk.ts'
import type { StateFiling } from './upstream.ts'

export type MoveRequest = { id: string; tenant: string | null } & (
  | { as: 'cancel' }
  | { as: 'retry'; codes?: string[] }
  | {
      as: 'complete'
      body: Uint8Array
      /** The item judged again: everything that is kept of it beside its body. */
      item: Omit<AcceptedRow, 'row'>
    }
  | { as: 'resolve'; to: 'filed' | 'absent'; filing?: StateFiling }
  | { as: 'rectify'; to: 'completed' | 'refused' | 'expired'; note: string }
)
export type MoveAnswer =
  | { as: 'done'; state: DossierState }
  | { as: 'wish' }
  | { as: 'tooLate'; state: DossierState }
  | { as: 'unknown' }
  /** A completion whose papers may not be filed: nothing was changed. */
  | { as: 'rejected'; findings: Finding[] }

export interface LaneHealth {
  lane: Lane
  version: number
  state: LaneState
  /** RFC 3339. */
  since: string
  reason: string | null
  /** An operator's settings over the configuration; null = configured. */
  perSecond: number | null
  perMinute: number | null
  concurrencyMax: number | null
  /** Share of the pace in use while ramping up, (0, 1]. */
  ramp: number
  resendsStopped: boolean
}
export type LanePatch = Partial<Omit<LaneHealth, 'lane' | 'version'>>

export interface IncidentDraft {
  kind: string
  lane: Lane | null
  dossier: string | null
  data: JsonObject
}
