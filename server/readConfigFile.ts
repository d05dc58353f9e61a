import { readFileSync } from 'node:fs'
import {
  type Config,
  type LaneConfig,
  type RetryConfig,
  type UpstreamConfig,
  defaultLanes,
  defaultRetry,
  defaultUpstream,
} from './config.ts'
import { lanes } from './domain/lane.ts'
import { Scanner } from './intake/scan.ts'
import { readDocuments } from './readDocuments.ts'
import { readDuplicates } from './readDuplicates.ts'
import { readFilesRequired, readRules } from './readPolicy.ts'

type Fields = Readonly<Record<string, unknown>>
/** A number with its smallest and largest value, or a switch. */
type Kind = readonly [min: number, max: number] | 'boolean'

const dayMs = 86_400_000
const upstreamKinds: Record<keyof UpstreamConfig, Kind> = {
  timeoutMs: [10, 600_000],
  settleMs: [0, 7 * dayMs],
  sendWindowMs: [1, 60_000],
  followEveryMs: [10, dayMs],
  lookUp: 'boolean',
  duplicateGuard: 'boolean',
  echoesReference: 'boolean',
  bulkStatuses: 'boolean',
  complementsListed: 'boolean',
}
const laneKinds: Record<keyof LaneConfig, Kind> = {
  perSecond: [1, 10_000],
  perMinute: [1, 600_000],
  concurrencyMax: [1, 1_000],
}
const retryKinds: Record<keyof RetryConfig, Kind> = {
  baseMs: [1, dayMs],
  capMs: [1, 7 * dayMs],
  triesMax: [1, 10_000],
}

function readFile(path: string | undefined, faults: string[]): Fields {
  if (path === undefined) return {}
  try {
    // Some editors begin every file with a byte order mark.
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    const value: unknown = JSON.parse(text)
    const twice = keyGivenTwice(text)
    if (twice !== null) faults.push(`LIASSE_CONFIG: ${twice} stands in the file twice`)
    else if (isFields(value)) return value
    else faults.push('LIASSE_CONFIG: the file must hold one JSON object')
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    faults.push(`LIASSE_CONFIG: the file ${why}`)
  }
  return {}
}

const depthMax = 16

/** Of two words on one rule only the last would count, in silence. */
function keyGivenTwice(text: string): string | null {
  const fault = new Scanner(depthMax).scanText(new TextEncoder().encode(text))
  return fault?.code === 'json-duplicate-key' ? fault.pointer.slice(1).replaceAll('/', '.') : null
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sections = ['upstream', 'lanes', 'retry', 'rules', 'documents', 'duplicates']

/** The sections of the file at `path` (none: the built-in ones) over their defaults; every fault is added to `faults`. */
export function readConfigFile(
  path: string | undefined,
  faults: string[],
): Pick<Config, 'upstream' | 'lanes' | 'retry' | 'policy' | 'duplicates' | 'documents'> {
  const file = readFile(path, faults)
  const laneFile = section(file, 'lanes', faults)
  for (const key of Object.keys(file)) {
    if (!sections.includes(key)) faults.push(`LIASSE_CONFIG: unknown key ${key}`)
  }
  for (const key of Object.keys(laneFile)) {
    if (!lanes.some((lane) => lane === key)) faults.push(`LIASSE_CONFIG: lanes: unknown key ${key}`)
  }
  const documentsFile = section(file, 'documents', faults)
  const documents = readDocuments(documentsFile, faults)
  const laneEntries = lanes.map((lane) => [
    lane,
    merge(`lanes.${lane}`, defaultLanes[lane], laneKinds, section(laneFile, lane, faults, 'lanes.'), faults),
  ])
  return {
    upstream: merge('upstream', defaultUpstream, upstreamKinds, section(file, 'upstream', faults), faults),
    lanes: Object.fromEntries(laneEntries),
    retry: merge('retry', defaultRetry, retryKinds, section(file, 'retry', faults), faults),
    policy: {
      rules: readRules(section(file, 'rules', faults), faults),
      filesRequired: readFilesRequired(documentsFile, faults),
      ...(Object.keys(documents.profiles).length > 0 ? { documentProfiles: documents.profiles } : {}),
    },
    duplicates: readDuplicates(section(file, 'duplicates', faults), faults),
    documents,
  }
}

function section(file: Fields, key: string, faults: string[], path = ''): Fields {
  const value = file[key]
  if (value === undefined) return {}
  if (isFields(value)) return value
  faults.push(`LIASSE_CONFIG: ${path}${key} must be an object`)
  return {}
}

function merge<T extends object>(
  path: string,
  defaults: T,
  kinds: Record<keyof T, Kind>,
  file: Fields,
  faults: string[],
): T {
  const kindOf = new Map<string, Kind>(Object.entries(kinds))
  for (const [key, value] of Object.entries(file)) {
    const kind = kindOf.get(key)
    const fault = kind === undefined ? 'unknown key' : kindFault(kind, value)
    if (fault !== null) faults.push(`LIASSE_CONFIG: ${path}: ${key}: ${fault}`)
  }
  return { ...defaults, ...file }
}

function kindFault(kind: Kind, value: unknown): string | null {
  if (kind === 'boolean') return typeof value === 'boolean' ? null : 'must be true or false'
  const [min, max] = kind
  const isGood = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
  return isGood ? null : `must be a whole number from ${min} to ${max}`
}
