import type { Region } from './regions.ts'
import type { TaxRow } from './taxEstimate.ts'

/** What one fiscal horsepower costs in a region, and what it grants clean vehicles. */
export interface RegionalRate extends TaxRow {
  /** Euro cents per fiscal horsepower. */
  cents: number
  /** The share that vehicles driven by electricity or hydrogen pay; absent = no reduction is known. */
  cleanShare?: number
  /** The vote speaks of clean vehicles without saying whether others than electric and hydrogen are meant. */
  cleanOpen?: true
}

const voted =
  'Délibérations des conseils régionaux pour 2026 (relevés simulateurmalus.fr et auto-pour-vous.fr, 2026)'
const since2026 = { validFrom: '2026-01-01', source: voted }

const all2026 = (cents: number, more: Partial<RegionalRate> = {}): readonly RegionalRate[] => [
  { cents, ...since2026, ...more },
]

/** A rate holds until the region votes another one; none may exceed 60 euros. */
export const regionalRates: Readonly<Record<Region, readonly RegionalRate[]>> = {
  'Auvergne-Rhône-Alpes': all2026(43_00),
  'Bourgogne-Franche-Comté': all2026(60_00),
  Bretagne: all2026(60_00, { cleanShare: 0.5, cleanOpen: true }),
  'Centre-Val de Loire': all2026(60_00),
  Corse: all2026(53_00, { cleanShare: 0, cleanOpen: true }),
  'Grand Est': all2026(60_00),
  'Hauts-de-France': all2026(42_00, { cleanShare: 0 }),
  'Île-de-France': all2026(54_95),
  Normandie: all2026(60_00),
  'Nouvelle-Aquitaine': [
    { cents: 53_00, ...since2026, validUntil: '2026-02-28' },
    { cents: 58_00, validFrom: '2026-03-01', source: voted },
  ],
  Occitanie: all2026(59_50),
  'Pays de la Loire': all2026(51_00),
  'Provence-Alpes-Côte d’Azur': all2026(60_00),
  Guadeloupe: all2026(41_00),
  Martinique: all2026(53_00),
  Guyane: all2026(42_50),
  'La Réunion': [
    { cents: 57_00, ...since2026, validUntil: '2026-01-31' },
    { cents: 60_00, validFrom: '2026-02-01', source: voted },
  ],
  Mayotte: all2026(30_00),
}

/** A flat sum on top in one region, whatever the vehicle. */
export interface FlatSupplement extends TaxRow {
  cents: number
}

const financeAct = 'Loi de finances pour 2026, article 15'

export const flatSupplements: Partial<Record<Region, readonly FlatSupplement[]>> = {
  'Île-de-France': [
    { cents: 14_00, validFrom: '2026-03-01', validUntil: '2026-12-31', source: financeAct },
    { cents: 12_00, validFrom: '2027-01-01', source: financeAct },
  ],
}
