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
  let sent = new Float64Array(smallest)
  let count = 0

  /** The instant of the sending that lies so many back, this one included. */
  const sentBefore = (sendings: number): number =>
    sendings > count ? -Infinity : (sent[(count - sendings) % sent.length] ?? -Infinity)
  const waitMs = (now: number): number =>
    Math.max(0, sentBefore(limits.perSecond) + secondMs - now, sentBefore(limits.perMinute) + minuteMs - now)
  /** Room for `capacity` instants, the latest kept. */
  const resize = (capacity: number): void => {
    const kept = Math.min(count, sent.length, capacity)
    const resized = new Float64Array(capacity)
    for (let at = 0; at < kept; at += 1) resized[at] = sentBefore(kept - at)
    sent = resized
    count = kept
  }
  return {
    waitMs,
    take: (now) => {
      if (waitMs(now) > 0) return false
      const needed = Math.max(limits.perSecond, limits.perMinute)
      if (count >= sent.length && sent.length < needed) resize(Math.min(needed, sent.length * 2))
      sent[count % sent.length] = now
      count += 1
      return true
    },
    adjust: (next) => {
      const wanted = wholeLimits(next)
      const isSame = wanted.perSecond === limits.perSecond && wanted.perMinute === limits.perMinute
      if (isSame) return
      limits = wanted
      // Straightened out, so that what is remembered stays in order when there is room for more.
      resize(Math.max(smallest, sent.length))
    },
  }
}

/** Room to begin with; it doubles up to what the limits need, which only a lane that sends as much ever has. */
const smallest = 64
const rememberedMax = 4_000_000

const wholeLimits = ({ perSecond, perMinute }: Rates): Rates => ({
  perSecond: Math.min(rememberedMax, Math.max(1, Math.floor(perSecond))),
  perMinute: Math.min(rememberedMax, Math.max(1, Math.floor(perMinute))),
})
