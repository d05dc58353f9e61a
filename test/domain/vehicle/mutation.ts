import type { Establishment, JsonObject } from '../../../server/domain/item.ts'
import type { Case } from '../judge/judged.ts'

/** A broken item beside a sound one that nearly has the same fault. */
export interface Mutation extends Case {
  /** What makes the worked example a sound near miss: no error, and not this code. */
  miss: JsonObject
  /** Under which the near miss is filed, where it is not the same. */
  missEstablishments?: Establishment[]
  /** Errors that the same change cannot but raise elsewhere. */
  also?: readonly string[]
}
