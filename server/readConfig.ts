import { resolve } from 'node:path'
import { type Config, defaultLimits } from './config.ts'
import { logLevels } from './log.ts'
import { readConfigFile } from './readConfigFile.ts'

/** Every fault of a configuration at once, each a sentence that names the variable or the key. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`the configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}`)
    this.faults = faults
  }
}

type Environment = Readonly<Record<string, string | undefined>>
type Purpose = 'gateway' | 'database'

/**
 * The environment and the file that `LIASSE_CONFIG` names, as one frozen Config. With purpose `database` (commands that only open the
 * store) the State's address may be missing.
 * @throws ConfigError naming every fault
 */
export function readConfig(env: Environment, purpose: Purpose = 'gateway'): Config {
  const faults: string[] = []
  const config: Config = {
    host: given(env.LIASSE_HOST) ?? '127.0.0.1',
    port: readPort(env.LIASSE_PORT, faults),
    mode: readChoice('LIASSE_MODE', env.LIASSE_MODE, ['live', 'test'] as const, 'live', faults),
    databaseFile: readDatabase(env.LIASSE_DATABASE_URL, faults),
    documentsDir: resolve(given(env.LIASSE_DOCUMENTS_DIR) ?? './data/documents'),
    upstreamUrl: readUpstreamUrl(env.LIASSE_UPSTREAM_URL, purpose, faults),
    upstreamToken: readToken(env.LIASSE_UPSTREAM_TOKEN, purpose, faults),
    operatorKey: readOperatorKey(env.LIASSE_OPERATOR_KEY, faults),
    role: readRole(env.LIASSE_ROLE, faults),
    logLevel: readChoice('LIASSE_LOG_LEVEL', env.LIASSE_LOG_LEVEL, logLevels, 'info', faults),
    ...readConfigFile(given(env.LIASSE_CONFIG), faults),
    limits: defaultLimits,
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return deepFreeze(config)
}

/** A variable that is set to nothing is not set: that is how compose files and unit files leave one out. */
const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text)

function readPort(text: string | undefined, faults: string[]): number {
  const port = Number(given(text) ?? '8080')
  if (/^\d+$/.test(given(text) ?? '8080') && port <= 65_535) return port
  faults.push('LIASSE_PORT must be a port number from 0 to 65535')
  return 0
}

function readChoice<T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
  otherwise: T,
  faults: string[],
): T {
  if (given(text) === undefined) return otherwise
  const choice = choices.find((one) => one === text)
  if (choice === undefined) faults.push(`${name} must be one of ${choices.join(', ')}`)
  return choice ?? otherwise
}

function readDatabase(text: string | undefined, faults: string[]): string {
  const url = given(text) ?? 'file:./data/liasse.db'
  if (/^postgres(ql)?:\/\//.test(url)) {
    faults.push(
      'LIASSE_DATABASE_URL names PostgreSQL, which comes with a later release: use a file: path (SQLite)',
    )
  } else if (!/^file:./.test(url)) {
    faults.push('LIASSE_DATABASE_URL must be a file: path such as file:./data/liasse.db')
  }
  return resolve(url.replace(/^file:(\/\/(?=\/))?/, ''))
}

function readUpstreamUrl(text: string | undefined, purpose: Purpose, faults: string[]): string | null {
  const url = given(text)
  if (url === undefined) {
    if (purpose === 'gateway') {
      faults.push(
        "LIASSE_UPSTREAM_URL is missing: it names the State's side (npm start brings a sandbox of its own)",
      )
    }
    return null
  }
  const parsed = URL.canParse(url) ? new URL(url) : null
  const isGood = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === ''
  if (!isGood) faults.push('LIASSE_UPSTREAM_URL must be an http or https address without user and password')
  return url
}

function readToken(text: string | undefined, purpose: Purpose, faults: string[]): string | null {
  const token = given(text)
  if (token === undefined && purpose === 'gateway') {
    faults.push("LIASSE_UPSTREAM_TOKEN is missing: the State's side asks for a Bearer token")
  }
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    faults.push('LIASSE_UPSTREAM_TOKEN may hold visible ASCII signs only')
  }
  return token ?? null
}

function readOperatorKey(text: string | undefined, faults: string[]): string | null {
  const key = given(text)
  if (key !== undefined && !/^[\x21-\x7e]{32,}$/.test(key)) {
    faults.push('LIASSE_OPERATOR_KEY must be at least 32 visible ASCII signs without a space')
  }
  return key ?? null
}

function readRole(text: string | undefined, faults: string[]): 'all' {
  const role = readChoice('LIASSE_ROLE', text, ['all', 'api', 'forwarder'] as const, 'all', faults)
  if (role !== 'all') {
    faults.push(`LIASSE_ROLE ${role} needs PostgreSQL, which comes with a later release: leave it at all`)
  }
  return 'all'
}

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null) deepFreeze(member)
  }
  return Object.freeze(value)
}
