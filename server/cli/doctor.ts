import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Config } from '../config.ts'
import { ConfigError, readConfig } from '../readConfig.ts'
import { StoreError } from '../usecases/ports.ts'
import { openStore } from '../openStore.ts'

type Verdict = readonly [state: 'ok' | 'warn' | 'FAILED', sentence: string]
type Check = () => Verdict | Promise<Verdict>

const freeBytesMin = 1_000_000_000
const freeShareMin = 0.1
const upstreamMs = 5_000

/** Checks what a gateway needs here, one plain line each. Exit code 1 when something is broken. */
export async function runDoctor(env: NodeJS.ProcessEnv): Promise<void> {
  const verdicts: Verdict[] = [['ok', `Node ${process.versions.node}`]]
  const config = configOf(env, verdicts)
  if (config !== null) {
    for (const check of checksOf(config)) verdicts.push(await settled(check))
  }
  for (const [state, sentence] of verdicts) console.log(`${state.padEnd(6)}  ${sentence}`)
  process.exitCode = verdicts.some(([state]) => state === 'FAILED') ? 1 : 0
}

function configOf(env: NodeJS.ProcessEnv, verdicts: Verdict[]): Config | null {
  try {
    const config = readConfig(env)
    verdicts.push(['ok', `configuration: ${config.mode} world, database ${config.databaseFile}`])
    return config
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const fault of error.faults) verdicts.push(['FAILED', fault])
    return null
  }
}

const checksOf = (config: Config): Check[] => [
  sqliteVersion,
  () => durableWrites(config),
  () => database(config),
  () => freeSpace(config),
  () => upstream(config),
  () => operatorKey(config),
]

async function settled(check: Check): Promise<Verdict> {
  try {
    return await check()
  } catch (error) {
    return ['FAILED', error instanceof Error ? error.message : 'a check broke']
  }
}

function sqliteVersion(): Verdict {
  const db = new Database(':memory:')
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? 'unknown'
  db.close()
  return ['ok', `SQLite ${version}`]
}

/** A store of its own in the same folder: it is written to, and its setting read back after the write. */
async function durableWrites(config: Config): Promise<Verdict> {
  const folder = dirname(config.databaseFile)
  mkdirSync(folder, { recursive: true })
  const trial = mkdtempSync(join(folder, '.doctor-'))
  try {
    const store = await openStore({ ...config, databaseFile: join(trial, 'trial.db') })
    await store.openEpoch('doctor')
    await store.close()
    return ['ok', 'synchronous=FULL, read back after a write']
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

async function database(config: Config): Promise<Verdict> {
  if (!existsSync(config.databaseFile)) return ['ok', 'no database yet: the first start makes it']
  try {
    const store = await openStore(config)
    const { sound } = await store.maintain({ as: 'verify' })
    await store.close()
    return sound === true
      ? ['ok', 'the database is sound']
      : ['FAILED', 'the database is damaged: restore a backup']
  } catch (error) {
    if (error instanceof StoreError && error.code === 'held-by-another')
      return ['ok', `in use: ${error.message}`]
    throw error
  }
}

function freeSpace({ databaseFile }: Config): Verdict {
  const { bavail, blocks, bsize } = statfsSync(dirname(databaseFile))
  const sentence = `${((bavail * bsize) / 1e9).toFixed(1)} GB free on the disk of the database`
  const isEnough = bavail * bsize >= freeBytesMin && bavail / blocks >= freeShareMin
  return [isEnough ? 'ok' : 'FAILED', sentence]
}

async function upstream({ upstreamUrl, upstreamToken }: Config): Promise<Verdict> {
  try {
    const response = await fetch(`${upstreamUrl?.replace(/\/$/, '')}/v1/health`, {
      headers: { authorization: `Bearer ${upstreamToken}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(upstreamMs),
    })
    await response.body?.cancel()
    if (response.status === 401 || response.status === 403)
      return ['FAILED', "the State's side refuses the token"]
    return ['ok', `the State's side answers (${response.status})`]
  } catch {
    return ['FAILED', `the State's side does not answer at ${hostOf(upstreamUrl)}`]
  }
}

/** Of the address only what holds no secret. */
const hostOf = (url: string | null): string =>
  url !== null && URL.canParse(url) ? new URL(url).host : 'its address'

const operatorKey = ({ operatorKey: key }: Config): Verdict =>
  key === null
    ? ['warn', 'LIASSE_OPERATOR_KEY is not set: /v1/admin stays closed']
    : ['ok', 'an operator key is set']
