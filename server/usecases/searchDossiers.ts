import { normaliseItem } from '../domain/normalise.ts'
import { searchKeysOf, searchName } from '../domain/searchKeys.ts'
import type { DossierView, Page, PageQuery, SearchQuery, Store } from './ports.ts'

/** Finds dossiers by what stands in them: what is looked for is spelt as what is kept. */
export const searchDossiers =
  (store: Pick<Store, 'search'>) =>
  (tenant: string, query: SearchQuery & PageQuery): Promise<Page<DossierView>> => {
    const { vin, plate, neph, name, ...rest } = query
    const { item } = normaliseItem({ vehicle: { vin, plate }, candidate: { neph } })
    const keys = searchKeysOf(item)
    return store.search(tenant, {
      ...rest,
      vin: keys.vin ?? vin,
      plate: keys.plate ?? plate,
      neph: keys.neph ?? neph,
      name: name === undefined ? undefined : searchName(name),
    })
  }
