import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** What the gateway made of a file. */
export type Asked =
  | { as: 'usable'; bytes: Uint8Array; codes: string[]; ms: number }
  | { as: 'refused'; codes: string[]; isExplained: boolean; ms: number }
  | { as: 'error'; status: number; ms: number }

interface Finding {
  code: string
  severity: string
  remedy?: { fr?: string; en?: string }
}

interface Answer {
  id?: string
  code?: string
  status?: string | number
  findings?: Finding[]
}

const waitMs = 60_000
const pollMs = 20

/** Uploads a file, waits for its verdict and fetches what would be filed, as any client would. */
export async function askGateway(gateway: { url: string; key: string }, bytes: Uint8Array): Promise<Asked> {
  const authorization = `Bearer ${gateway.key}`
  const began = performance.now()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const posted = await fetch(`${gateway.url}/v1/documents`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/octet-stream', 'idempotency-key': sha256 },
    body: new Blob([bytes as Uint8Array<ArrayBuffer>]),
  })
  let answer = (await posted.json()) as Answer
  while (answer.status === 'checking' && performance.now() - began < waitMs) {
    await pause(pollMs)
    const read = await fetch(`${gateway.url}/v1/documents/${answer.id ?? ''}`, { headers: { authorization } })
    answer = (await read.json()) as Answer
  }
  const ms = performance.now() - began
  const findings = answer.findings ?? []
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (answer.status === 'usable') {
    const filed = await fetch(`${gateway.url}/v1/documents/${answer.id ?? ''}/content?version=filed`, {
      headers: { authorization },
    })
    if (filed.status !== 200) return { as: 'error', status: filed.status, ms }
    return { as: 'usable', bytes: await filed.bytes(), codes: findings.map(({ code }) => code), ms }
  }
  const isEnvelope = posted.status >= 400 && posted.status < 500
  if (answer.status !== 'refused' && !isEnvelope) return { as: 'error', status: posted.status, ms }
  const isExplained = errors.length > 0 && errors.every(({ remedy }) => remedy?.fr && remedy.en)
  const codes = errors.length > 0 ? errors.map(({ code }) => code) : [answer.code ?? 'none']
  return { as: 'refused', codes, isExplained, ms }
}
