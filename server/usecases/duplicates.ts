import {
  defaultDuplicates,
  type DuplicateKind,
  duplicateFinding,
  duplicateKinds,
  type DuplicatePolicy,
} from '../domain/duplicates.ts'
import type { Finding } from '../domain/finding.ts'
import type { DuplicateProbe } from './chunk.ts'
import type { Store } from './ports.ts'

export interface DuplicateParts {
  store: Pick<Store, 'duplicates'>
  /** What the operator makes of a second request of the same kind; absent = a warning. */
  duplicates?: DuplicatePolicy
}

type KnownIds = Partial<Record<DuplicateKind, string>>

/** What the store would tell of earlier requests when it took these rows, without storing them. */
export class DuplicateWatch {
  readonly #store: Pick<Store, 'duplicates'>
  readonly #policy: DuplicatePolicy
  readonly #tenant: string
  readonly #isOff: boolean
  /** The first row of each vehicle, person and e-photo that has come by. */
  readonly #rows = new Map<string, number>()

  constructor({ store, duplicates = defaultDuplicates }: DuplicateParts, tenant: string) {
    this.#store = store
    this.#policy = duplicates
    this.#tenant = tenant
    this.#isOff = duplicateKinds.every((kind) => duplicates[kind] === 'off')
  }

  /** The dossiers that are there already; one entry each, to be handed to `findingsOf`. */
  async known(probes: readonly (DuplicateProbe | null)[]): Promise<(KnownIds | undefined)[]> {
    const asked = this.#isOff ? [] : probes.filter((probe) => probe !== null)
    if (asked.length === 0) return []
    const found = (await this.#store.duplicates(this.#tenant, asked)).values()
    return probes.map((probe) => (probe === null ? undefined : found.next().value))
  }

  findingsOf(probe: DuplicateProbe, known: KnownIds = {}): Finding[] {
    if (this.#isOff) return []
    return duplicateKinds.flatMap((kind) => {
      const dossier = known[kind]
      const row = this.#rowAbove(kind, probe)
      const first = dossier === undefined ? row !== null && { row } : { dossier }
      return (first && duplicateFinding(kind, first, this.#policy)) || []
    })
  }

  /** The row would be taken: rows below are compared with it. */
  keep(probe: DuplicateProbe, row: number): void {
    if (this.#isOff) return
    for (const kind of duplicateKinds)
      for (const name of namesOf[kind](probe)) if (!this.#rows.has(name)) this.#rows.set(name, row)
  }

  #rowAbove(kind: DuplicateKind, probe: DuplicateProbe): number | null {
    let first: number | null = null
    for (const name of namesOf[kind](probe)) {
      const row = this.#rows.get(name)
      if (row !== undefined && (first === null || row < first)) first = row
    }
    return first
  }
}

const namesOf: Readonly<Record<DuplicateKind, (probe: DuplicateProbe) => string[]>> = {
  vehicle: ({ procedure, keys: { vin } }) => (vin === null ? [] : [`vin ${procedure} ${vin}`]),
  candidate: ({ procedure, keys: { neph }, identity }) => [
    ...(neph === null ? [] : [`neph ${procedure} ${neph}`]),
    ...(identity?.person ? [`person ${identity.person}`] : []),
  ],
  ePhoto: ({ identity }) => (identity?.ePhoto ? [`ePhoto ${identity.ePhoto}`] : []),
}
