import type { RetryConfig, UpstreamConfig } from '../config.ts'
import { knownRefusal, maySendAgain } from '../domain/stateRefusals.ts'
import { ephotoTakenAt, toFilingRequest } from './filingRequest.ts'
import { planFollow } from './followPlan.ts'
import { backoffMs } from './backoff.ts'
import type {
  AttemptRecord,
  Clock,
  FilingAnswer,
  IncidentDraft,
  Random,
  ReservedDossier,
  StateFiling,
  Upstream,
} from './ports.ts'

export interface FilingPorts {
  upstream: Upstream
  clock: Clock
  random: Random
  config: { upstream: UpstreamConfig; retry: RetryConfig; mode: 'live' | 'test' }
}

export interface FiledAttempt {
  record: AttemptRecord
  /** What the State's side did, for the lane's breaker. */
  answer: FilingAnswer
  incidents: IncidentDraft[]
}

/**
 * One attempt whose intent is already committed: sends the dossier once and says what to record. Never throws for
 * anything that the State or the network does.
 * @param gate asked in the tick in which the first byte would leave (F2)
 * @param isCanary an attempt that probes a closed lane spends none of the dossier's tries
 */
export async function fileDossier(
  ports: FilingPorts,
  dossier: ReservedDossier,
  { gate, isCanary }: { gate: () => boolean; isCanary: boolean },
): Promise<FiledAttempt> {
  const { upstream, clock, random, config } = ports
  const beganAt = clock.mono()
  const answer = await upstream.file(toFilingRequest(dossier, config.mode, gate))
  const verdict = judgeAnswer(dossier, answer, { ...timingOf(ports), isCanary, chance: random() })
  return {
    answer,
    incidents: incidentsOf(dossier, answer, isCanary),
    record: {
      id: dossier.id,
      fence: dossier.fence,
      elapsedMs: Math.round(clock.mono() - beganAt),
      evidence: answer.as === 'accepted' ? { kind: 'accepted', status: 201 } : answer.evidence,
      verdict,
    },
  }
}

interface Timing {
  followEveryMs: number
  settleMs: number
  retry: RetryConfig
  nowWall: number
}

const timingOf = ({ clock, config }: FilingPorts): Timing => ({
  followEveryMs: config.upstream.followEveryMs,
  settleMs: config.upstream.settleMs,
  retry: config.retry,
  nowWall: clock.wall(),
})

const windowMissedMs = 500

/** The intent was committed and its window closed before anything left: surely not sent, and nobody's fault. */
export const windowMissed = (dossier: ReservedDossier, triesMax: number): AttemptRecord => ({
  id: dossier.id,
  fence: dossier.fence,
  elapsedMs: 0,
  evidence: { kind: 'window-missed' },
  verdict: {
    as: 'notTaken',
    code: 'window-missed',
    retryAfterMs: windowMissedMs,
    spendsTry: false,
    triesMax,
  },
})

type Judged = Pick<
  ReservedDossier,
  'procedure' | 'doubtful' | 'tries' | 'fence' | 'acceptedAt' | 'body' | 'papers'
>

/** What an answer means for the dossier, by the table of filing.md section 2. Pure. */
export function judgeAnswer(
  dossier: Judged,
  answer: FilingAnswer,
  timing: Timing & { isCanary: boolean; chance: number },
): AttemptRecord['verdict'] {
  const { retry, chance } = timing
  const lookUpAfterMs = firstLookUpMs(timing.settleMs, chance)
  switch (answer.as) {
    case 'accepted':
      return filed(dossier.procedure, answer.filing, timing)
    case 'refused': {
      const { stateCode, stateMessage, pointer } = answer
      const again = sentAgain(dossier, answer, timing)
      if (again !== null) return again
      if (isAboutDocument(stateCode))
        return dossier.doubtful || answer.evidence.kind === 'unnamed'
          ? { as: 'unknown', lookUpAfterMs }
          : { as: 'documentFault', stateCode, stateMessage, ...afterDocumentFault(dossier, retry, chance) }
      // After a doubt a refusal may mean "already being processed"; one that names nobody may be another's (F6, F7).
      if (dossier.doubtful || answer.evidence.kind === 'unnamed')
        return { as: 'unknown', lookUpAfterMs, refusal: { stateCode, stateMessage } }
      return {
        as: 'refused',
        code: 'refused-by-state',
        stateCode,
        stateMessage,
        ...(pointer ? { pointer } : {}),
      }
    }
    case 'busy':
      return {
        as: 'notTaken',
        code: answer.code,
        retryAfterMs: retryMs(answer, retry, { tries: dossier.tries, chance }),
        spendsTry: answer.spendsTry && !timing.isCanary,
        triesMax: retry.triesMax,
      }
    // F8: a 409 proves nothing by itself. The look-up, due at once, reads that filing and adopts it if it is ours.
    case 'duplicate':
      return {
        as: 'unknown',
        lookUpAfterMs: 0,
        ...(answer.filingNumber ? { duplicateOf: answer.filingNumber } : {}),
      }
    case 'unknown':
      return { as: 'unknown', lookUpAfterMs }
  }
}

/**
 * Refused because something of the State's was out of order, or because an e-photo is not active yet: surely not taken, and sent again
 * without spending a try. Null: the refusal stands.
 */
function sentAgain(
  dossier: Judged,
  { stateCode, evidence }: Extract<FilingAnswer, { as: 'refused' }>,
  { retry, chance, nowWall, settleMs }: Timing & { chance: number },
): AttemptRecord['verdict'] | null {
  if (!knownRefusal(stateCode)?.retryable) return null
  if (!maySendAgain(stateCode, ephotoTakenAt(dossier.body) ?? dossier.acceptedAt, nowWall)) return null
  // What an earlier attempt came to has to be found out first; the refusal itself is not worth keeping (F6, F7).
  if (dossier.doubtful || evidence.kind === 'unnamed')
    return { as: 'unknown', lookUpAfterMs: firstLookUpMs(settleMs, chance) }
  const retryAfterMs = backoffMs(retry, dossier.fence, chance)
  return { as: 'notTaken', code: stateCode, retryAfterMs, spendsTry: false, triesMax: retry.triesMax }
}

const isAboutDocument = (stateCode: string): boolean => stateCode.startsWith('document-')

/** The State does not have a paper, or cannot use it: what is known of this dossier's uploads is worth nothing any more (F7). */
export const doubtsPapers = (answer: FilingAnswer): boolean =>
  answer.as === 'refused' && isAboutDocument(answer.stateCode)

/** So often a dossier is sent with papers just uploaded; then it is held, and tried once each time the hold is over. */
const documentFaultsMax = 3

function afterDocumentFault(
  { papers, tries }: Judged,
  retry: RetryConfig,
  chance: number,
): Pick<Extract<AttemptRecord['verdict'], { as: 'documentFault' }>, 'holdMs' | 'again'> {
  const waitMs = backoffMs(retry, tries, chance)
  if (papers === undefined) return { holdMs: waitMs }
  return { holdMs: retry.capMs, again: { faultsMax: documentFaultsMax, retryAfterMs: waitMs } }
}

function filed(
  procedure: string,
  filing: StateFiling,
  timing: Pick<Timing, 'followEveryMs' | 'nowWall'> & { chance: number },
): AttemptRecord['verdict'] {
  return { as: 'filed', filing, followAfterMs: planFollow(procedure, filing, timing) }
}

/** A missed window was our own doing, and mostly a store that is slow just now: it soon goes again. A Retry-After is obeyed, and spread a little beyond. */
function retryMs(
  answer: Extract<FilingAnswer, { as: 'busy' }>,
  retry: RetryConfig,
  { tries, chance }: { tries: number; chance: number },
): number {
  if (answer.code === 'window-missed') return windowMissedMs
  if (answer.retryAfterMs !== null) return Math.round(answer.retryAfterMs * (1 + 0.1 * chance))
  return backoffMs(retry, tries, chance)
}

/** Most filings that answered badly are visible soon: the first look is early, long before absence could count. */
export const firstLookUpMs = (settleMs: number, chance: number): number =>
  Math.round(Math.min(5_000, settleMs / 20) * (0.5 + chance))

/** What an operator has to know at once: a duplicate that cannot be, and a State that refuses us as a caller (F8, F10). */
function incidentsOf(
  { id, lane, fence, doubtful }: ReservedDossier,
  answer: FilingAnswer,
  isCanary: boolean,
): IncidentDraft[] {
  if (answer.as === 'duplicate' && fence === 1 && !doubtful)
    return [{ kind: 'duplicate-on-first-attempt', lane, dossier: id, data: { fence } }]
  // A canary says the same again and again for as long as the lane stays closed.
  if (answer.as === 'busy' && answer.closes && !isCanary)
    return [{ kind: 'state-refuses-us', lane, dossier: id, data: { code: answer.code } }]
  return []
}
