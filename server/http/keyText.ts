import { createHash, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const form = /^lia_(live|test)_([0-9A-Za-z]{8})([0-9A-Za-z]{32})_([0-9A-Za-z]{6})$/

export interface KeyText {
  mode: 'live' | 'test'
  /** The id of its record, `key_` and eight signs. */
  id: string
}

/** The parts of a key whose checksum holds, or null: a mistyped key is found out without asking the store. */
export function parseKeyText(text: string): KeyText | null {
  const [, mode, id, , checksum] = form.exec(text) ?? []
  if (id === undefined || checksum !== checksumOf(text.slice(0, -7))) return null
  return { mode: mode === 'live' ? 'live' : 'test', id: `key_${id}` }
}

/** A new key. `drawText` answers that many unguessable signs of 0-9, A-Z and a-z: 32 of them hold 190 bits. */
export function mintKey(
  mode: 'live' | 'test',
  drawText: (length: number) => string,
): { id: string; text: string; hash: string } {
  const id = drawText(8)
  const start = `lia_${mode}_${id}${drawText(32)}`
  const text = `${start}_${checksumOf(start)}`
  return { id: `key_${id}`, text, hash: keyHash(text) }
}

/** SHA-256 of the whole key, hex. A key is random enough that a slow hash would protect nothing more. */
export const keyHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Compares two texts in a time that says nothing of where they differ, nor of their lengths. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function checksumOf(text: string): string {
  let rest = crc32(text)
  let signs = ''
  for (let place = 0; place < 6; place += 1) {
    signs = alphabet.charAt(rest % 62) + signs
    rest = Math.floor(rest / 62)
  }
  return signs
}
