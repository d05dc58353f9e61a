/** How often the State lets us send. */
export interface Rates {
  perSecond: number
  perMinute: number
}

const secondMs = 1_000
const minuteMs = 60_000
/** Sending at the very limit would break it with the first late timer. */
const shareOfLimit = 0.95

/** A slot missed by more than this is thrown away: catching up would send more than the limit through a window. */
export const slotLateMs = 50
export const slotAheadMs = 250

/** The distance between two sendings, in ms, that keeps both windows at 95 % of the limit, or at the ramp's share of that. */
export function spacingMs({ perSecond, perMinute }: Rates, ramp: number): number {
  const limitMs = Math.max(secondMs / perSecond, minuteMs / perMinute)
  return limitMs / (shareOfLimit * ramp)
}

export interface SendGuard {
  /** Counts a sending at this monotonic instant, unless it would make a window hold more than its limit. */
  take(now: number): boolean
  /** How long until a sending may be counted. */
  waitMs(now: number): number
  adjust(rates: Rates): void
}

/**
 * The last word on every sending: slots are planned, this counts what really left. No window of one second or one
 * minute, wherever it begins, ever holds more than its limit, however late timers fire.
 */
export function makeSendGuard(rates: Rates): SendGuard {
  let limits = wholeLimits(rates)
  let sent = new Float64Array(capacityOf(limits)).fill(-Infinity)
  let count = 0

  const sentBefore = (sendings: number): number => {
    const at = count - sendings
    return at < 0 ? -Infinity : (sent[at % sent.length] ?? -Infinity)
  }
  const waitMs = (now: number): number =>
    Math.max(0, sentBefore(limits.perSecond) + secondMs - now, sentBefore(limits.perMinute) + minuteMs - now)
  return {
    waitMs,
    take: (now) => {
      if (waitMs(now) > 0) return false
      sent[count % sent.length] = now
      count += 1
      return true
    },
    adjust: (next) => {
      const wanted = wholeLimits(next)
      if (wanted.perSecond === limits.perSecond && wanted.perMinute === limits.perMinute) return
      const grown = new Float64Array(capacityOf(wanted)).fill(-Infinity)
      const kept = Math.min(count, sent.length, grown.length)
      const latest = Array.from({ length: kept }, (_, index) => sentBefore(kept - index))
      grown.set(latest)
      limits = wanted
      sent = grown
      count = kept
    },
  }
}

/** What the windows of an hour-long history need: no more than this is remembered. */
const rememberedMax = 4_000_000

const wholeLimits = ({ perSecond, perMinute }: Rates): Rates => ({
  perSecond: Math.min(rememberedMax, Math.max(1, Math.floor(perSecond))),
  perMinute: Math.min(rememberedMax, Math.max(1, Math.floor(perMinute))),
})

const capacityOf = ({ perSecond, perMinute }: Rates): number => Math.max(perSecond, perMinute)
