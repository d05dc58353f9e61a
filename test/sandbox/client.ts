import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { RunningSandbox } from '../support/sandbox.ts'

export interface Told {
  status: number
  type: string
  headers: Headers
  text: string
  /** Undefined when the text is no JSON object. */
  body: Record<string, unknown> | undefined
}

/** What a deposit came to: an answer, or none. */
export type Deposited = Told | 'silence' | 'reset'

export interface Client {
  ask(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<Told>
  deposit(
    reference: string,
    options?: {
      magic?: string
      procedure?: string
      channel?: string
      data?: object
      documents?: object[]
      mayBeSilent?: boolean
    },
  ): Promise<Deposited>
  lookUp(reference: string): Promise<Told>
  /** The filings that a look-up shows. */
  filingsOf(reference: string): Promise<Record<string, unknown>[]>
}

/** Speaks to a sandbox as a gateway does. */
export function clientOf({ url, token }: Pick<RunningSandbox, 'url' | 'token'>, hears?: Listener): Client {
  const ask: Client['ask'] = async (method, path, { body, headers = {}, signal } = {}) => {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const init: RequestInit = {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : isText ? Buffer.from(body) : JSON.stringify(body),
      signal,
    }
    const answer = await fetch(url + path, init)
    const told = await toldBy(answer)
    hears?.({ method, path, told })
    return told
  }
  const lookUp = (reference: string): Promise<Told> =>
    ask('GET', `/v1/filings?reference=${encodeURIComponent(reference)}`)
  return {
    ask,
    lookUp,
    deposit: async (reference, options = {}) => {
      const { magic, procedure = 'vn', channel = 'siv', data = newCar, documents = [] } = options
      const headers = { 'filing-reference': reference, ...(magic ? { 'sandbox-reference': magic } : {}) }
      const body = { reference, procedure, channel, establishment: '99101', data, documents }
      const mayBeSilent = options.mayBeSilent ?? magic !== undefined
      const leave: Leaving = mayBeSilent ? await whenSilent(url) : new AbortController()
      try {
        return await ask('POST', '/v1/filings', { body, headers, signal: leave.signal })
      } catch {
        return leave.signal.aborted ? 'silence' : 'reset'
      } finally {
        await leave.settled?.()
      }
    },
    filingsOf: async (reference) => {
      const { body } = await lookUp(reference)
      const filings = body?.['filings']
      return Array.isArray(filings) ? filings : []
    },
  }
}

interface Leaving {
  signal: AbortSignal
  /** Resolves once the sandbox has seen the client leave. */
  settled?(): Promise<void>
}

/** Fires when the sandbox has decided to say nothing, or to talk without an end: no test waits for a time. */
async function whenSilent(url: string): Promise<Leaving> {
  const counts = async (): Promise<{ silent: number; left: number }> => {
    const stats: unknown = await (await fetch(`${url}/sandbox/stats`)).json()
    const count = (group: string, name: string): number => Number(memberOf(memberOf(stats, group), name) ?? 0)
    return {
      silent: count('answers', 'filing silence') + count('answers', 'filing endless'),
      left: count('ended', 'client'),
    }
  }
  const before = await counts()
  const leave = new AbortController()
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted && (await counts()).silent === before.silent) await sleep(20)
    leave.abort()
  })()
  return {
    signal: leave.signal,
    settled: async () => {
      const isSilent = leave.signal.aborted
      over.abort()
      await watching
      while (isSilent && (await counts()).left === before.left) await sleep(20)
    },
  }
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined

export const newCar = { vehicle: { vin: 'VF1TEST0000000001', fiscalPower: 5, co2: 120 } }

async function toldBy(answer: Response): Promise<Told> {
  const text = await answer.text()
  const { status, headers } = answer
  return { status, headers, text, type: headers.get('content-type') ?? '', body: objectOf(text) }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

type Listener = (heard: { method: string; path: string; told: Told }) => void

interface Contract {
  paths: Record<string, Record<string, { responses: Record<string, ContractAnswer> }>>
  components: { responses: Record<string, ContractAnswer> }
}
interface ContractAnswer {
  $ref?: string
  content?: Record<string, { schema: object }>
}

export const contractFile = resolve(import.meta.dirname, '../../openapi/upstream.json')

/** Checks answers against openapi/upstream.json and remembers what it has seen. */
export function makeContract(): {
  hear: Listener
  faults: string[]
  seen: Set<string>
} {
  const contract: Contract = JSON.parse(readFileSync(contractFile, 'utf8'))
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(contract, 'upstream')
  const faults: string[] = []
  const seen = new Set<string>()
  const hear: Listener = ({ method, path, told }) => {
    const template = templateOf(contract, path)
    const name = `${method} ${template ?? path} ${told.status}`
    seen.add(name)
    const operation = contract.paths[template ?? '']?.[method.toLowerCase()]
    if (!template || !operation) {
      if (![404, 405].includes(told.status)) faults.push(`${name}: no such operation`)
      return
    }
    const code = operation.responses[String(told.status)]
      ? String(told.status)
      : `${String(told.status)[0]}XX`
    const given = operation.responses[code]
    const answer = given?.$ref ? contract.components.responses[given.$ref.split('/').at(-1) ?? ''] : given
    const type = told.type.split(';')[0] ?? ''
    const schema = answer?.content?.[type]?.schema
    if (!schema) return void faults.push(`${name}: ${type} is not in the document`)
    if (!type.endsWith('json')) return
    const validate = ajv.compile(withFullReferences(schema))
    if (!validate(told.body)) faults.push(`${name}: ${ajv.errorsText(validate.errors)} in ${told.text}`)
  }
  return { hear, faults, seen }
}

const withFullReferences = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"upstream#/'))

/** A fixed path wins over one with a parameter. */
function templateOf({ paths }: Contract, path: string): string | undefined {
  const plain = path.split('?')[0] ?? ''
  if (paths[plain]) return plain
  return Object.keys(paths).find((template) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain),
  )
}
