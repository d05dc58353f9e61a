import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { type Establishment, procedures } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { problemCatalogue } from '../../server/http/problem.ts'
import { aBatch, aDossier, anApi, type ApiHarness, operatorKey } from '../support/apiHarness.ts'
import { type FuzzRequest, requestsOver } from './requests.ts'

const requests = Number(process.env.FUZZ_REQUESTS ?? 20_000)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const atOnce = 16
/** What any address may answer, whatever its route: a broken URL, a wrong method, an id that is not there. */
const anywhere = new Set([400, 401, 403, 404, 405, 415])

const document = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../openapi/openapi.json'), 'utf8'))

/** What is wrong with an answer, or null. */
function faultOf(
  { operation, method }: FuzzRequest,
  { statusCode, headers, body }: LightMyRequestResponse,
): string | null {
  if (statusCode >= 500) return `answered ${statusCode}`
  if (
    method === operation.method &&
    !anywhere.has(statusCode) &&
    !operation.responses.includes(String(statusCode))
  ) {
    return `answered ${statusCode}, which the document does not tell`
  }
  if (statusCode < 400 || method === 'HEAD') return null
  if (headers['content-type'] !== 'application/problem+json') return `an error as ${headers['content-type']}`
  const problem = JSON.parse(body)
  const known = Object.entries(problemCatalogue).find(([code]) => code === problem.code)?.[1]
  if (known?.status !== statusCode || problem.status !== statusCode)
    return `code ${problem.code} with ${statusCode}`
  if (problem.requestId !== headers['x-request-id']) return 'another request id in the body'
  return typeof problem.title === 'string' && typeof problem.retryable === 'boolean' ? null : 'half a problem'
}

/** Those that the examples are filed under. */
const exampleEstablishments: Establishment[] = [
  ...new Set(procedures.map((procedure) => exampleItems[procedure].establishment)),
]
  .filter((number) => typeof number === 'string')
  .map((number) => ({
    kind: number.startsWith('E') ? 'school' : 'habilitation',
    number,
    ...(number.startsWith('E') ? {} : { permits: ['pivo', 'diva', 'lessor'] }),
  }))

async function poolsOf(api: ApiHarness) {
  const own = await api.makeTenant({ establishments: exampleEstablishments })
  const other = await api.makeTenant()
  const reader = await api.makeTenant({ scopes: ['read'] })
  const made = [
    await aBatch(api, own.key),
    await aDossier(api, own.key),
    await aBatch(api, other.key),
    await aDossier(api, other.key),
  ]
  // A key that some request will revoke must not be the one that most others bear.
  const ids = [...made, own.id, reader.id, reader.keyId, 'bat_01a20820-0000-7000-8000-000000000000']
  const keys = [own.key, own.key, own.key, operatorKey, operatorKey, reader.key]
  return { keys, ids, names: ['vn', 'siv-import', 'cpi'] }
}

test(
  `answers ${requests} requests over its document without a fault of its own (FUZZ_SEED=${seed})`,
  { timeout: 900_000 },
  async () => {
    console.log(`FUZZ_SEED=${seed} FUZZ_REQUESTS=${requests}`)
    const api = await anApi({ limits: { waitSecondsMax: 0 } })
    const generator = requestsOver(document, await poolsOf(api))
    const faults: string[] = []
    const statuses = new Map<number, number>()
    for (let done = 0; done < requests && faults.length < 10; done += 500) {
      const drawn = fc.sample(generator, { seed: seed + done, numRuns: Math.min(500, requests - done) })
      for (let at = 0; at < drawn.length; at += atOnce) {
        await Promise.all(
          drawn.slice(at, at + atOnce).map(async (request) => {
            const { url, headers, payload } = request
            const method = request.method as 'GET'
            const response = await api.app.inject({ method, url, headers, payload })
            statuses.set(response.statusCode, (statuses.get(response.statusCode) ?? 0) + 1)
            const fault = faultOf(request, response)
            if (fault)
              faults.push(
                `${fault}: ${JSON.stringify({ method, url, headers, payload })} ${response.body.slice(0, 300)}`,
              )
          }),
        )
      }
    }
    const failures = api.logged.filter((line) => line.includes('"err"'))
    await api.close()

    expect(faults).toEqual([])
    expect(failures).toEqual([])
    expect(statuses.get(202)).toBeGreaterThan(requests / 200)
    expect(statuses.get(200)).toBeGreaterThan(requests / 20)
  },
)
