import { describe, expect, test } from 'vitest'
import { defaultRetry } from '../../server/config.ts'
import { fetchPaper } from '../../server/usecases/fetchPapers.ts'
import type { StatePaper, Upstream } from '../../server/usecases/ports.ts'
import { ourId } from './judging.ts'

const pdf: StatePaper = { reference: ourId, mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }
const due = { id: ourId, filingNumber: 'SIV-1', kind: 'cpi', tries: 0 }

function fetching(paper: StatePaper | null, tries = 0) {
  const kept: Uint8Array[] = []
  const upstream = { paper: () => Promise.resolve(paper) } as unknown as Upstream
  const documents = {
    put: (bytes: Uint8Array) => {
      kept.push(bytes)
      return Promise.resolve({ sha256: 'abc', size: bytes.byteLength })
    },
    get: () => Promise.resolve(null),
  }
  const ports = { upstream, documents, random: () => 0, config: { retry: defaultRetry } }
  return { kept, fetched: fetchPaper(ports, { ...due, tries }) }
}

describe('a paper of the State', () => {
  test('is kept and recorded', async () => {
    const { kept, fetched } = fetching(pdf)

    const { record } = await fetched

    expect(record).toMatchObject({ paper: { sha256: 'abc', size: 8 }, retryAfterMs: null })
    expect(kept).toHaveLength(1)
  })

  test('that belongs to somebody else is neither kept nor recorded, and told', async () => {
    const { kept, fetched } = fetching({ ...pdf, reference: 'dos_x' })

    const { record, incidents } = await fetched

    expect(kept).toHaveLength(0)
    expect(record).toMatchObject({ paper: null, retryAfterMs: 1_000 })
    expect(incidents).toMatchObject([{ kind: 'paper-crossed', dossier: ourId }])
  })

  test('that never comes is asked for again, and at last no more', async () => {
    expect((await fetching(null).fetched).record.retryAfterMs).toBe(1_000)
    expect((await fetching(null, 30).fetched).record.retryAfterMs).toBeNull()
  })
})
