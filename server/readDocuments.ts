import { type DocumentsConfig, defaultDocuments } from './config.ts'
import { documentKinds } from './domain/documentKinds.ts'
import {
  type DocumentProfile,
  type DocumentProfiles,
  defaultProfile,
  filedTypes,
  pdfVersions,
} from './domain/documents/profile.ts'
import { channels } from './domain/lane.ts'

type Fields = Readonly<Record<string, unknown>>
/** What a value must be, in words, and whether it is. */
type Bound = readonly [must: string, fits: (value: unknown) => boolean]

const whole = (min: number, max: number): Bound => [
  `must be a whole number from ${min} to ${max}`,
  (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
]

const settings = {
  checkers: whole(1, 16),
  checkMs: whole(1_000, 120_000),
  keepUnusedDays: whole(1, 3_650),
  uploadBytesMax: whole(10_000, 100_000_000),
  clamd: [
    'must be unix:/path or tcp:host:port, or null',
    (value) => value === null || (typeof value === 'string' && isSocket(value)),
  ],
} as const satisfies Partial<Record<keyof DocumentsConfig, Bound>>

const bounds: Readonly<Record<keyof DocumentProfile, Bound>> = {
  types: [`must be a list of some of ${filedTypes.join(', ')}`, isTypes],
  sizeMax: whole(10_000, 100_000_000),
  pagesMax: whole(1, 1_000),
  pdfVersionMax: [
    `must be one of ${pdfVersions.join(', ')}`,
    (value) => pdfVersions.some((one) => one === value),
  ],
}

/** The section `documents` of the file over its defaults; every fault is added to `faults`. `filesRequired` is of the policy. */
export function readDocuments(section: Fields, faults: string[]): DocumentsConfig {
  const { profiles = {}, filesRequired: _policy, ...rest } = section
  checkFields(rest, settings, 'documents', faults)
  return { ...defaultDocuments, ...rest, profiles: readProfiles(profiles, faults) }
}

function readProfiles(section: unknown, faults: string[]): DocumentProfiles {
  if (!isFields(section)) {
    faults.push('LIASSE_CONFIG: documents: profiles must be an object')
    return {}
  }
  const profiles: Record<string, DocumentProfile> = {}
  for (const [name, value] of Object.entries(section)) {
    const path = `documents: profiles: ${name}`
    const fault = nameFault(name)
    if (fault !== null) faults.push(`LIASSE_CONFIG: ${path}: ${fault}`)
    else if (!isFields(value)) faults.push(`LIASSE_CONFIG: ${path} must be an object`)
    else {
      checkFields(value, bounds, path, faults)
      profiles[name] = { ...defaultProfile, ...value }
    }
  }
  return withChannelsBelow(profiles, section)
}

/** A profile of one kind that leaves something out has it from its channel's. */
function withChannelsBelow(profiles: Record<string, DocumentProfile>, section: Fields): DocumentProfiles {
  const laid = Object.entries(profiles).map(([name, profile]) => {
    const [channel = '', kind] = name.split('/')
    const below = kind === undefined ? undefined : profiles[channel]
    const given = section[name]
    return [name, below && isFields(given) ? { ...below, ...given } : profile]
  })
  return Object.fromEntries(laid)
}

function nameFault(name: string): string | null {
  const [channel, kind, ...more] = name.split('/')
  if (!channels.some((one) => one === channel) || more.length > 0)
    return `name a channel (${channels.join(', ')}), or a channel and a kind of paper as in ants/identite`
  return kind === undefined || documentKinds.some((one) => one.kind === kind)
    ? null
    : `there is no such kind of paper (${kind})`
}

function checkFields(
  fields: Fields,
  known: Readonly<Record<string, Bound>>,
  path: string,
  faults: string[],
): void {
  for (const [key, value] of Object.entries(fields)) {
    const bound = Object.hasOwn(known, key) ? known[key] : undefined
    if (bound === undefined) faults.push(`LIASSE_CONFIG: ${path}: unknown key ${key}`)
    else if (!bound[1](value)) faults.push(`LIASSE_CONFIG: ${path}: ${key}: ${bound[0]}`)
  }
}

function isTypes(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return false
  return value.every((type) => filedTypes.some((one) => one === type))
}

function isSocket(text: string): boolean {
  if (text.startsWith('unix:/')) return text.length > 'unix:/'.length
  const port = /^tcp:(?:[\w.-]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(text)?.[1]
  return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
