import { type Lane, lanes } from './lanes.ts'
import { type Behaviour, type BehaviourPatch, calm, type FaultsRequest } from './settings.ts'

/** How each lane behaves now, and which are closed until when on the State's clock. */
export interface Behaviours {
  /** Null: a request that belongs to no lane. */
  of(lane: Lane | null): Behaviour
  openness(lane: Lane, nowMs: number): 'open' | 'closed' | 'maintenance'
  /** Replaces what was set before: an empty request makes the State calm. */
  set(request: FaultsRequest, nowMs: number): void
}

export function makeBehaviours(): Behaviours {
  let common: Behaviour = calm
  let own = new Map<Lane, Behaviour>()
  const until = { closed: new Map<Lane, number>(), maintenance: new Map<Lane, number>() }

  const shut = (lane: Lane, patch: BehaviourPatch, nowMs: number): void => {
    if (patch.closedForMs !== undefined) until.closed.set(lane, nowMs + patch.closedForMs)
    if (patch.maintenanceForMs !== undefined) until.maintenance.set(lane, nowMs + patch.maintenanceForMs)
  }
  return {
    of: (lane) => (lane === null ? common : (own.get(lane) ?? common)),
    openness: (lane, nowMs) => {
      if ((until.maintenance.get(lane) ?? 0) > nowMs) return 'maintenance'
      const { closedHours } = own.get(lane) ?? common
      const isNight = closedHours !== null && isWithin(parisHour(nowMs), closedHours)
      return isNight || (until.closed.get(lane) ?? 0) > nowMs ? 'closed' : 'open'
    },
    set: (request, nowMs) => {
      common = over(calm, request.all)
      own = new Map()
      until.closed.clear()
      until.maintenance.clear()
      for (const lane of lanes) {
        shut(lane, request.all, nowMs)
        const patch = request.lanes[lane]
        if (!patch) continue
        own.set(lane, over(common, patch))
        shut(lane, patch, nowMs)
      }
    },
  }
}

function over(behaviour: Behaviour, patch: BehaviourPatch): Behaviour {
  const { closedForMs: _closed, maintenanceForMs: _maintenance, rates, ...rest } = patch
  return { ...behaviour, ...rest, rates: { ...behaviour.rates, ...rates } }
}

const hourInParis = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hour12: false,
})
const parisHour = (ms: number): number => Number(hourInParis.format(ms)) % 24

/** From the first hour until the second, also past midnight. */
const isWithin = (hour: number, [from, to]: readonly [number, number]): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to
