import { parisDay } from '../domain/dates.ts'
import type { Json, JsonObject } from '../domain/item.ts'
import { parseItem } from '../domain/itemView.ts'
import { estimateTaxes, taxedProcedures } from '../domain/taxes/estimateTaxes.ts'
import type { TaxEstimate } from '../domain/taxes/taxEstimate.ts'
import type { DossierView, Store } from './ports.ts'

/**
 * What the registration may cost, by the tables of the day on which the State took it, or of its last change before: so it
 * changes only when the dossier does. Null when it pays nothing or its content is no longer kept.
 */
export async function taxesOfDossier(
  store: Pick<Store, 'body'>,
  tenant: string,
  { id, procedure, filing, updatedAt }: DossierView,
): Promise<TaxEstimate | null> {
  if (!taxed.has(procedure)) return null
  const bytes = await store.body(tenant, id)
  if (bytes === null) return null
  const on = parisDay(Date.parse(filing?.receivedAt ?? updatedAt))
  return estimateTaxes(parseItem(parseBody(bytes)), on)
}

const taxed: ReadonlySet<string> = taxedProcedures

function parseBody(bytes: Uint8Array): JsonObject {
  const item: Json = JSON.parse(new TextDecoder().decode(bytes))
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}
}
