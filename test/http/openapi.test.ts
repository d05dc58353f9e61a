import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createConfig, lint } from '@redocly/openapi-core'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeApi } from '../../server/cli/describeApi.ts'
import { procedures } from '../../server/domain/item.ts'
import { type ApiHarness, aBatch, aDossier, anApi, anItem, ask, operatorKey } from '../support/apiHarness.ts'

const file = (name: string): string => resolve(import.meta.dirname, '../../openapi', name)
const text = readFileSync(file('openapi.json'), 'utf8')
const document = JSON.parse(text)

let api: ApiHarness
beforeAll(async () => {
  api = await anApi()
})
afterAll(() => api.close())

test('is fresh: the routes still say what was committed (npm run openapi)', async () => {
  expect((await describeApi()) === text).toBe(true)
})

test.each(['openapi.json', 'upstream.json'])(
  'has no error in %s by a linter’s recommended rules',
  async (name) => {
    expect(existsSync(file(name))).toBe(true)
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lint({ ref: file(name), config })

    expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
  },
)

/** Reads an answer by what the document says of it. */
function validatorFor(schema: object): (value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile({ ...schema, components: document.components })
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

test('holds a worked example for every procedure, good by its own schema', () => {
  for (const procedure of procedures) {
    const name = `Item${procedure.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
    const [example] = document.components.schemas[name].examples
    expect(example.procedure).toBe(procedure)
    expect(validatorFor({ $ref: `#/components/schemas/${name}` })(example), procedure).toEqual([])
  }
})

test('tells the truth about the answers', async () => {
  const { id: tenant, key } = await api.makeTenant()
  const batch = await aBatch(api, key, [anItem(), anItem('vn', { vehicle: { vin: 'X' } })])
  const dossier = await aDossier(api, key)
  const calls: ['GET' | 'POST' | 'PATCH', string, string, string, unknown?][] = [
    ['POST', '/v1/batches', '/v1/batches', key, { items: [anItem()] }],
    ['GET', '/v1/batches', '/v1/batches', key],
    ['GET', '/v1/batches/{id}', `/v1/batches/${batch}`, key],
    ['POST', '/v1/validations', '/v1/validations', key, { items: [anItem(), {}] }],
    ['POST', '/v1/dossiers', '/v1/dossiers', key, anItem('inscription-premiere')],
    ['GET', '/v1/dossiers', '/v1/dossiers', key],
    ['GET', '/v1/dossiers/{id}', `/v1/dossiers/${dossier}`, key],
    ['GET', '/v1/dossiers/{id}/timeline', `/v1/dossiers/${dossier}/timeline`, key],
    ['POST', '/v1/dossiers/search', '/v1/dossiers/search', key, { reference: 'REF-1' }],
    ['POST', '/v1/dossiers/{id}/cancel', `/v1/dossiers/${dossier}/cancel`, key],
    ['POST', '/v1/batches/{id}/cancel', `/v1/batches/${batch}/cancel`, key],
    ['POST', '/v1/batches/{id}/retry', `/v1/batches/${batch}/retry`, key],
    ['GET', '/v1/events', '/v1/events', key],
    ['GET', '/v1/lanes', '/v1/lanes', key],
    ['GET', '/v1/procedures', '/v1/procedures', key],
    ['GET', '/v1/procedures/{name}', '/v1/procedures/vn', key],
    ['GET', '/v1/findings', '/v1/findings', key],
    ['GET', '/health/ready', '/health/ready', key],
    ['POST', '/v1/admin/tenants', '/v1/admin/tenants', operatorKey, { name: 'X', establishments: [] }],
    ['GET', '/v1/admin/tenants', '/v1/admin/tenants', operatorKey],
    [
      'POST',
      '/v1/admin/tenants/{id}/keys',
      `/v1/admin/tenants/${tenant}/keys`,
      operatorKey,
      { scopes: ['read'], mode: 'test' },
    ],
    ['GET', '/v1/admin/tenants/{id}/keys', `/v1/admin/tenants/${tenant}/keys`, operatorKey],
    ['GET', '/v1/admin/dossiers', '/v1/admin/dossiers', operatorKey],
    ['GET', '/v1/admin/incidents', '/v1/admin/incidents', operatorKey],
    ['PATCH', '/v1/admin/lanes/{lane}', '/v1/admin/lanes/siv-import', operatorKey, { perMinute: null }],
    ['GET', '/v1/batches/{id}', '/v1/batches/bat_x', key],
    ['POST', '/v1/batches', '/v1/batches', key, { items: [], colour: 'red' }],
  ]
  for (const [method, path, url, by, body] of calls) {
    const response = await ask(api, by, method, url, { body })
    const told = document.paths[path][method.toLowerCase()].responses[response.statusCode]
    expect(told, `${method} ${path} ${response.statusCode} ${response.body}`).toBeDefined()
    const [content] = Object.values<{ schema: object }>(told.content)
    expect(validatorFor(content?.schema ?? {})(response.json()), `${method} ${path}`).toEqual([])
  }
  const { body } = await ask(api, key, 'GET', `/v1/batches/${batch}/results`)
  const lineFaults = validatorFor({ $ref: '#/components/schemas/ResultLine' })
  for (const line of body.trimEnd().split('\n')) expect(lineFaults(JSON.parse(line))).toEqual([])
})

test('knows every route that the gateway has', () => {
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
    Object.values(path),
  )
  const names = operations.map(({ operationId }) => operationId)

  expect(names.length).toBeGreaterThan(29)
  expect(new Set(names).size).toBe(names.length)
  expect(names).not.toContain(undefined)
})
