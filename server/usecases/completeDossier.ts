import type { AcceptedRow } from './chunk.ts'
import { type Finding, isError } from '../domain/finding.ts'
import type { Json, JsonObject, JudgeContext, JudgePolicy } from '../domain/item.ts'
import { type DuplicateParts, DuplicateWatch } from './duplicates.ts'
import { type DossierMoved, tellMoved } from './moveDossier.ts'
import type { Store } from './ports.ts'

export interface Completion {
  /** Replace those of the same kind and person; others stay. */
  documents?: JsonObject[]
  /** A merge patch over the item (RFC 7396). */
  data?: JsonObject
}

export type DossierCompleted =
  | DossierMoved
  /** Judged again, it still has errors; nothing was changed. */
  | { as: 'rejected'; findings: Finding[] }
  /** It does not wait for the client. */
  | { as: 'notAwaited'; state: string }
  /** The State has it and asks: a complement is another message than a filing. */
  | { as: 'complement' }

/** The check of one item in process, as intake does it; null for what an error made unknowable. */
export type CheckItem = (
  raw: JsonObject,
  context: JudgeContext,
) => { findings: Finding[]; accepted: CheckedAgain | null }

type CheckedAgain = Omit<AcceptedRow, 'row'> & { body: Uint8Array }

interface Parts extends DuplicateParts {
  store: Pick<Store, 'dossier' | 'body' | 'establishments' | 'duplicates' | 'requestMoves'>
  checkItem: CheckItem
  mode: 'live' | 'test'
  policy?: JudgePolicy
  /** The day in Paris. */
  today: () => string
}

/** Answers an `actionRequired` before filing: the item is judged again as a whole before it goes back into its lane. */
export const completeDossier =
  ({ store, checkItem, mode, policy, duplicates, today }: Parts) =>
  async (tenant: string, id: string, completion: Completion): Promise<DossierCompleted> => {
    const view = await store.dossier(tenant, id)
    const bytes = view && (await store.body(tenant, id))
    if (!view || !bytes) return { as: 'unknown' }
    if (view.state !== 'actionRequired') return { as: 'notAwaited', state: view.state }
    if (view.filing !== null) return { as: 'complement' }
    const item = parseItem(bytes)
    const establishments = await store.establishments(tenant)
    const fixed = { reference: view.reference, procedure: view.procedure }
    const { findings, accepted } = checkItem(
      { ...complete(item, completion), ...fixed },
      { on: today(), establishments, mode, ...(policy ? { policy } : {}) },
    )
    if (accepted === null || findings.some(isError)) return { as: 'rejected', findings }
    const doubles = await duplicatesOf({ store, duplicates }, tenant, accepted)
    const all = [...findings, ...doubles]
    if (doubles.some(isError)) return { as: 'rejected', findings: all }
    const { body, ...again } = accepted
    const itemAgain = { ...again, findings: all }
    const [answer] = await store.requestMoves([{ id, tenant, as: 'complete', body, item: itemAgain }])
    if (answer?.as === 'rejected') return { as: 'rejected', findings: [...all, ...answer.findings] }
    return tellMoved(store, tenant, { id, answer })
  }

async function duplicatesOf(parts: DuplicateParts, tenant: string, item: CheckedAgain): Promise<Finding[]> {
  const watch = new DuplicateWatch(parts, tenant)
  const [known] = await watch.known([item])
  return watch.findingsOf(item, known)
}

const parseItem = (bytes: Uint8Array): JsonObject => {
  const item: Json = JSON.parse(new TextDecoder().decode(bytes))
  return isObject(item) ? item : {}
}

function complete(item: JsonObject, { documents = [], data = {} }: Completion): JsonObject {
  const merged = mergePatch(item, data)
  const held = Array.isArray(merged.documents) ? merged.documents.filter(isObject) : []
  const kept = held.filter((one) => !documents.some((other) => isSamePaper(one, other)))
  return documents.length === 0 ? merged : { ...merged, documents: [...kept, ...documents] }
}

const isSamePaper = (one: JsonObject, other: JsonObject): boolean =>
  one.kind === other.kind && (one.of ?? 'holder') === (other.of ?? 'holder')

/** Through entries, so that a member named `__proto__` stays a member, to be refused like any unknown one. */
function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = new Map(Object.entries(target))
  for (const [name, value] of Object.entries(patch)) {
    const held = merged.get(name)
    if (value === null) merged.delete(name)
    else merged.set(name, isObject(value) ? mergePatch(isObject(held) ? held : {}, value) : value)
  }
  return Object.fromEntries(merged)
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
