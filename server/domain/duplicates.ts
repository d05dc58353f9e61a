import { type CatalogueEntry, type Finding, raise } from './finding.ts'
import type { Json, JsonObject } from './item.ts'
import { blockIn, listIn } from './jsonParts.ts'
import { searchName } from './searchKeys.ts'

/** What may be asked for once only: an operation for a vehicle, a procedure for a candidate, a filing with an e-photo. */
export const duplicateKinds = ['vehicle', 'candidate', 'ePhoto'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

export const duplicateWishes = ['off', 'warning', 'error'] as const
/** What the operator makes of each kind: `error` refuses the later request. */
export type DuplicatePolicy = Readonly<Record<DuplicateKind, (typeof duplicateWishes)[number]>>
export const defaultDuplicates: DuplicatePolicy = {
  vehicle: 'warning',
  candidate: 'warning',
  ePhoto: 'warning',
}

export const possibleDuplicateVehicle: CatalogueEntry = {
  code: 'possible-duplicate-vehicle',
  severity: 'warning',
  actor: 'client',
  fr: 'La même opération est déjà en cours pour ce véhicule : voyez {first}.',
  en: 'The same operation is already under way for this vehicle: see {firstInEnglish}.',
  remedy: {
    fr: 'Retirez cette demande si c’est la même ; si la première n’est plus voulue, annulez-la d’abord.',
    en: 'Withdraw this request if it is the same one; if the first is not wanted any more, cancel it before.',
  },
}

export const duplicateActiveRequest: CatalogueEntry = {
  code: 'duplicate-active-request',
  severity: 'warning',
  actor: 'school',
  fr: 'La même démarche est déjà en cours pour ce candidat : voyez {first}.',
  en: 'The same procedure is already under way for this candidate: see {firstInEnglish}.',
  remedy: {
    fr: 'Attendez l’issue de la première demande, ou annulez-la si elle n’est pas encore partie.',
    en: 'Wait for the first request to end, or cancel it if it has not been sent yet.',
  },
}

export const ephotoAlreadyUsed: CatalogueEntry = {
  code: 'ephoto-already-used',
  severity: 'warning',
  actor: 'candidate',
  fr: 'Ce code d’e-photo figure déjà dans une autre demande : voyez {first}. Un code ne sert qu’une fois.',
  en: 'This e-photo code already stands in another request: see {firstInEnglish}. A code can be used once only.',
  remedy: {
    fr: 'Demandez une nouvelle e-photo au candidat, ou corrigez le code s’il a été recopié par erreur.',
    en: 'Ask the candidate for a new e-photo, or correct the code if it was copied by mistake.',
  },
}

export const duplicateEntries: readonly CatalogueEntry[] = [
  possibleDuplicateVehicle,
  duplicateActiveRequest,
  ephotoAlreadyUsed,
]

const told: Readonly<Record<DuplicateKind, { entry: CatalogueEntry; pointer: string }>> = {
  vehicle: { entry: possibleDuplicateVehicle, pointer: '/vehicle/vin' },
  candidate: { entry: duplicateActiveRequest, pointer: '/candidate' },
  ePhoto: { entry: ephotoAlreadyUsed, pointer: '/ePhoto/code' },
}

/** The earlier request: a dossier by its id, or a row of the same batch, which may never get an id. */
export type FirstRequest = { dossier: string } | { row: number }

/** Null when the operator does not want to hear of it. */
export function duplicateFinding(
  kind: DuplicateKind,
  first: FirstRequest,
  policy: DuplicatePolicy,
): Finding | null {
  const severity = policy[kind]
  if (severity === 'off') return null
  const { entry, pointer } = told[kind]
  if ('row' in first) {
    const { row } = first
    const words = { first: `la ligne ${row} du même lot`, firstInEnglish: `row ${row} of the same batch` }
    return { ...raise(entry, pointer, words), severity }
  }
  const { dossier } = first
  const words = { first: `le dossier ${dossier}`, firstInEnglish: `dossier ${dossier}` }
  return { ...raise(entry, pointer, words), severity, dossier }
}

/** Texts that are equal for equal people and codes. They are personal data: only digests of them are kept. */
export interface Identity {
  /** Procedure, birth name, first given name and birth date of the candidate. */
  person: string | null
  ePhoto: string | null
}

/** Of an item of good shape, as normaliseItem leaves it; null where it names neither a candidate nor an e-photo. */
export function identityOf({ procedure, candidate, ePhoto }: JsonObject): Identity | null {
  if (candidate === undefined && ePhoto === undefined) return null
  const code = blockIn(ePhoto)?.['code']
  return { person: personText(procedure, blockIn(candidate)), ePhoto: typeof code === 'string' ? code : null }
}

function personText(procedure: Json | undefined, candidate: JsonObject | undefined): string | null {
  if (candidate === undefined) return null
  const { birthName, birthDate } = candidate
  const [firstName] = listIn(candidate['firstNames'])
  if (typeof procedure !== 'string' || typeof birthDate !== 'string') return null
  if (typeof birthName !== 'string' || typeof firstName !== 'string') return null
  return [procedure, searchName(birthName), searchName(firstName), birthDate].join('\n')
}
