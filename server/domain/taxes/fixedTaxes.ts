import type { TaxedKind } from './taxedKinds.ts'
import { missing, rowOn, type Rubric, type TaxPart, type TaxRow } from './taxEstimate.ts'

interface FixedTax extends TaxRow {
  rubric: Rubric
  cents: number
  fr: string
  en: string
}

/** The values of 2026 are in no text that was found. */
const published = 'Tarifs publiés par des professionnels (idgarages.com, centreauto-jpm, 2023)'

const management: readonly FixedTax[] = [
  {
    rubric: 'Y.4',
    cents: 11_00,
    fr: 'Taxe fixe',
    en: 'Fixed tax',
    validFrom: '2023-01-01',
    source: published,
  },
]
const delivery: readonly FixedTax[] = [
  {
    rubric: 'Y.5',
    cents: 2_76,
    fr: 'Redevance d’acheminement',
    en: 'Delivery fee',
    validFrom: '2023-01-01',
    source: published,
  },
]
export const fixedTables: readonly (readonly FixedTax[])[] = [management, delivery]

/** Y.4 and Y.5, the same for everyone. */
export const fixedTaxes = (on: string): TaxPart[] => [
  fixed('Y.4', management, on),
  fixed('Y.5', delivery, on),
]

function fixed(rubric: Rubric, rows: readonly FixedTax[], on: string): TaxPart {
  const row = rowOn(rows, on)
  if (row === null) return missing(rubric, 'Tarif inconnu pour ce jour.', 'No rate is known for this day.')
  const { cents, fr, en, source, validFrom } = row
  return {
    rubric,
    cents,
    fr: `${fr}, montant à confirmer`,
    en: `${en}, unconfirmed`,
    source,
    tableDate: validFrom,
    confirmed: false,
  }
}

/** Y.2: utility vehicles pay by their mass, others nothing. */
export function trainingTax(kind: TaxedKind | null): TaxPart {
  if (kind === null || kind === 'utility' || kind === 'special')
    return missing(
      'Y.2',
      'Taxe pour la formation dans les transports : le barème des véhicules utilitaires n’est pas connu ici.',
      'Tax for training in transport: the scale of utility vehicles is not known here.',
    )
  return {
    rubric: 'Y.2',
    cents: 0,
    fr: 'Taxe pour la formation dans les transports : véhicules utilitaires seulement',
    en: 'Tax for training in transport: utility vehicles only',
    source: 'Arrêté du 9 février 2009, annexe III (rubrique Y.2)',
    tableDate: '2026-01-01',
    confirmed: true,
  }
}
