import type { Finding } from '../../../server/domain/finding.ts'
import type { Establishment, JsonObject, JudgeContext, Procedure } from '../../../server/domain/item.ts'
import { checkItem } from '../../../server/intake/checkItem.ts'
import { loadGazetteer } from '../../../server/intake/communes.ts'
import { patched, patchedAsGiven, tenant, today } from '../judge/judged.ts'

/** A faulty request and one that nearly has the same fault: both a merge patch over the worked example. */
export interface Twin {
  code: string
  procedure: Procedure
  change: JsonObject
  /** Raises no error, and not this code. */
  near: JsonObject
  on?: string
  establishments?: Establishment[]
  /** Under which the near one is filed, where that is the difference. */
  nearEstablishments?: Establishment[]
  /** Papers of the change stay without the files that every other case has. */
  asGiven?: true
  /** Errors that both have: the fault cannot be had without them. */
  also?: readonly string[]
}

const places = loadGazetteer()

/** All that intake says of the faulty one. */
export const faulty = (twin: Twin): Finding[] => checked(twin, twin.change, twin.establishments)
/** All that intake says of the sound one. */
export const sound = (twin: Twin): Finding[] =>
  checked(twin, twin.near, twin.nearEstablishments ?? twin.establishments)

function checked(
  { procedure, on = today, asGiven }: Twin,
  change: JsonObject,
  establishments: Establishment[] = tenant,
): Finding[] {
  const context: JudgeContext = { on, establishments, mode: 'live', places }
  return checkItem((asGiven ? patchedAsGiven : patched)(procedure, change), context).findings
}
