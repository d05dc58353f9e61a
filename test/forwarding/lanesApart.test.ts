import type { Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { establishments, makeItem } from '../faults/items.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'
import { uploadPaper } from '../support/uploadPaper.ts'
import { aState, rawAnswer, type StateServer } from '../upstream/stateServer.ts'

const open: { state?: StateServer; gateway?: RunningGateway } = {}
afterEach(async () => {
  await open.gateway?.kill()
  open.gateway?.remove()
  await open.state?.close()
})

/** Takes every paper and everything of one procedure, and never answers to the other. */
const takingOnly = (procedure: string) => (socket: Socket, request: string) => {
  if (request.startsWith('PUT /v1/documents/')) socket.write(rawAnswer({ body: '{}' }))
  if (!request.startsWith('POST /v1/filings ')) return
  const body = JSON.parse(request.slice(request.indexOf('\r\n\r\n'))) as Record<string, string>
  if (body['procedure'] !== procedure) return
  const { reference } = body
  const taken = { reference, filingNumber: 'N-1', status: 'accepted', receivedAt: new Date().toISOString() }
  socket.write(rawAnswer({ body: JSON.stringify(taken) }))
}

test('a lane that hangs, at whatever concurrency an operator gave it, leaves the connections of the others alone', async () => {
  const one = { perSecond: 100, perMinute: 6_000, concurrencyMax: 1 }
  const lanes = ['siv-domestic', 'siv-import', 'ants-vehicle', 'ants-import', 'ants-enrolment', 'ants-title']
  open.state = await aState(takingOnly('declaration-achat'))
  open.gateway = await startGateway({
    upstreamUrl: open.state.url,
    mode: 'live',
    config: { upstream: { timeoutMs: 60_000 }, lanes: Object.fromEntries(lanes.map((lane) => [lane, one])) },
  })
  const { state, gateway } = { state: open.state, gateway: open.gateway }
  const { key } = await gateway.makeTenant({ establishments })
  const call = async (token: string, path: string, method = 'GET', body?: object): Promise<unknown> => {
    const response = await fetch(gateway.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return response.json()
  }
  const filings = (procedure: string): number =>
    state.requests.filter((text) => text.startsWith('POST /v1/filings ') && text.includes(`"${procedure}"`))
      .length
  const files = [await uploadPaper(gateway, key)]
  const items = Array.from({ length: 140 }, (_, n) => makeItem(n, Date.now(), files))
  const [imports, purchases] = ['import-vn', 'declaration-achat'].map((wanted) =>
    items.filter(({ procedure }) => procedure === wanted),
  )
  await call(gateway.operatorKey, '/v1/admin/lanes/ants-import', 'PATCH', { concurrencyMax: 12 })
  await call(key, '/v1/batches', 'POST', { items: imports })
  await expect.poll(() => filings('import-vn'), { timeout: 20_000 }).toBeGreaterThanOrEqual(6)

  await call(key, '/v1/batches', 'POST', { items: purchases?.slice(0, 3) })

  await expect.poll(() => filings('declaration-achat'), { timeout: 8_000 }).toBe(3)
}, 120_000)
