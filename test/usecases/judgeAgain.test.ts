import { expect, test } from 'vitest'
import type { JsonObject, JudgeContext } from '../../server/domain/item.ts'
import { makeJudgeAgain } from '../../server/usecases/judgeAgain.ts'
import { silentLog } from '../../server/usecases/log.ts'
import type { FaultFound, ReservedDossier } from '../../server/usecases/ports.ts'
import { fakeClock } from '../support/fakeClock.ts'

const hourMs = 3_600_000
const tooOld = {
  code: 'document-too-old',
  severity: 'error',
  pointer: '/documents/1/issuedOn',
  fr: 'La pièce est trop ancienne.',
  en: 'The paper is too old.',
  remedy: { fr: 'Donnez-en une plus récente.', en: 'Give a newer one.' },
  actor: 'client',
} as const
const late = { ...tooOld, code: 'da-late', severity: 'warning', pointer: '/sale/date' } as const

/** Midday in Paris on 23 November 2026; items that say `old` have a paper that is too old. */
function aJudge() {
  const clock = fakeClock({ wall: Date.parse('2026-11-23T11:00:00Z') })
  const seen: { item: JsonObject; context: JudgeContext }[] = []
  const told: FaultFound[] = []
  const judgeAgain = makeJudgeAgain({
    store: {
      establishments: () => Promise.resolve([]),
      requireAction: (faults) => {
        told.push(...faults)
        return Promise.resolve(faults.map(() => 'moved' as const))
      },
    },
    clock,
    checkItem: (item, context) => {
      seen.push({ item, context })
      return { findings: item['old'] === true ? [late, tooOld] : [late], accepted: null }
    },
    mode: 'live',
    policy: { rules: { 'da-late': 'info' } },
    owner: 'tester',
    log: silentLog,
  })
  const dossier = (
    id: string,
    acceptedAgoMs: number,
    more: Partial<ReservedDossier> & { old?: true } = {},
  ) => {
    const { old, ...given } = more
    const body = Buffer.from(JSON.stringify({ old, documents: [{ kind: 'identite' }, { kind: 'domicile' }] }))
    const acceptedAt = clock.wall() - acceptedAgoMs
    return { ...reserved, id, body, acceptedAt, ...given }
  }
  return { clock, seen, told, judgeAgain, dossier }
}

const reserved: ReservedDossier = {
  id: 'dos_1',
  tenant: 'ten_1',
  lane: 'siv-domestic',
  channel: 'siv',
  procedure: 'vn',
  establishment: 'H-1',
  reference: 'R-1',
  body: Buffer.from('{}'),
  fence: 3,
  tries: 0,
  doubtful: false,
  acceptedAt: 0,
}
const dayMs = 24 * hourMs
const ids = (dossiers: ReservedDossier[]): string[] => dossiers.map(({ id }) => id)

test('what came in today, since the start, is let go unread', async () => {
  const { clock, judgeAgain, dossier, seen } = aJudge()
  await clock.pass(2 * hourMs)

  const fit = await judgeAgain([dossier('dos_1', hourMs, { old: true })])

  expect(ids(fit)).toEqual(['dos_1'])
  expect(seen).toEqual([])
})

test('what came in before the start or on another day is judged by the day of today and the rules of the operator', async () => {
  const { judgeAgain, dossier, seen } = aJudge()

  await judgeAgain([dossier('dos_1', hourMs), dossier('dos_2', 3 * dayMs)])

  expect(seen.map(({ context }) => context)).toEqual([
    { on: '2026-11-23', establishments: [], mode: 'live', policy: { rules: { 'da-late': 'info' } } },
    { on: '2026-11-23', establishments: [], mode: 'live', policy: { rules: { 'da-late': 'info' } } },
  ])
})

test('after midnight in Paris what came in the evening before is judged again, and what came right after it', async () => {
  const { clock, judgeAgain, dossier, seen } = aJudge()
  await clock.pass(14 * hourMs)

  const dossiers = [
    dossier('evening', 2.5 * hourMs),
    dossier('night', 1.5 * hourMs),
    dossier('morning', 0.5 * hourMs),
  ]
  await judgeAgain(dossiers)

  expect(clock.wall()).toBe(Date.parse('2026-11-24T01:00:00Z'))
  expect(seen.map(({ context }) => context.on)).toEqual(['2026-11-24', '2026-11-24'])
})

test('only what has an error is stopped, and the others go in their order', async () => {
  const { judgeAgain, dossier, told } = aJudge()
  const dossiers = [dossier('a', dayMs), dossier('b', dayMs, { old: true }), dossier('c', dayMs)]

  const fit = await judgeAgain(dossiers)

  expect(ids(fit)).toEqual(['a', 'c'])
  expect(told).toEqual([
    {
      id: 'b',
      fence: 3,
      owner: 'tester',
      reason: 'judged-again',
      findings: [late, tooOld],
      request: { kinds: ['domicile'], message: 'La pièce est trop ancienne. Donnez-en une plus récente.' },
    },
  ])
})

test('what may have been taken by an earlier attempt is never stopped', async () => {
  const { judgeAgain, dossier, told } = aJudge()

  const fit = await judgeAgain([dossier('a', dayMs, { old: true, doubtful: true })])

  expect(ids(fit)).toEqual(['a'])
  expect(told).toEqual([])
})

test('an item is judged as it will be filed, by the way and the establishment chosen when it came in', async () => {
  const { judgeAgain, dossier, seen } = aJudge()

  await judgeAgain([dossier('a', dayMs, { channel: 'ants', establishment: 'H-2' })])

  expect(seen[0]?.item).toMatchObject({ channel: 'ants', establishment: 'H-2' })
})
