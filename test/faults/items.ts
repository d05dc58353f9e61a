import { exampleItems } from '../../server/domain/schema/examples.ts'

export type Item = Record<string, unknown> & { reference: string; procedure: string; establishment: string }

/** One procedure for every lane but one, so that lanes fail and recover side by side. */
const procedures = [
  'vn',
  'declaration-achat',
  'ww',
  'import-vn',
  'duplicata',
  'inscription-premiere',
  'titre-reussite-examen',
] as const

/** The worked examples were written for this day; their dates move with the day on which they are filed. */
const writtenFor = Date.parse('2026-11-23T00:00:00Z')
const dayMs = 24 * 3_600_000

/**
 * A valid item that no other shares anything with but its files: invented people, VINs that say TEST.
 * @param files documents that may be filed; each paper that has a file names one of them
 */
export function makeItem(n: number, nowMs: number, files: readonly string[]): Item {
  const procedure = procedures[n % procedures.length] ?? 'vn'
  const item = structuredClone(exampleItems[procedure]) as unknown as Item
  const shifted = shiftDates(item, Math.floor((nowMs - writtenFor) / dayMs)) as Item
  shifted.reference = `K-${n}`
  const { vehicle, candidate, ePhoto } = shifted as Record<string, Record<string, unknown> | undefined>
  if (vehicle) vehicle['vin'] = `VF1TEST${String(n).padStart(10, '0')}`
  if (vehicle?.['plate']) vehicle['plate'] = plateOf(n)
  if (candidate?.['neph']) candidate['neph'] = String(240_900_000_000 + n)
  if (Array.isArray(shifted['documents']))
    for (const [at, paper] of (shifted['documents'] as Record<string, unknown>[]).entries())
      if (paper['documentId'] !== undefined) paper['documentId'] = files[(n + at) % files.length]
  if (ePhoto) ePhoto['code'] = `TEST22EPHOTO${String(n).padStart(10, '0')}`
  return shifted
}

/** Letters that a plate may hold: never I, O or U, and no S here since the pair SS is never given. */
const letters = 'ABCDEFGHJKLMNPQRTVWXYZ'
function plateOf(n: number): string {
  const pair = (index: number): string =>
    `${letters[Math.floor(index / letters.length) % letters.length]}${letters[index % letters.length]}`
  return `Z${letters[n % letters.length]}-${String(100 + (n % 900))}-${pair(Math.floor(n / 20))}`
}

function shiftDates(value: unknown, days: number): unknown {
  if (typeof value === 'string') return shiftDate(value, days)
  if (Array.isArray(value)) return value.map((each) => shiftDates(each, days))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shiftDates(each, days)]))
}

function shiftDate(text: string, days: number): string {
  if (days === 0 || !/^20(?:2[6-9]|3\d)-\d{2}-\d{2}$/.test(text)) return text
  return new Date(Date.parse(`${text}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

export const establishments = [
  { kind: 'habilitation', number: '99001', permits: ['pivo', 'diva', 'lessor'] },
  { kind: 'school', number: 'E2406900120' },
]
