import { randomUUID } from 'node:crypto'
import type { Item } from './items.ts'

/** What a client was told, and nothing else: the campaign is judged by it and by the State's ledger. */
export interface Told {
  batches: ToldBatch[]
  /** Every event in the order of its sequence, as it was told the first time. */
  events: ToldEvent[]
  /** Answers that contradicted an earlier one, in words. */
  contradictions: string[]
  retries: number
  /** Batches whose answer was cut off after their sending had begun. */
  cut: number
}

export interface ToldBatch {
  id: string
  items: Item[]
  accepted: number
  rejected: number
}

export interface ToldEvent {
  sequence: number
  type: string
  batch?: string
  dossier?: string
}

export interface ToldResult {
  row: number
  reference: string | null
  id?: string
  state: string
  filing?: { number: string; status: string }
  outcome?: Record<string, unknown>
  refusal?: { stateCode: string; stateMessage: string }
}

export interface BatchNow {
  id: string
  state: string
  outcome?: string
  total: number
  counts: Record<string, number>
}

export interface FiledPaper {
  sha256: string
  mediaType: string
  size: number
}

/** A client of the API that knows nothing of the gateway but its address and its key, and repeats what got no answer. */
export interface Client {
  push(items: Item[]): Promise<ToldBatch>
  /** Pushes a batch again under its first key: the answer has to be the first one. */
  pushAgain(batch: ToldBatch): Promise<void>
  /** Uploads a paper and answers its id; it may still be checking. */
  upload(bytes: Uint8Array<ArrayBuffer>): Promise<string>
  /** What is filed of a document. */
  filed(document: string): Promise<FiledPaper | null>
  batch(id: string): Promise<BatchNow>
  results(id: string): Promise<ToldResult[]>
  readEvents(): Promise<void>
  incidents(operatorKey: string): Promise<{ kind: string }[]>
  told: Told
}

const isRefusedConnection = (error: unknown): boolean =>
  error instanceof Error && /ECONNREFUSED/.test(String((error.cause as { code?: string } | undefined)?.code))

const pauseMs = 100
const answerMs = 15_000
const triesMax = 600

export function makeClient(address: () => { url: string; key: string }): Client {
  const told: Told = { batches: [], events: [], contradictions: [], retries: 0, cut: 0 }
  const keys = new Map<string, string>()

  const ask = async (path: string, init: RequestInit = {}, bearer?: string): Promise<Response> => {
    for (let tries = 0; tries < triesMax; tries += 1) {
      const answer = await once(path, init, bearer)
      if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429) return answer
      told.retries += 1
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
    throw new Error(`no answer to ${path}`)
  }
  /** Null: no whole answer came, for whatever reason. */
  const once = async (path: string, init: RequestInit, bearer?: string): Promise<Response | null> => {
    try {
      const { url, key } = address()
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${bearer ?? key}`)
      const answer = await fetch(url + path, { ...init, headers, signal: AbortSignal.timeout(answerMs) })
      return new Response(await answer.arrayBuffer(), answer)
    } catch (error) {
      if (init.method === 'POST' && !isRefusedConnection(error)) told.cut += 1
      return null
    }
  }
  const post = (key: string, items: Item[]): Promise<Response> =>
    ask('/v1/batches', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ items }),
    })

  return {
    told,
    push: async (items) => {
      const key = randomUUID()
      const answer = await post(key, items)
      if (answer.status !== 202) throw new Error(`a batch got ${answer.status}: ${await answer.text()}`)
      const { id, counts, total } = (await answer.json()) as BatchNow
      const batch = {
        id,
        items,
        rejected: counts['rejected'] ?? 0,
        accepted: total - (counts['rejected'] ?? 0),
      }
      keys.set(id, key)
      told.batches.push(batch)
      return batch
    },
    pushAgain: async (batch) => {
      const answer = await post(keys.get(batch.id) ?? '', batch.items)
      const { id } = (await answer.json()) as { id?: string }
      if (answer.status !== 202 || id !== batch.id)
        told.contradictions.push(`the batch ${batch.id} pushed again got ${answer.status} ${id ?? ''}`)
    },
    upload: async (bytes) => {
      const answer = await ask('/v1/documents', { method: 'POST', body: bytes })
      const { id } = (await answer.json()) as { id?: string }
      if (id === undefined) throw new Error(`an upload got ${answer.status}`)
      return id
    },
    filed: async (document) => {
      const { filed } = (await (await ask(`/v1/documents/${document}`)).json()) as { filed?: FiledPaper }
      return filed ? { sha256: filed.sha256, mediaType: filed.mediaType, size: filed.size } : null
    },
    batch: async (id) => (await (await ask(`/v1/batches/${id}`)).json()) as BatchNow,
    results: async (id) => {
      const answer = await ask(`/v1/batches/${id}/results`, { headers: { accept: 'application/x-ndjson' } })
      if (answer.status !== 200) throw new Error(`the results of ${id} got ${answer.status}`)
      const lines = (await answer.text()).split('\n').filter((line) => line !== '')
      return lines.map((line) => JSON.parse(line) as ToldResult)
    },
    readEvents: async () => {
      for (let isMore = true; isMore;) {
        const after = told.events.at(-1)?.sequence ?? 0
        const answer = await ask(`/v1/events?after=${after}&limit=1000`)
        if (answer.status !== 200) throw new Error(`events got ${answer.status}`)
        const { data } = (await answer.json()) as { data: ToldEvent[] }
        told.events.push(...data)
        isMore = data.length > 0
      }
    },
    incidents: async (operatorKey) => {
      const answer = await ask('/v1/admin/incidents?limit=1000', {}, operatorKey)
      const { data } = (await answer.json()) as { data?: { kind: string }[] }
      return data ?? []
    },
  }
}
