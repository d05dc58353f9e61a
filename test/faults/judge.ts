import { isDeepStrictEqual } from 'node:util'
import type { BatchNow, FiledPaper, Told, ToldResult } from './client.ts'
import type { Item } from './items.ts'
import type { Post, References, StateOf, Taken } from './ledgerIndex.ts'

export interface Check {
  name: string
  /** How many things were looked at: a check that saw nothing proves nothing. */
  seen: number
  /** What is wrong, in words, by id only. */
  faults: string[]
}

export interface Evidence {
  told: Told
  results: Map<string, ToldResult[]>
  batches: Map<string, BatchNow>
  ledger: References
  /** What is filed of each document that was uploaded. */
  papers: Map<string, FiledPaper>
  settleMs: number
}

/** Judges by what clients were told and what the State's ledger holds, never by our database. */
export function judge(evidence: Evidence): Check[] {
  const dossiers = acceptedDossiers(evidence)
  return [
    checkKept(evidence),
    checkOnce(evidence, dossiers),
    checkContent(evidence, dossiers),
    checkUploads(evidence),
    checkNothingElse(evidence, dossiers),
    checkResends(evidence),
    checkStates(evidence, dossiers),
    checkNumbers(evidence, dossiers),
    checkCounts(evidence),
    checkEvents(evidence, dossiers),
    {
      name: 'no answer contradicted an earlier one',
      seen: evidence.told.batches.length,
      faults: evidence.told.contradictions,
    },
  ]
}

interface Accepted {
  id: string
  item: Item
  result: ToldResult
  state: StateOf
}

const nothing: StateOf = { posts: [], lookUps: [], taken: [], refusedCodes: [] }

function acceptedDossiers({ told, results, ledger }: Evidence): Accepted[] {
  return told.batches.flatMap((batch) =>
    (results.get(batch.id) ?? []).flatMap((result) => {
      const item = batch.items[result.row - 1]
      if (result.id === undefined || !item) return []
      return [{ id: result.id, item, result, state: ledger.byReference.get(result.id) ?? nothing }]
    }),
  )
}

/** Accepted means kept: every line of every batch that got a 202 is told of, under its own reference. */
function checkKept({ told, results }: Evidence): Check {
  const faults: string[] = []
  const seenIds = new Set<string>()
  for (const batch of told.batches) {
    const lines = results.get(batch.id) ?? []
    if (lines.length !== batch.items.length)
      faults.push(`${batch.id}: ${lines.length} of ${batch.items.length} lines`)
    const withId = lines.filter((line) => line.id !== undefined)
    if (withId.length !== batch.accepted)
      faults.push(`${batch.id}: ${withId.length} of ${batch.accepted} accepted`)
    for (const line of withId) {
      if (batch.items[line.row - 1]?.reference !== line.reference)
        faults.push(`${line.id}: another reference`)
      if (seenIds.has(line.id ?? '')) faults.push(`${line.id}: told twice`)
      seenIds.add(line.id ?? '')
    }
  }
  return { name: 'every accepted line is kept under its own id', seen: seenIds.size, faults }
}

function checkOnce(_evidence: Evidence, dossiers: readonly Accepted[]): Check {
  const faults = dossiers.flatMap(({ id, result, state }) => {
    if (state.taken.length > 1) return [`${id}: filed ${state.taken.length} times`]
    const isFiled = state.taken.length === 1
    const isRefusedAtTheDoor = result.state === 'refused' && state.refusedCodes.length > 0
    return isFiled || isRefusedAtTheDoor ? [] : [`${id}: ${result.state}, filed never`]
  })
  return {
    name: 'every accepted dossier is filed exactly once, or refused at the door',
    seen: dossiers.length,
    faults,
  }
}

const beside = new Set([
  'reference',
  'procedure',
  'establishment',
  'channel',
  'submitBefore',
  'notBefore',
  'metadata',
  'documents',
])

function checkContent({ papers }: Evidence, dossiers: readonly Accepted[]): Check {
  let seen = 0
  const faults = dossiers.flatMap(({ id, item, state }) =>
    state.taken.flatMap((taken) => {
      seen += 1
      const data = Object.fromEntries(Object.entries(item).filter(([name]) => !beside.has(name)))
      const isSame =
        isDeepStrictEqual(taken.data, data) &&
        taken.procedure === item.procedure &&
        taken.establishment === item.establishment &&
        isDeepStrictEqual(taken.documents, asFiled(item['documents'], papers))
      return isSame ? [] : [`${id}: filed with other data`]
    }),
  )
  return { name: 'what was filed is exactly what was handed over', seen, faults }
}

/** The papers as they were declared, each with what is filed of the document that it names. */
function asFiled(documents: unknown, papers: Evidence['papers']): unknown[] {
  if (!Array.isArray(documents)) return []
  return (documents as Record<string, unknown>[]).map(({ documentId, ...declared }) => ({
    ...declared,
    ...(typeof documentId === 'string' ? papers.get(documentId) : {}),
  }))
}

/** By the ledger: the State held each file at the moment in which it took a filing that names it. */
const checkUploads = ({ ledger }: Evidence): Check => ({
  name: 'every file that a filing names was uploaded before',
  seen: ledger.uploads,
  faults: ledger.unheld.map((number) => `${number}: names a file that was not there`),
})

function checkNothingElse({ ledger }: Evidence, dossiers: readonly Accepted[]): Check {
  const told = new Set(dossiers.map(({ id }) => id))
  const faults = [...ledger.byReference.keys()]
    .filter((id) => !told.has(id))
    .map((id) => `${id}: nobody was told of it`)
  return { name: 'nothing was sent that nobody handed over', seen: ledger.byReference.size, faults }
}

/** The two processes read one clock, but the ledger notes a closed connection a little after it was closed. */
const toleranceMs = 60

/** F3, seen from the State: after an unclear end, two clean look-ups past settling come before the next sending. */
function checkResends({ ledger, settleMs }: Evidence): Check {
  const faults: string[] = []
  let seen = 0
  for (const [id, { posts, lookUps }] of ledger.byReference) {
    for (const [at, post] of posts.entries()) {
      const next = posts[at + 1]
      if (!next || isSurelyNotTaken(post)) continue
      seen += 1
      const quietFrom = post.endedMs ?? next.seenMs
      const absences = lookUps.filter(
        ({ isCleanAbsence, seenMs }) =>
          isCleanAbsence && seenMs >= quietFrom + settleMs - toleranceMs && seenMs <= next.seenMs,
      )
      const apartMs = (absences.at(-1)?.seenMs ?? 0) - (absences[0]?.seenMs ?? 0)
      if (absences.length < 2 || apartMs < settleMs / 2 - toleranceMs)
        faults.push(
          `${id}: sent again after ${absences.length} clean look-ups, ${Math.round(apartMs)} ms apart`,
        )
    }
  }
  return { name: 'no second sending before two clean look-ups past settling', seen, faults }
}

const notTakenFaults = new Set(['slow-down', 'busy', 'category-closed'])
const isSurelyNotTaken = ({ told }: Post): boolean =>
  told !== null &&
  told.manner === 'plain' &&
  (told.fault === undefined ? told.status === 422 : notTakenFaults.has(told.fault))

const statesOf: Readonly<Record<string, string>> = {
  accepted: 'completed',
  refused: 'refused',
  expired: 'expired',
  'more-info-needed': 'actionRequired',
}

function checkStates(_evidence: Evidence, dossiers: readonly Accepted[]): Check {
  const faults = dossiers.flatMap(({ id, result, state }) => {
    const [taken] = state.taken
    const wanted = taken ? (statesOf[taken.status] ?? `open at the State (${taken.status})`) : 'refused'
    const codes = taken ? [taken.refusalCode] : state.refusedCodes
    if (result.state !== wanted) return [`${id}: told ${result.state}, is ${wanted}`]
    if (wanted === 'refused' && !codes.includes(result.refusal?.stateCode ?? ''))
      return [`${id}: another refusal`]
    return []
  })
  return { name: "every final state is the State's", seen: dossiers.length, faults }
}

function checkNumbers(_evidence: Evidence, dossiers: readonly Accepted[]): Check {
  let seen = 0
  const faults = dossiers.flatMap(({ id, result, state }) => {
    const [taken] = state.taken
    if (!taken) return result.filing || result.outcome ? [`${id}: told of a filing that is not there`] : []
    seen += 1
    if (result.filing?.number !== taken.filingNumber) return [`${id}: another filing number`]
    return wrongFields(taken, result.outcome ?? {}).map((field) => `${id}: another ${field}`)
  })
  return { name: "every number and plate told is the ledger's", seen, faults }
}

/** Fields that arrive with the printed title may still be on their way; what was told is the State's, and what came first is told. */
const laterFields = new Set(['formulaNumber', 'trackingNumber'])

function wrongFields(taken: Taken, told: Record<string, unknown>): string[] {
  const given = taken.status === 'accepted' ? taken.outcome : {}
  const names = new Set([...Object.keys(told), ...Object.keys(given)])
  return [...names].filter((name) => {
    if (told[name] === undefined && laterFields.has(name)) return false
    return !isDeepStrictEqual(told[name], given[name])
  })
}

function checkCounts({ told, results, batches }: Evidence): Check {
  const faults = told.batches.flatMap(({ id }) => {
    const now = batches.get(id)
    const tally: Record<string, number> = {}
    for (const { state } of results.get(id) ?? []) tally[state] = (tally[state] ?? 0) + 1
    const names = new Set([...Object.keys(tally), ...Object.keys(now?.counts ?? {})])
    const isSame = [...names].every((name) => (tally[name] ?? 0) === (now?.counts[name] ?? 0))
    return isSame && now?.state === 'completed' ? [] : [`${id}: ${now?.state}, counts differ from results`]
  })
  return { name: "every batch's counts are its results", seen: told.batches.length, faults }
}

/** Sequences go up by one from the first, through every kill, and each dossier's last word is its state. */
function checkEvents({ told }: Evidence, dossiers: readonly Accepted[]): Check {
  const faults: string[] = []
  const lastState = new Map<string, string>()
  const stateOf = new Map(dossiers.map(({ id, result }) => [id, result.state]))
  for (const [at, event] of told.events.entries()) {
    if (event.sequence !== at + 1) faults.push(`event ${at + 1} has sequence ${event.sequence}`)
    const state = /^dossier\.(completed|refused|expired|cancelled|failed)$/.exec(event.type)?.[1]
    if (event.dossier !== undefined && state !== undefined) {
      if (lastState.has(event.dossier)) faults.push(`${event.dossier}: ended twice`)
      lastState.set(event.dossier, state)
    }
  }
  for (const [id, state] of stateOf)
    if (lastState.get(id) !== state)
      faults.push(`${id}: events end with ${lastState.get(id)}, results with ${state}`)
  return { name: 'events have no gap and end as the results do', seen: told.events.length, faults }
}
