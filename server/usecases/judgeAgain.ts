import { addDays, endOfParisDay, parisDay } from '../domain/dates.ts'
import { type Finding, isError } from '../domain/finding.ts'
import type { Json, JsonObject, JudgeContext } from '../domain/item.ts'
import type { CheckItem } from './completeDossier.ts'
import { judgeContextOf, type JudgeParts } from './judgeContext.ts'
import type { Log } from './log.ts'
import type { FaultFound, ReservedDossier, Store } from './ports.ts'

export interface JudgeAgainParts extends JudgeParts {
  store: Pick<Store, 'establishments' | 'requireAction'>
  checkItem: CheckItem
  mode: 'live' | 'test'
  /** Who has reserved the dossiers. */
  owner: string
  log: Log
}

/** The reason of a dossier that waits for its client because of what was found on its way out. */
export const judgedAgainReason = 'judged-again'

/** Who came in right after midnight was judged by the day on which the first byte came: a body may take ten minutes. */
const arrivalMs = 3_600_000

/**
 * Judges reserved dossiers by the rules of today, just before their intent: those that came in on another day, or before this
 * process knew its rules. Answers those that may go, in order; the others are with their clients by then. Warnings stop nothing.
 */
export function makeJudgeAgain(
  parts: JudgeAgainParts,
): (dossiers: ReservedDossier[]) => Promise<ReservedDossier[]> {
  const { clock, store, log } = parts
  const startedAt = clock.wall()
  let today = paris(startedAt)
  return async (dossiers) => {
    const now = clock.wall()
    if (now < today.from || now >= today.to) today = paris(now)
    const freshFrom = Math.max(today.from + arrivalMs, startedAt)
    const isDue = ({ acceptedAt, doubtful }: ReservedDossier): boolean =>
      !doubtful && (acceptedAt < freshFrom || acceptedAt > now)
    const due = dossiers.filter(isDue)
    if (due.length === 0) return dossiers
    const faults = await faultsOf(parts, due, today.day)
    if (faults.length === 0) return dossiers
    await store.requireAction(faults)
    for (const { id, request: _request, findings } of faults)
      log.info({ dossier: id, codes: codesOf(findings) }, 'judged again: it waits for its client')
    const stopped = new Set(faults.map(({ id }) => id))
    return dossiers.filter(({ id }) => !stopped.has(id))
  }
}

interface Day {
  day: string
  /** Ms since 1970: the day's first one, and the next day's. */
  from: number
  to: number
}

function paris(instantMs: number): Day {
  const day = parisDay(instantMs)
  return { day, from: endOfParisDay(addDays(day, -1)), to: endOfParisDay(day) }
}

async function faultsOf(
  parts: JudgeAgainParts,
  due: readonly ReservedDossier[],
  on: string,
): Promise<FaultFound[]> {
  const contexts = new Map<string, JudgeContext>()
  const faults: FaultFound[] = []
  for (const dossier of due) {
    const { tenant } = dossier
    const context = contexts.get(tenant) ?? (await judgeContextOf(parts, { tenant, mode: parts.mode }, on))
    contexts.set(tenant, context)
    const fault = faultOf(parts, dossier, context)
    if (fault !== null) faults.push(fault)
  }
  return faults
}

/** Null: it may go. A fault of ours in judging stops nothing: the item was found good once. */
function faultOf(
  { checkItem, owner, log }: JudgeAgainParts,
  dossier: ReservedDossier,
  context: JudgeContext,
): FaultFound | null {
  const { id, fence } = dossier
  try {
    const { item, findings } = findAgain(checkItem, dossier, context)
    if (!findings.some(isError)) return null
    return { id, owner, fence, reason: judgedAgainReason, findings, request: requestOf(item, findings) }
  } catch (error) {
    const fault = error instanceof Error ? error.name : typeof error
    log.error({ dossier: id, fault }, 'an item could not be judged again')
    return null
  }
}

/** Everything that is found in a reserved dossier's item now, as it will be filed. */
export function findAgain(
  checkItem: CheckItem,
  { body, channel, establishment }: Pick<ReservedDossier, 'body' | 'channel' | 'establishment'>,
  context: JudgeContext,
): { item: JsonObject; findings: Finding[] } {
  // The way was chosen when it came in: it is judged as it will be filed.
  const item = { ...parseItem(body), channel, establishment }
  return { item, findings: checkItem(item, context).findings }
}

/** The kinds of papers that are at fault, and all errors in the words of a counter clerk. */
export function requestOf(item: JsonObject, findings: readonly Finding[]): FaultFound['request'] {
  const errors = findings.filter(isError)
  const kinds = errors.flatMap(({ pointer }) => kindAt(item, pointer) ?? [])
  return {
    kinds: [...new Set(kinds)],
    message: errors.map(({ fr, remedy }) => `${fr} ${remedy.fr}`).join(' '),
  }
}

function kindAt({ documents }: JsonObject, pointer: string): string | null {
  const place = /^\/documents\/(\d+)/.exec(pointer)?.[1]
  if (place === undefined || !Array.isArray(documents)) return null
  const paper: Json | undefined = documents[Number(place)]
  if (typeof paper !== 'object' || paper === null || Array.isArray(paper)) return null
  return typeof paper.kind === 'string' ? paper.kind : null
}

const codesOf = (findings: readonly Finding[]): string[] => findings.filter(isError).map(({ code }) => code)

function parseItem(body: Uint8Array): JsonObject {
  const item: Json = JSON.parse(new TextDecoder().decode(body))
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}
}
