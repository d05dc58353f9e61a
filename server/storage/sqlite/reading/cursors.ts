/** A cursor that we have not made, or not for this list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'
  constructor() {
    super('the cursor is not one of this list')
  }
}

/** Opaque to clients: whole numbers, in a spelling that fits a URL. */
export const toCursor = (...place: number[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws BadCursor unless it holds as many whole numbers as the list's places have */
export function readCursor(cursor: string, length: number): number[] {
  const place = parse(cursor)
  if (!Array.isArray(place) || place.length !== length || !place.every(Number.isSafeInteger))
    throw new BadCursor()
  return place as number[]
}

/** Nothing but lists of numbers goes on to JSON.parse: the names in an object could rename those of others (see intake/scan.ts). */
function parse(cursor: string): unknown {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!/^\[[-\d,]*\]$/.test(text)) throw new BadCursor()
  try {
    return JSON.parse(text)
  } catch {
    throw new BadCursor()
  }
}
