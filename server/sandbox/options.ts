import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseObject } from './json.ts'
import { type FaultsRequest, parseFaults } from './settings.ts'
import type { StateOptions } from './state.ts'

export interface SandboxOptions extends StateOptions {
  host: string
  port: number
  faults: FaultsRequest | null
}

export const usage = `sandbox [--host 127.0.0.1] [--port 8090] [--ledger FILE] [--token TOKEN] [--seed N]
  --faults JSON|@FILE         what goes wrong, as POST /sandbox/faults takes it
  --review-ms 5000            from deposit to decision on the channel ants
  --candidate-ms 1000         until a candidate confirms an online mandate
  --title-ms 10000            from acceptance to the printed title's number
  --siv-later-share 0.1       share of siv filings that are not final at once
  --siv-later-ms 3000         how long those take
  --slow-ms 3000              what SBX-SLOW- waits
  --duplicate-guard           the same reference twice is refused with 409
  --no-echo --no-bulk --no-look-ups --no-complements
  --health right|wrong|absent
  --files-optional            the channel ants takes papers without their files
  --fresh-ephotos-unknown     an e-photo younger than 72 hours is unknown
`

/** @throws Error in words when a flag is unknown or has no good value. */
export function parseOptions(args: string[]): SandboxOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({
    args,
    options: {
      host: { ...text, default: '127.0.0.1' },
      port: { ...text, default: '8090' },
      ledger: { ...text, default: './data/sandbox-ledger.ndjson' },
      token: text,
      seed: { ...text, default: '1' },
      faults: text,
      'review-ms': { ...text, default: '5000' },
      'candidate-ms': { ...text, default: '1000' },
      'title-ms': { ...text, default: '10000' },
      'siv-later-share': { ...text, default: '0.1' },
      'siv-later-ms': { ...text, default: '3000' },
      'slow-ms': { ...text, default: '3000' },
      'duplicate-guard': flag,
      'no-echo': flag,
      'no-bulk': flag,
      'no-look-ups': flag,
      'no-complements': flag,
      health: { ...text, default: 'right' },
      'fresh-ephotos-unknown': flag,
      'files-optional': flag,
    },
  })
  const { health } = values
  if (health !== 'right' && health !== 'wrong' && health !== 'absent')
    throw new Error('--health is right, wrong or absent')
  const number = (name: 'port' | 'seed' | 'slow-ms' | keyof typeof paceFlags): number => {
    const value = Number(values[name])
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is a number, 0 or more`)
    return value
  }
  return {
    host: values.host,
    port: number('port'),
    ledgerFile: values.ledger,
    token: values.token ?? null,
    seed: number('seed'),
    faults: values.faults === undefined ? null : readFaults(values.faults),
    pace: {
      reviewMs: number('review-ms'),
      candidateMs: number('candidate-ms'),
      titleMs: number('title-ms'),
      sivLaterShare: number('siv-later-share'),
      sivLaterMs: number('siv-later-ms'),
    },
    slowMs: number('slow-ms'),
    duplicateGuard: values['duplicate-guard'] ?? false,
    echoes: !values['no-echo'],
    bulkStatuses: !values['no-bulk'],
    lookUps: !values['no-look-ups'],
    complements: !values['no-complements'],
    health,
    freshEphotosUnknown: values['fresh-ephotos-unknown'] ?? false,
    filesNeeded: !values['files-optional'],
  }
}

const paceFlags = {
  'review-ms': true,
  'candidate-ms': true,
  'title-ms': true,
  'siv-later-share': true,
  'siv-later-ms': true,
}

function readFaults(given: string): FaultsRequest {
  const text = given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given
  const object = parseObject(text)
  if (object === null) throw new Error('--faults is a JSON object')
  return parseFaults(object)
}
