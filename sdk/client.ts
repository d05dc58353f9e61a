import { Batches } from './resources/batches.ts'
import { Documents } from './resources/documents.ts'
import { Dossiers } from './resources/dossiers.ts'
import { Events } from './resources/events.ts'
import { Findings } from './resources/findings.ts'
import { Lanes } from './resources/lanes.ts'
import { Procedures } from './resources/procedures.ts'
import { Validations } from './resources/validations.ts'
import { Transport } from './transport.ts'

export interface LiasseOptions {
  /** The gateway's address; default: the environment's LIASSE_URL. */
  baseUrl?: string
  /** Default: the environment's LIASSE_API_KEY. */
  apiKey?: string
  /** Your own fetch, for a proxy or a test. */
  fetch?: typeof globalThis.fetch
  /** How long the gateway may stay silent in one attempt; default 60,000 ms. */
  timeoutMs?: number
  /** Default 4; 0 means one attempt and no more. Retries are also held to a tenth of the requests. */
  maxRetries?: number
}

/**
 * A client of one gateway with one key.
 *
 * @example
 * const liasse = new Liasse({ baseUrl: 'https://liasse.example', apiKey: process.env.LIASSE_API_KEY })
 * const submission = await liasse.batches.submit(items)
 */
export class Liasse {
  /** Hand over items, wait for them, read what became of them. @example await liasse.batches.submit(items) */
  readonly batches: Batches
  /** One dossier at a time. @example await liasse.dossiers.get(id) */
  readonly dossiers: Dossiers
  /** Supporting papers: uploaded, checked, mended. @example await liasse.documents.upload('cni.pdf', { wait: true }) */
  readonly documents: Documents
  /** Judge items without handing them over. @example await liasse.validations.check(items) */
  readonly validations: Validations
  /** What can be asked of the State. @example await liasse.procedures.get('vn') */
  readonly procedures: Procedures
  /** The catalogue of everything that can be wrong. @example await liasse.findings.list() */
  readonly findings: Findings
  /** How the queues towards the State are doing. @example await liasse.lanes.list() */
  readonly lanes: Lanes
  /** What happened, without gap. @example for await (const event of liasse.events.stream({ after })) handle(event) */
  readonly events: Events

  /** @throws TypeError when the address or the key is missing or cannot be one */
  constructor(options: LiasseOptions = {}) {
    const transport = new Transport({
      baseUrl: parseBaseUrl(options.baseUrl ?? environment('LIASSE_URL')),
      apiKey: parseApiKey(options.apiKey ?? environment('LIASSE_API_KEY')),
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      timeoutMs: atLeast('timeoutMs', 1, options.timeoutMs ?? 60_000),
      maxRetries: atLeast('maxRetries', 0, options.maxRetries ?? 4),
    })
    this.batches = new Batches(transport)
    this.dossiers = new Dossiers(transport)
    this.documents = new Documents(transport)
    this.validations = new Validations(transport)
    this.procedures = new Procedures(transport)
    this.findings = new Findings(transport)
    this.lanes = new Lanes(transport)
    this.events = new Events(transport)
  }
}

/** Some runtimes have no `process`, or forbid its environment. */
function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env[name]
  } catch {
    return undefined
  }
}

function parseBaseUrl(text: string | undefined): string {
  if (text === undefined || text === '') throw new TypeError('baseUrl (or LIASSE_URL) is missing')
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new TypeError('baseUrl is not an http or https address')
  }
  const { origin, pathname } = new URL(text)
  return withoutSlashes(`${origin}${pathname}`)
}

const withoutSlashes = (url: string): string => (url.endsWith('/') ? withoutSlashes(url.slice(0, -1)) : url)

function parseApiKey(text: string | undefined): string {
  if (text === undefined || text === '') throw new TypeError('apiKey (or LIASSE_API_KEY) is missing')
  // A key pasted with its line break would fail deep in fetch, with the key in the message.
  if (!/^[\x21-\x7e]+$/.test(text)) throw new TypeError('apiKey holds a sign that a key cannot have')
  return text
}

function atLeast(name: string, least: number, value: number): number {
  if (!Number.isFinite(value) || value < least) throw new TypeError(`${name} is a number from ${least}`)
  return value
}
