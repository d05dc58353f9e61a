/** Keys of the objects that are open at this moment, as slices of the bytes; decoded only when two look alike. */

const entryInts = 3
/** Past this many keys an object keeps a set of texts, so that chosen collisions cost nothing. */
const comparedMax = 24
/** An object with more keys is longer than any item or command may be, and refused for that: it need not be remembered whole. */
const rememberedMax = 100_000

export class SeenKeys {
  readonly #entries: Int32Array
  readonly #sets: (Set<string> | null)[]
  #top = 0

  constructor(depthMax: number) {
    this.#entries = new Int32Array((depthMax + 1) * comparedMax * entryInts)
    this.#sets = Array.from({ length: depthMax + 1 }, () => null)
  }

  /** Forgets everything: a new text begins. */
  reset(): void {
    this.#top = 0
    this.#sets.fill(null)
  }

  /** Where the keys of an object begin that opens now. */
  open(): number {
    return this.#top
  }

  close(base: number, depth: number): void {
    this.#top = base
    this.#sets[depth] = null
  }

  /** Whether the object that began at `base` already has the key between the quotes at `start` and `end`. */
  repeats(bytes: Uint8Array, base: number, depth: number, hash: number, start: number, end: number): boolean {
    const set = this.#sets[depth]
    if (set) return addTo(set, keyText(bytes, start, end))
    const entries = this.#entries
    for (let entry = base; entry < this.#top; entry += entryInts) {
      if (entries[entry] === hash && this.#sameText(bytes, entry, start, end)) return true
    }
    if (this.#top - base === comparedMax * entryInts) return this.#turnIntoSet(bytes, base, depth, start, end)
    entries[this.#top] = hash
    entries[this.#top + 1] = start
    entries[this.#top + 2] = end
    this.#top += entryInts
    return false
  }

  #sameText(bytes: Uint8Array, entry: number, start: number, end: number): boolean {
    return this.#textAt(bytes, entry) === keyText(bytes, start, end)
  }

  #textAt(bytes: Uint8Array, entry: number): string {
    return keyText(bytes, this.#entries[entry + 1] ?? 0, this.#entries[entry + 2] ?? 0)
  }

  #turnIntoSet(bytes: Uint8Array, base: number, depth: number, start: number, end: number): boolean {
    const set = new Set<string>()
    for (let entry = base; entry < this.#top; entry += entryInts) set.add(this.#textAt(bytes, entry))
    this.#sets[depth] = set
    this.#top = base
    return addTo(set, keyText(bytes, start, end))
  }
}

function addTo(set: Set<string>, text: string): boolean {
  if (set.has(text)) return true
  if (set.size < rememberedMax) set.add(text)
  return false
}

/** The key between two quotes, unescaped. The scanner has found it well formed. */
export function keyText(bytes: Uint8Array, start: number, end: number): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
  return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
}

/** Continues a hash; of the unescaped key, so that two spellings of one key meet. */
export const hashByte = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0

export function hashOf(text: string): number {
  let hash = 0
  for (const byte of Buffer.from(text)) hash = hashByte(hash, byte)
  return hash
}
