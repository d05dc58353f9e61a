import type { ReserveClaim } from '../../usecases/ports.ts'
import { readyRowsOf, waitingTenantsSql } from './readyIndex.ts'
import type { LaneTurns, Ring } from './memory.ts'
import { reservedKey } from './reservations.ts'
import type { Work } from './work.ts'

const urgent = 0
const normal = 1
const turnsPerRound = 5
const urgentTurnsPerRound = 4
/** A tenant's candidates are fetched in runs of its even share of the claim: most of them go in one or two. */
const fetchedAtOnceMax = 64
/** Without a weight, or with one that makes no sense, a tenant counts like everybody else. */
const weightMin = 0.01

/** Sequence numbers of free, ready rows of a lane, in the order in which they should go. Lazy: stop when there are enough. */
export function* takeTurns(work: Work, claim: ReserveClaim): Generator<number> {
  const turns = turnsOf(work, claim.lane)
  const waiting = tenantsWaiting(work, claim.lane)
  const rings = [
    new RingWalk(work, claim, { priority: urgent, ring: turns.rings[urgent], tenants: waiting[urgent] }),
    new RingWalk(work, claim, { priority: normal, ring: turns.rings[normal], tenants: waiting[normal] }),
  ] as const
  for (;;) {
    const first = turns.turn < urgentTurnsPerRound ? urgent : normal
    const seq = rings[first].next() ?? rings[first === urgent ? normal : urgent].next()
    if (seq === null) return
    turns.turn = (turns.turn + 1) % turnsPerRound
    yield seq
  }
}

function turnsOf({ memory }: Work, lane: ReserveClaim['lane']): LaneTurns {
  const known = memory.turns.get(lane)
  if (known) return known
  const ring = (): Ring => ({ lastTenant: 0, deficits: new Map() })
  const made: LaneTurns = { turn: 0, rings: [ring(), ring()] }
  memory.turns.set(lane, made)
  return made
}

function tenantsWaiting(work: Work, lane: ReserveClaim['lane']): [number[], number[]] {
  const rows = work.all<{ tenant: number; hasUrgent: number; hasNormal: number }>(waitingTenantsSql, lane)
  const tenantsOf = (has: 'hasUrgent' | 'hasNormal'): number[] =>
    rows.filter((row) => row[has] === 1).map(({ tenant }) => tenant)
  return [tenantsOf('hasUrgent'), tenantsOf('hasNormal')]
}

/** Deficit round robin over the tenants that have ready rows of one priority; the ring remembers where it stopped. */
class RingWalk {
  readonly #work: Work
  readonly #claim: ReserveClaim
  readonly #priority: number
  readonly #ring: Ring
  readonly #candidates = new Map<number, number[]>()
  /** Rows handed out in this very claim: taken or refused, they are not handed out again. */
  readonly #given = new Map<number, Set<number>>()
  readonly #exhausted = new Set<number>()
  readonly #tenants: number[]
  readonly #isEven: boolean
  #at = 0

  constructor(
    work: Work,
    claim: ReserveClaim,
    { priority, ring, tenants }: { priority: number; ring: Ring; tenants: number[] },
  ) {
    this.#work = work
    this.#claim = claim
    this.#priority = priority
    this.#ring = ring
    this.#isEven = Object.keys(claim.shares).length === 0
    // It goes on with the tenant whose turn was last: it may have something left of it.
    const start = tenants.findIndex((tenant) => tenant >= ring.lastTenant)
    this.#tenants = start <= 0 ? tenants : [...tenants.slice(start), ...tenants.slice(0, start)]
  }

  next(): number | null {
    while (this.#tenants.length > 0) {
      const tenant = this.#tenants[this.#at % this.#tenants.length]
      if (tenant === undefined) return null
      const deficit = this.#ring.deficits.get(tenant) ?? 0
      if (deficit < 1) {
        // Its turn is over: the next tenant's begins with its share on top of what it had left.
        this.#at = (this.#at + 1) % this.#tenants.length
        const next = this.#tenants[this.#at]
        if (next !== undefined)
          this.#ring.deficits.set(next, (this.#ring.deficits.get(next) ?? 0) + this.#weight(next))
        continue
      }
      const seq = this.#take(tenant)
      if (seq !== null) {
        this.#ring.deficits.set(tenant, deficit - 1)
        this.#ring.lastTenant = tenant
        return seq
      }
      this.#ring.deficits.delete(tenant)
      this.#tenants.splice(this.#at % this.#tenants.length, 1)
      if (this.#at >= this.#tenants.length) this.#at = 0
    }
    return null
  }

  #take(tenant: number): number | null {
    const waiting = this.#candidates.get(tenant)?.shift()
    if (waiting !== undefined) return waiting
    if (this.#exhausted.has(tenant)) return null
    const fetched = this.#fetch(tenant)
    this.#candidates.set(tenant, fetched)
    return fetched.shift() ?? null
  }

  #fetch(tenant: number): number[] {
    const { memory } = this.#work
    const key = reservedKey({ lane: this.#claim.lane, tenant, priority: this.#priority })
    const given = this.#given.get(tenant) ?? new Set<number>()
    const seen = (memory.reservedCounts.get(key) ?? 0) + given.size
    const share = Math.ceil(this.#claim.max / this.#tenants.length)
    const limit = Math.min(share, fetchedAtOnceMax) + seen
    const rows = readyRowsOf(this.#work, { lane: this.#claim.lane, tenant, priority: this.#priority, limit })
    if (rows.length < limit) this.#exhausted.add(tenant)
    const free = rows.filter((seq) => !memory.reservedSeqs.has(seq) && !given.has(seq))
    for (const seq of free) given.add(seq)
    this.#given.set(tenant, given)
    return free
  }

  #weight(tenant: number): number {
    if (this.#isEven) return 1
    const id = this.#work.one<{ id: string }>('SELECT id FROM tenants WHERE seq = ?', tenant)?.id ?? ''
    const share = this.#claim.shares[id]
    return share !== undefined && share > 0 ? Math.max(share, weightMin) : 1
  }
}
