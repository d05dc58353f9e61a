import { afterEach, expect, test } from 'vitest'
import { defaultProfile, profileKey } from '../../server/domain/documents/profile.ts'
import { makeCheckDocuments } from '../../server/usecases/checkDocuments.ts'
import { makeDocumentNews } from '../../server/usecases/documentNews.ts'
import {
  DoctorAway,
  type DocumentCheck,
  StoreError,
  type Verdict,
  type VerdictRecord,
} from '../../server/usecases/ports.ts'

const profile = profileKey(defaultProfile)
const usable: Verdict = {
  mediaType: 'application/pdf',
  findings: [],
  filed: { sha256: 'f'.repeat(64), mediaType: 'application/pdf', size: 9, pages: 1 },
  facts: {},
}

const checkOf = (document: string, tries = 0): DocumentCheck => ({
  document,
  sha256: '0'.repeat(64),
  kind: null,
  profile,
  tries,
})

const logged: string[] = []
const log = {
  info: () => {},
  warn: (_fields: object, message: string) => void logged.push(message),
  error: (_fields: object, message: string) => void logged.push(message),
}
afterEach(() => void logged.splice(0))

/** Checks over a store that holds what is due, and a doctor that answers as it is told. */
function someChecks(due: DocumentCheck[], judge: (document: string) => Promise<Verdict>) {
  const attached: VerdictRecord[] = []
  const postponed: { document: string; retryAfterMs: number }[] = []
  const told: string[] = []
  const news = makeDocumentNews()
  news.onJudged((document) => told.push(document))
  const current: string[] = []
  const checks = makeCheckDocuments({
    store: {
      dueChecks: async (max) => {
        const lent = due.splice(0, max)
        current.push(...lent.map(({ document }) => document))
        return lent
      },
      attachVerdicts: async (records) => {
        attached.push(...records)
        return records.map(() => 'attached' as const)
      },
      postponeChecks: async (checked) => void postponed.push(...checked),
    },
    doctor: { judge: () => judge(current.shift() ?? '') },
    news,
    random: () => 1,
    log,
    config: { checkers: 2, checkMs: 1_000 },
  })
  return { checks, attached, postponed, told }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

test('writes a verdict down and tells of it', async () => {
  const { checks, attached, told } = someChecks([checkOf('doc_1')], async () => usable)

  await checks.step()
  await settled()

  expect(attached).toEqual([{ document: 'doc_1', profile, verdict: usable }])
  expect(told).toEqual(['doc_1'])
})

test('takes no more than it has room for, and more as soon as there is', async () => {
  const gate = Promise.withResolvers<Verdict>()
  const due = Array.from({ length: 10 }, (_, at) => checkOf(`doc_${at}`))
  const { checks, attached } = someChecks(due, () => gate.promise)
  let ends = 0
  checks.onEnd(() => (ends += 1))

  await checks.step()
  await checks.step()
  expect(due).toHaveLength(6)
  gate.resolve(usable)
  await settled()
  expect(ends).toBe(4)
  await checks.step()
  await settled()

  expect(attached).toHaveLength(8)
})

test('a doctor that is away is asked again later, however often, and that is no fault of the document', async () => {
  const away = async (): Promise<Verdict> => {
    throw new DoctorAway('no scanner')
  }
  const due = [0, 1, 9].map((tries) => checkOf('doc_1', tries))
  const { checks, attached, postponed } = someChecks(due, away)

  for (let times = 0; times < 3; times += 1) {
    await checks.step()
    await settled()
  }

  expect(postponed.map(({ retryAfterMs }) => retryAfterMs)).toEqual([2_000])
  expect(attached).toEqual([])
})

test('gives up after the third fault of ours, with a code that says so', async () => {
  const due: DocumentCheck[] = []
  const { checks, attached, postponed } = someChecks(due, async () => {
    throw new Error('of ours')
  })

  for (let times = 0; times < 3; times += 1) {
    due.push(checkOf('doc_1'))
    await checks.step()
    await settled()
  }

  expect(postponed).toHaveLength(2)
  expect(attached).toMatchObject([
    { verdict: { filed: null, findings: [{ code: 'document-check-failed', actor: 'gateway' }] } },
  ])
})

test('a store that cannot take a verdict ends nothing', async () => {
  const due = [checkOf('doc_1')]
  const { checks } = someChecks(due, async () => {
    throw new StoreError('full', 'no room')
  })

  await checks.step()
  await settled()
  due.push(checkOf('doc_2'))

  await expect(checks.step()).resolves.toBeGreaterThan(0)
})

test('once it stops nothing begins, and a refusal is not believed: the child was ended', async () => {
  const gate = Promise.withResolvers<Verdict>()
  const due = [checkOf('doc_1')]
  const { checks, attached } = someChecks(due, () => gate.promise)
  await checks.step()

  const stopped = checks.stop()
  due.push(checkOf('doc_2'))
  await checks.step()
  gate.resolve({ ...usable, filed: null })
  await stopped

  expect(due).toHaveLength(1)
  expect(attached).toEqual([])
})

test('a verdict that comes while it stops is kept', async () => {
  const gate = Promise.withResolvers<Verdict>()
  const { checks, attached } = someChecks([checkOf('doc_1')], () => gate.promise)
  await checks.step()

  const stopped = checks.stop()
  gate.resolve(usable)
  await stopped

  expect(attached).toHaveLength(1)
})
