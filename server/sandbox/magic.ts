import { moreInfoRequests, refusalCodes, refusalOf } from './refusals.ts'
import { type FilingFault, filingFaults } from './settings.ts'

/** What a `Sandbox-Reference` asks for: the same outcome every time, for people who write clients. */
export interface Magic {
  /** Done to the first `faultPosts` POSTs of the reference, instead of chance. */
  fault?: FilingFault
  faultPosts: number
  refuse?: string
  /** Only the first so many POSTs are refused; absent = every one. */
  refusePosts?: number
  path?: 'more-info' | 'backwards' | 'contradict' | 'strange' | 'expire'
  /** Of the path `more-info`: the kind of paper. */
  asked?: string
  isSlow?: boolean
  /** The first so many POSTs find the first document that they name gone. */
  vanishPosts?: number
}

interface Wish extends Partial<Magic> {
  /** For `sandbox --help` and the contract. */
  does: string
}

const wishes: Readonly<Record<string, Wish>> = {
  'MORE-INFO': { path: 'more-info', does: 'taken; asks for a proof of address until a complement comes' },
  BACKWARDS: { path: 'backwards', does: 'in review, back to received, accepted' },
  CONTRADICT: { path: 'contradict', does: 'accepted, and after --title-ms refused' },
  STRANGE: { path: 'strange', does: 'in between a status that nobody has heard of' },
  EXPIRE: { path: 'expire', does: 'taken; expires' },
  SLOW: { isSlow: true, does: 'answered after --slow-ms' },
  'FRESH-EPHOTO': {
    refuse: 'ephoto-unknown',
    refusePosts: 2,
    does: 'the first two POSTs are refused with ephoto-unknown, then it is taken',
  },
  'DOCUMENT-VANISHED': {
    vanishPosts: 1,
    does: 'the first POST finds its first document gone: document-missing until it is uploaded again',
  },
  'DOCUMENT-GONE': { vanishPosts: Infinity, does: 'every POST finds its first document gone' },
  UNKNOWN: { fault: 'error-taken', does: 'the first POST is taken and answered with an error 5xx' },
  LOST: { fault: 'timeout-lost', does: 'the first POST is not taken, and there is silence' },
  'TIMEOUT-TAKEN': { fault: 'timeout-taken', does: 'the first POST is taken, and there is silence' },
  LATE: { fault: 'late', does: 'the first POST is taken in silence and seen only lateMs after it ended' },
  CROSSED: { fault: 'crossed', does: "the first POST is taken and answered with somebody else's reference" },
  BUSY: { fault: 'slow-down', faultPosts: 2, does: 'the first two POSTs are answered 429 slow-down' },
  CLOSED: { fault: 'category-closed', does: 'the first POST is answered 503 category-closed' },
}

/** Null when the reference asks for nothing. `SBX-REFUSE-<code>-...` and the like take a name of their tables. */
export function magicOf(sandboxReference: string | undefined): Magic | null {
  const rest = /^SBX-(.+)$/i.exec(sandboxReference ?? '')?.[1]?.toUpperCase()
  if (rest === undefined) return null
  const refuse = named(rest, 'REFUSE-', refusalCodes)
  if (refuse !== undefined) return { refuse, refusePosts: refusalOf(refuse)?.posts, faultPosts: 0 }
  const asked = named(rest, 'MORE-INFO-', Object.keys(moreInfoRequests))
  if (asked !== undefined) return { path: 'more-info', asked, faultPosts: 0 }
  const fault = named(rest, 'FAULT-', filingFaults)
  if (fault !== undefined) return { fault, faultPosts: 1 }
  const name = Object.keys(wishes).find((one) => begins(rest, one))
  const wish = name === undefined ? undefined : wishes[name]
  if (wish === undefined) return null
  const { does: _does, ...magic } = wish
  return { faultPosts: 1, ...magic }
}

/** The longest name of the table that the text goes on with. */
function named<T extends string>(text: string, prefix: string, names: readonly T[]): T | undefined {
  if (!text.startsWith(prefix)) return undefined
  const rest = text.slice(prefix.length)
  return names.filter((name) => begins(rest, name.toUpperCase())).toSorted((a, b) => b.length - a.length)[0]
}

const begins = (text: string, name: string): boolean => text === name || text.startsWith(`${name}-`)

/** A value that integrators may send, and what happens then. */
export interface MagicValue {
  value: string
  does: string
}

/** Every magic value, in the order in which they are told. */
export const magicValues: readonly MagicValue[] = [
  ...refusalCodes.map((code) => ({ value: valueOf('REFUSE', code), does: refusalDoes(code) })),
  ...Object.entries(wishes).map(([name, { does }]) => ({ value: `SBX-${name}`, does })),
  ...Object.keys(moreInfoRequests).map((kind) => ({
    value: valueOf('MORE-INFO', kind),
    does: `taken; asks for ${kind} until a complement comes`,
  })),
  ...filingFaults.map((fault) => ({
    value: valueOf('FAULT', fault),
    does: `the first POST meets the fault ${fault}`,
  })),
]

function valueOf(prefix: string, name: string): string {
  return `SBX-${prefix}-${name.toUpperCase()}`
}

function refusalDoes(code: string): string {
  const refusal = refusalOf(code)
  if (refusal?.at === 'review') return 'taken, and refused in the review'
  return refusal?.posts === undefined
    ? 'refused at the counter (422)'
    : `the first ${refusal.posts} POSTs are refused at the counter (422), then it is taken`
}

const width = Math.max(...magicValues.map(({ value }) => value.length)) + 2

export const magicHelp = `magic values: a reference of an item that begins with one of these, in test mode (SBX-SLOW-0001), behaves the same every time
${magicValues.map(({ value, does }) => `  ${value.padEnd(width)}${does}`).join('\n')}
`
