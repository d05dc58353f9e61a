import type { AdminAnswer, Ids, KeyRecord, Scope, Store, TenantView } from './ports.ts'
import type { Establishment } from '../domain/item.ts'

type Admin = Pick<Store, 'administer'>

/**
 * Under this name the store remembers the answers to the operator's own writes. It is nobody's tenant: it has no keys and stands
 * in no list.
 */
export const operatorTenant = 'ten_operator'

export const openOperatorTenant = (store: Admin) => async (): Promise<void> => {
  await store.administer({ as: 'createTenant', id: operatorTenant, name: 'operator', establishments: [] })
}

export const createTenant =
  (store: Admin, ids: Ids) =>
  async (name: string, establishments: Establishment[]): Promise<TenantView> => {
    const answer = await store.administer({ as: 'createTenant', id: ids('ten'), name, establishments })
    if (answer.as !== 'tenant') throw unexpected(answer)
    return answer.tenant
  }

export const listTenants = (store: Admin) => async (): Promise<TenantView[]> => {
  const answer = await store.administer({ as: 'listTenants' })
  if (answer.as !== 'tenants') throw unexpected(answer)
  return answer.tenants.filter(({ id }) => id !== operatorTenant)
}

/** A key just made: its text is shown once and stands nowhere but here. */
export interface MadeKey {
  id: string
  key: string
}

type MintKey = (mode: 'live' | 'test') => { id: string; text: string; hash: string }

/** Null: no such tenant. */
export const createKey =
  (store: Admin, mint: MintKey) =>
  async (tenant: string, scopes: Scope[], mode: 'live' | 'test'): Promise<MadeKey | null> => {
    if (tenant === operatorTenant) return null
    const { id, text, hash } = mint(mode)
    const answer = await store.administer({ as: 'createKey', key: { id, tenant, hash, scopes, mode } })
    return answer.as === 'unknown' ? null : { id, key: text }
  }

/** Null: no such tenant. */
export const listKeys =
  (store: Admin) =>
  async (tenant: string): Promise<KeyRecord[] | null> => {
    if (tenant === operatorTenant) return null
    const answer = await store.administer({ as: 'listKeys', tenant })
    if (answer.as === 'unknown') return null
    if (answer.as !== 'keys') throw unexpected(answer)
    return answer.keys
  }

/** False: no such key of that tenant. */
export const revokeKey =
  (store: Admin) =>
  async (tenant: string, id: string): Promise<boolean> =>
    (await store.administer({ as: 'revokeKey', tenant, id })).as !== 'unknown'

const unexpected = (answer: AdminAnswer): Error => new Error(`the store answered ${answer.as}`)
