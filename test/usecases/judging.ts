import { defaultRetry, defaultUpstream } from '../../server/config.ts'
import type { StateFiling, UncertainDossier } from '../../server/usecases/ports.ts'
import type { LookUpSituation } from '../../server/usecases/resolveUncertain.ts'

export const ourId = 'dos_01930000-0000-7000-8000-00000000000a'
export const settleMs = 10_000

export const aStateFiling = (wanted: Partial<StateFiling> = {}): StateFiling => ({
  filingNumber: 'SIV-1',
  reference: ourId,
  procedure: 'vn',
  establishment: 'H-1',
  status: 'received',
  receivedAt: '2026-11-23T10:00:00Z',
  ...wanted,
})

export const anUncertain = (wanted: Partial<UncertainDossier> = {}): UncertainDossier => ({
  id: ourId,
  lane: 'siv-domestic',
  procedure: 'vn',
  establishment: 'H-1',
  fence: 1,
  tries: 0,
  quietForMs: 0,
  absencesAgoMs: [],
  lookUps: 0,
  refusal: null,
  wish: null,
  firstIntentAt: '2026-11-23T09:59:00Z',
  resent: false,
  duplicateOf: null,
  purpose: 'uncertain',
  isFiled: true,
  ...wanted,
})

export const aSituation = (wanted: Partial<LookUpSituation> = {}): LookUpSituation => ({
  sinceClaimMs: 0,
  beganAgoMs: 0,
  resendsStopped: false,
  nowWall: Date.parse('2026-11-23T10:05:00Z'),
  chance: 0.5,
  upstream: { ...defaultUpstream, settleMs },
  retry: defaultRetry,
  ...wanted,
})
