import type { TaxRow } from './taxEstimate.ts'

/** The CO2 malus by whole grams a kilometre (WLTP). Between the known points the scale is not guessed. */
export interface CarbonScale extends TaxRow {
  /** Nothing is due below. */
  fromGrams: number
  /** Euro cents by grams, as far as they are known. */
  points: ReadonlyMap<number, number>
  topFromGrams: number
  topCents: number
}

export const carbonScales: readonly CarbonScale[] = [
  {
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    source: 'Barème 2026 du malus CO2 (CIBS, article L.421-62 ; Caradisiac, 2 janvier 2026)',
    fromGrams: 108,
    points: new Map([
      [108, 50_00],
      [110, 100_00],
      [114, 190_00],
      [117, 240_00],
      [120, 310_00],
      [125, 540_00],
      [128, 818_00],
      [131, 1_074_00],
    ]),
    topFromGrams: 192,
    topCents: 80_000_00,
  },
]

/** The mass malus: every kilogram pays the price of the band it lies in. */
export interface MassScale extends TaxRow {
  /** First kilogram of each band with its price in euro cents, the lowest first. */
  bands: readonly (readonly [fromKg: number, centsPerKg: number])[]
}

export const massScales: readonly MassScale[] = [
  {
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    source: 'Barème 2026 du malus masse (CIBS ; Arval, 2026)',
    bands: [
      [1_500, 10_00],
      [1_700, 15_00],
      [1_800, 20_00],
      [1_900, 25_00],
      [2_000, 30_00],
    ],
  },
]

/** Electric cars without an eco-score pay since this day, after an allowance; before, none did. */
export const electricMassFrom = '2026-07-01'
export const massAllowanceKg = 600

/** Band by band: of 1,950 kg the first pays for 200 kg (1,500 to 1,699), the last for 51 (1,900 to 1,950). */
export function massTaxCents({ bands }: MassScale, mass: number): number {
  let cents = 0
  for (const [index, [fromKg, centsPerKg]] of bands.entries()) {
    const nextKg = bands[index + 1]?.[0] ?? Number.POSITIVE_INFINITY
    cents += Math.max(0, Math.min(mass + 1, nextKg) - fromKg) * centsPerKg
  }
  return cents
}
