import type { MoveAnswer, StateFiling, Store, Upstream } from './ports.ts'

export type Resolved =
  | MoveAnswer
  /** The State says that this number belongs to something else. */
  | { as: 'foreignNumber' }

interface Parts {
  store: Pick<Store, 'requestMoves'>
  upstream: Pick<Upstream, 'statuses'>
  nowText: () => string
}

/**
 * The word of a person about a dossier that no machine can decide. A filing number is read at the State where it answers, and
 * believed where it does not.
 */
export const resolveByOperator =
  ({ store, upstream, nowText }: Parts) =>
  async (id: string, to: 'filed' | 'absent', filingNumber?: string): Promise<Resolved> => {
    const filing =
      filingNumber === undefined ? undefined : await readFiling(upstream, id, filingNumber, nowText)
    if (filing === null) return { as: 'foreignNumber' }
    const [answer] = await store.requestMoves([{ id, tenant: null, as: 'resolve', to, filing }])
    return answer ?? { as: 'unknown' }
  }

async function readFiling(
  upstream: Pick<Upstream, 'statuses'>,
  id: string,
  filingNumber: string,
  nowText: () => string,
): Promise<StateFiling | null> {
  const answer = await upstream.statuses([filingNumber])
  const found =
    answer.as === 'read' ? answer.filings.find((one) => one.filingNumber === filingNumber) : undefined
  if (found) return found.reference === id ? found : null
  return { filingNumber, reference: id, status: 'received', receivedAt: nowText() }
}
