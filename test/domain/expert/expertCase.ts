import type { Establishment, JsonObject } from '../../../server/domain/item.ts'

/** A request as somebody of the trade would write it, and what they would say of it. */
export interface ExpertCase {
  says: string
  item: JsonObject
  /** Every error, as `code pointer`, sorted; absent: accepted. */
  refused?: readonly string[]
  /** Warnings that have to be among those told. */
  warns?: readonly string[]
  on?: string
  establishments?: Establishment[]
}
