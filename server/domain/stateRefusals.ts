import { driverRefusals } from './refusals/driverRefusals.ts'
import { paperRefusals } from './refusals/paperRefusals.ts'
import type { StateRefusal } from './refusals/stateRefusal.ts'
import { vehicleRefusals } from './refusals/vehicleRefusals.ts'

/** Every code of the State that we have words for. */
export const stateRefusals: readonly StateRefusal[] = [
  ...vehicleRefusals,
  ...paperRefusals,
  ...driverRefusals,
]

const byCode: ReadonlyMap<string, StateRefusal> = new Map(stateRefusals.map((entry) => [entry.code, entry]))

/** A code may come as the State's agents write it: `SIV_STOLEN`. */
const plain = (stateCode: string): string => stateCode.toLowerCase().replaceAll('_', '-')

/** Kinds of oppositions and of faults of papers are many: one that nobody has heard of still says what it is about. */
const families = ['siv-opposition', 'document'] as const

/** Null for a code that nobody has heard of. */
export function knownRefusal(stateCode: string): StateRefusal | null {
  const code = plain(stateCode)
  const known = byCode.get(code)
  if (known) return known
  const family = families.find((name) => code.startsWith(`${name}-`))
  return (family && byCode.get(family)) ?? null
}

/** A refusal by the State, in its own words and in ours. */
export interface ToldRefusal extends Omit<StateRefusal, 'code'> {
  code: string
  stateCode: string
  stateMessage: string
}

/** Never loses what the State said: a code that nobody has heard of is told in the State's own words. */
export function tellRefusal<Kept extends Pick<ToldRefusal, 'code' | 'stateCode' | 'stateMessage'>>(
  kept: Kept,
): Kept & ToldRefusal {
  const { fr, en, remedy, actor, retryable } = knownRefusal(kept.stateCode) ?? unheardOf(kept.stateMessage)
  return { ...kept, fr, en, remedy, actor, retryable }
}

const unheardOf = (stateMessage: string): Omit<StateRefusal, 'code'> => ({
  fr: stateMessage === '' ? 'L’État a refusé la demande sans dire pourquoi.' : stateMessage,
  en: 'The State has refused the request; stateMessage holds its own words.',
  remedy: {
    fr: 'Corrigez ce que dit l’État, puis renvoyez la demande sous la même référence.',
    en: 'Correct what the State says, then send the request again under the same reference.',
  },
  actor: 'client',
  retryable: false,
})

const ephotoDelayMs = 72 * 3_600_000

/**
 * Whether a refusal at the counter may be sent again by machine: something of the State's was out of order, or an e-photo is not
 * active yet, which may take 72 hours from the moment it was taken.
 * @param knownSinceMs when the e-photo was taken, else when the request came in (ms since 1970)
 */
export function maySendAgain(stateCode: string, knownSinceMs: number, nowMs: number): boolean {
  const known = knownRefusal(stateCode)
  if (!known?.retryable) return false
  return known.code !== 'ephoto-unknown' || nowMs < knownSinceMs + ephotoDelayMs
}
