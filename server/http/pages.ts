import type { Page, PageQuery } from '../usecases/ports.ts'

const limitDefault = 100

/** Reads one page of a list; `limit` is 100 unless told. */
export function readPage<Q extends { limit?: number; after?: string }, T>(
  query: Q,
  read: (query: Q & PageQuery) => Promise<Page<T>>,
): Promise<Page<T>> {
  return read({ ...query, limit: query.limit ?? limitDefault })
}
