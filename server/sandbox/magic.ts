import { refusalCodes } from './refusals.ts'
import { type FilingFault, filingFaults } from './settings.ts'

/** What a `Sandbox-Reference` asks for: the same outcome every time, for people who write clients. */
export interface Magic {
  /** Done to the first `faultPosts` POSTs of the reference, instead of chance. */
  fault?: FilingFault
  faultPosts: number
  refuse?: string
  path?: 'more-info' | 'backwards' | 'contradict' | 'strange' | 'expire'
  isSlow?: boolean
}

const wishes: Readonly<Record<string, Omit<Magic, 'faultPosts'> & { faultPosts?: number }>> = {
  'MORE-INFO': { path: 'more-info' },
  BACKWARDS: { path: 'backwards' },
  CONTRADICT: { path: 'contradict' },
  STRANGE: { path: 'strange' },
  EXPIRE: { path: 'expire' },
  SLOW: { isSlow: true },
  UNKNOWN: { fault: 'error-taken' },
  LOST: { fault: 'timeout-lost' },
  'TIMEOUT-TAKEN': { fault: 'timeout-taken' },
  LATE: { fault: 'late' },
  CROSSED: { fault: 'crossed' },
  BUSY: { fault: 'slow-down', faultPosts: 2 },
  CLOSED: { fault: 'category-closed' },
}

/** Null when the reference asks for nothing. `SBX-REFUSE-<code>-...` and `SBX-FAULT-<kind>-...` take a name of their tables. */
export function magicOf(sandboxReference: string | undefined): Magic | null {
  const rest = /^SBX-(.+)$/i.exec(sandboxReference ?? '')?.[1]?.toUpperCase()
  if (rest === undefined) return null
  const refuse = named(rest, 'REFUSE-', refusalCodes)
  if (refuse !== undefined) return { refuse, faultPosts: 0 }
  const fault = named(rest, 'FAULT-', filingFaults)
  if (fault !== undefined) return { fault, faultPosts: 1 }
  const wish = Object.keys(wishes).find((name) => begins(rest, name))
  return wish === undefined ? null : { faultPosts: 1, ...wishes[wish] }
}

/** The longest name of the table that the text goes on with. */
function named<T extends string>(text: string, prefix: string, names: readonly T[]): T | undefined {
  if (!text.startsWith(prefix)) return undefined
  const rest = text.slice(prefix.length)
  return names.filter((name) => begins(rest, name.toUpperCase())).toSorted((a, b) => b.length - a.length)[0]
}

const begins = (text: string, name: string): boolean => text === name || text.startsWith(`${name}-`)
