import type { Establishment } from '../../domain/item.ts'

export type Scope = 'submit' | 'read' | 'webhooks'
export interface KeyRecord {
  id: string
  tenant: string
  /** SHA-256 of the whole key, hex. */
  hash: string
  scopes: Scope[]
  mode: 'live' | 'test'
  createdAt: string
  revokedAt: string | null
}
export interface TenantView {
  id: string
  name: string
  establishments: Establishment[]
  createdAt: string
}
export type AdminCommand =
  | { as: 'createTenant'; id: string; name: string; establishments: Establishment[] }
  | { as: 'listTenants' }
  | { as: 'createKey'; key: Omit<KeyRecord, 'createdAt' | 'revokedAt'> }
  | { as: 'listKeys'; tenant: string }
  | { as: 'revokeKey'; tenant: string; id: string }
export type AdminAnswer =
  | { as: 'tenant'; tenant: TenantView }
  | { as: 'tenants'; tenants: TenantView[] }
  | { as: 'key'; key: KeyRecord }
  | { as: 'keys'; keys: KeyRecord[] }
  | { as: 'done' }
  | { as: 'unknown' }
