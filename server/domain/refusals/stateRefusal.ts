import type { Actor } from '../finding.ts'

/** What a code of the State means to the people who have to act. */
export interface StateRefusal {
  /** Lower case with hyphens. */
  code: string
  fr: string
  en: string
  remedy: { fr: string; en: string }
  actor: Actor
  /** The same request may be taken later, nothing in it being wrong. */
  retryable: boolean
}

type Words = readonly [fr: string, en: string]

/** In the order in which people read it: what happened, what to do, who does it. */
export const refusal = (
  code: string,
  [fr, en]: Words,
  [remedyFr, remedyEn]: Words,
  actor: Actor = 'client',
  retryable = false,
): StateRefusal => ({ code, fr, en, remedy: { fr: remedyFr, en: remedyEn }, actor, retryable })
