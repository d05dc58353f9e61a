import type { Transport } from './transport.ts'
import type { CallOptions, Page } from './types.ts'

export interface ListOptions extends CallOptions {
  /** Rows asked for at once, 1 to 1,000; the iteration goes on past them. */
  limit?: number
  /** Where to go on: a `next` of an earlier page. */
  after?: string
}

type Fetch<T> = (after: string | undefined) => Promise<Page<T>>

/** Every row of a list, page after page, fetched as they are needed. */
export async function* rowsOf<T>(
  fetchPage: Fetch<T>,
  first: string | undefined,
): AsyncGenerator<T, void, undefined> {
  let after = first
  for (;;) {
    const page = await fetchPage(after)
    yield* page.data
    if (page.next === null || page.next === undefined) return
    after = page.next
  }
}

/** A list read by GET. */
export function listRows<T>(
  transport: Transport,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  options: ListOptions,
): AsyncGenerator<T, void, undefined> {
  const { limit, after: first, ...call } = options
  return rowsOf<T>(
    async (after) => await transport.json({ method: 'GET', path, query: { ...query, limit, after } }, call),
    first,
  )
}
