/** Seeded chance: the same seed makes the same file. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number
  pick<T>(from: readonly [T, ...T[]]): T
  pickOf<T>(from: readonly T[]): T
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  happens(share: number): boolean
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pickOf = <T>(from: readonly T[]): T => {
    const chosen = from[Math.floor(next() * from.length)]
    if (chosen === undefined) throw new RangeError('nothing to choose from')
    return chosen
  }
  return {
    next,
    pick: pickOf,
    pickOf,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (share) => next() < share,
  }
}
