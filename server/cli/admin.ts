import type { Config } from '../config.ts'
import type { Establishment } from '../domain/item.ts'
import { mintKey } from '../http/keyText.ts'
import { makeIds } from '../ids.ts'
import { randomText } from '../randomText.ts'
import { readConfig } from '../readConfig.ts'
import { createKey, createTenant, listKeys, listTenants, type MadeKey, revokeKey } from '../usecases/keys.ts'
import { type KeyRecord, type Scope, type Store, StoreError, type TenantView } from '../usecases/ports.ts'
import { openStore } from '../openStore.ts'
import { CommandError } from './explain.ts'

/** What the commands do to tenants and keys, through a running gateway or in its database. Each throws a sentence when it cannot. */
export interface Admin {
  createTenant(name: string, establishments: Establishment[]): Promise<{ id: string }>
  listTenants(): Promise<Omit<TenantView, 'createdAt'>[]>
  createKey(tenant: string, scopes: Scope[], mode: 'live' | 'test'): Promise<MadeKey>
  listKeys(tenant: string): Promise<Omit<KeyRecord, 'hash' | 'tenant'>[]>
  revokeKey(tenant: string, key: string): Promise<void>
}

/**
 * Runs a command with an Admin and closes it. Without an address the database is opened, which a running gateway
 * refuses with its pid.
 */
export async function withAdmin(
  env: NodeJS.ProcessEnv,
  url: string | undefined,
  run: (admin: Admin, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig(env, 'database')
  if (url !== undefined) return run(adminOverHttp(url, config.operatorKey), config)
  const store = await openStore(config).catch((error: unknown) => {
    if (error instanceof StoreError && error.code === 'held-by-another')
      throw new CommandError(
        `${error.message}; --url with its address and LIASSE_OPERATOR_KEY asks that gateway`,
      )
    throw error
  })
  try {
    await run(adminOverStore(store, config), config)
  } finally {
    await store.close()
  }
}

function adminOverStore(store: Store, { mode: world }: Config): Admin {
  const orThrow = <T>(found: T | null, sentence: string): T => {
    if (found === null) throw new CommandError(sentence)
    return found
  }
  return {
    createTenant: createTenant(store, makeIds()),
    listTenants: listTenants(store),
    async createKey(tenant, scopes, mode) {
      if (mode !== world)
        throw new CommandError(`this gateway serves the ${world} world (LIASSE_MODE): no key of the other`)
      const mint = (keyWorld: 'live' | 'test') => mintKey(keyWorld, randomText)
      return orThrow(await createKey(store, mint)(tenant, scopes, mode), 'there is no such tenant')
    },
    listKeys: async (tenant) => orThrow(await listKeys(store)(tenant), 'there is no such tenant'),
    async revokeKey(tenant, key) {
      if (!(await revokeKey(store)(tenant, key))) throw new CommandError('there is no such key')
    },
  }
}

function adminOverHttp(url: string, operatorKey: string | null): Admin {
  if (operatorKey === null)
    throw new CommandError('LIASSE_OPERATOR_KEY is missing: a running gateway asks for it')
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(new URL(`/v1/admin${path}`, url), {
      method,
      headers: {
        authorization: `Bearer ${operatorKey}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    })
    const text = await response.text()
    if (!response.ok) throw new CommandError(`the gateway answered ${response.status} ${problemIn(text)}`)
    return JSON.parse(text === '' ? 'null' : text)
  }
  const keysOf = (tenant: string): string => `/tenants/${encodeURIComponent(tenant)}/keys`
  return {
    createTenant: (name, establishments) => ask('POST', '/tenants', { name, establishments }),
    listTenants: async () => (await ask<{ data: TenantView[] }>('GET', '/tenants')).data,
    createKey: (tenant, scopes, mode) => ask('POST', keysOf(tenant), { scopes, mode }),
    listKeys: async (tenant) => (await ask<{ data: KeyRecord[] }>('GET', keysOf(tenant))).data,
    revokeKey: (tenant, key) => ask('DELETE', `${keysOf(tenant)}/${encodeURIComponent(key)}`),
  }
}

function problemIn(text: string): string {
  try {
    const { code = '', detail = '' }: { code?: string; detail?: string } = JSON.parse(text)
    return `${code}: ${detail}`
  } catch {
    return ''
  }
}
