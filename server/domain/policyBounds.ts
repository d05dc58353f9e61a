import { catalogue, valueEntries } from './catalogue.ts'
import { duplicateEntries } from './duplicates.ts'
import { requirements } from './requirements/askedPapers.ts'
import { entriesOf } from './rule.ts'
import { referenceFindings } from './referenceFindings.ts'
import { routeFindings } from './routeFindings.ts'
import { rulebook } from './rulebook.ts'
import { shapeEntries } from './shapeEntries.ts'

/** How far a configuration may go with a code; `duplicates` = under that key only; null = there is no such code. */
export type PolicyBound = 'fixed' | 'duplicates' | 'warning-at-most' | 'free' | null

const known: ReadonlySet<string> = new Set(catalogue.map(({ code }) => code))

/** Without these an item has no form, no way or no name of its own: nothing could be filed. */
const fixed: ReadonlySet<string> = new Set(
  [...shapeEntries, ...routeFindings, ...referenceFindings]
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code),
)

/** Rules that no official text confirms, and doubts about values whose form no official text tells. */
const unconfirmed: ReadonlySet<string> = new Set(
  [
    ...entriesOf([...rulebook, ...requirements].filter(({ confirmed }) => !confirmed)),
    ...valueEntries.filter(({ severity }) => severity !== 'error'),
  ].map(({ code }) => code),
)

/** What is not confirmed never refuses, whoever wishes it. */
export function policyBoundOf(code: string): PolicyBound {
  if (!known.has(code)) return null
  if (duplicateEntries.some((entry) => entry.code === code)) return 'duplicates'
  if (fixed.has(code)) return 'fixed'
  return unconfirmed.has(code) ? 'warning-at-most' : 'free'
}
