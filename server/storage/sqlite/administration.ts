import type { Establishment } from '../../domain/item.ts'
import type { AdminAnswer, AdminCommand, KeyRecord, Scope, TenantView } from '../../usecases/ports.ts'
import type { Work } from './work.ts'

export function administer(work: Work, command: AdminCommand): AdminAnswer {
  switch (command.as) {
    case 'createTenant':
      return createTenant(work, command)
    case 'listTenants':
      return { as: 'tenants', tenants: listTenants(work) }
    case 'createKey':
      return createKey(work, command.key)
    case 'listKeys':
      return listKeys(work, command.tenant)
    case 'revokeKey':
      return revokeKey(work, command)
  }
}

/** @throws Error for a tenant that does not exist: whoever asks has looked it up by a key. */
export function tenantSeq(work: Work, id: string): number {
  const found = work.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', id)
  if (!found) throw new Error('there is no such tenant')
  return found.seq
}

function createTenant(work: Work, command: Extract<AdminCommand, { as: 'createTenant' }>): AdminAnswer {
  const { id, name, establishments } = command
  work.run(
    'INSERT INTO tenants (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    id,
    name,
    work.wall,
  )
  const tenant = tenantSeq(work, id)
  work.run('UPDATE tenants SET name = ? WHERE seq = ?', name, tenant)
  work.run('DELETE FROM establishments WHERE tenant = ?', tenant)
  establishments.forEach(({ kind, number, siret, permits, categories }, position) => {
    work.run(
      `INSERT INTO establishments (tenant, position, kind, number, siret, permits, categories) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      tenant,
      position,
      kind,
      number,
      siret ?? null,
      permits ? JSON.stringify(permits) : null,
      categories ? JSON.stringify(categories) : null,
    )
  })
  const made = listTenants(work).find((each) => each.id === id)
  if (!made) throw new Error('the tenant just written cannot be read')
  return { as: 'tenant', tenant: made }
}

export interface EstablishmentRow {
  kind: Establishment['kind']
  number: string
  siret: string | null
  permits: string | null
  categories: string | null
}

export function toEstablishment({
  kind,
  number,
  siret,
  permits,
  categories,
}: EstablishmentRow): Establishment {
  return {
    kind,
    number,
    ...(siret !== null ? { siret } : {}),
    ...(permits !== null ? { permits: JSON.parse(permits) as NonNullable<Establishment['permits']> } : {}),
    ...(categories !== null ? { categories: JSON.parse(categories) as string[] } : {}),
  }
}

function listTenants(work: Work): TenantView[] {
  return work
    .all<{ seq: number; id: string; name: string; created_at: number }>('SELECT * FROM tenants ORDER BY seq')
    .map(({ seq, id, name, created_at }) => ({
      id,
      name,
      createdAt: new Date(created_at).toISOString(),
      establishments: work
        .all<EstablishmentRow>('SELECT * FROM establishments WHERE tenant = ? ORDER BY position', seq)
        .map(toEstablishment),
    }))
}

export interface KeyRow {
  id: string
  tenant: string
  hash: string
  scopes: string
  mode: KeyRecord['mode']
  createdAt: number
  revokedAt: number | null
}

export const selectKeys = `SELECT k.id, t.id AS tenant, k.hash, k.scopes, k.mode, k.created_at AS createdAt,
  k.revoked_at AS revokedAt FROM keys k JOIN tenants t ON t.seq = k.tenant`

export const toKey = ({ scopes, createdAt, revokedAt, ...row }: KeyRow): KeyRecord => ({
  ...row,
  scopes: JSON.parse(scopes) as Scope[],
  createdAt: new Date(createdAt).toISOString(),
  revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
})

function createKey(work: Work, key: Omit<KeyRecord, 'createdAt' | 'revokedAt'>): AdminAnswer {
  const tenant = work.one<{ seq: number }>('SELECT seq FROM tenants WHERE id = ?', key.tenant)
  if (!tenant) return { as: 'unknown' }
  work.run(
    'INSERT INTO keys (id, tenant, hash, scopes, mode, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    key.id,
    tenant.seq,
    key.hash,
    JSON.stringify(key.scopes),
    key.mode,
    work.wall,
  )
  const made = work.one<KeyRow>(`${selectKeys} WHERE k.id = ?`, key.id)
  if (!made) throw new Error('the key just written cannot be read')
  return { as: 'key', key: toKey(made) }
}

function listKeys(work: Work, tenant: string): AdminAnswer {
  if (!work.one('SELECT 1 FROM tenants WHERE id = ?', tenant)) return { as: 'unknown' }
  const rows = work.all<KeyRow>(`${selectKeys} WHERE t.id = ? ORDER BY k.created_at, k.id`, tenant)
  return { as: 'keys', keys: rows.map(toKey) }
}

function revokeKey(work: Work, { tenant, id }: { tenant: string; id: string }): AdminAnswer {
  const { changes } = work.run(
    `UPDATE keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND tenant = (SELECT seq FROM tenants WHERE id = ?)`,
    work.wall,
    id,
    tenant,
  )
  return changes > 0 ? { as: 'done' } : { as: 'unknown' }
}
