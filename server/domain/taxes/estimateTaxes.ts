import type { Procedure } from '../item.ts'
import type { ItemView } from '../itemView.ts'
import { fixedTaxes, trainingTax } from './fixedTaxes.ts'
import { malus } from './malus.ts'
import { regionalTax } from './regionalTax.ts'
import { taxedKindOf } from './taxedKinds.ts'
import { isLine, missing, type TaxEstimate, type TaxPart } from './taxEstimate.ts'

/** The day on which the tables were last held against their sources. */
export const tablesReviewedOn = '2026-11-23'

/** Procedures at whose end the State collects taxes; declarations and provisional plates pay nothing here. */
export const taxedProcedures: ReadonlySet<Procedure> = new Set<Procedure>([
  'vn',
  'import-vn',
  'import-vo',
  'changement-titulaire',
  'changement-locataire',
  'fin-demonstration',
])

/**
 * What the registration may cost, by the tables of a day; null when the procedure pays nothing. What the item or the tables do not tell
 * is named as missing, never guessed, and never stops the item.
 */
export function estimateTaxes(item: ItemView, on: string): TaxEstimate | null {
  if (!taxedProcedures.has(item.procedure)) return null
  if (item.procedure === 'fin-demonstration')
    return item.demonstration?.outcome === 'kept' ? summed(demonstrationKept, on) : null
  const vehicle = item.vehicle ?? {}
  const kind = taxedKindOf(vehicle)
  return summed(
    [
      ...regionalTax(item, vehicle, kind, on),
      trainingTax(kind),
      ...malus(item, vehicle, kind, on),
      ...fixedTaxes(on),
    ],
    on,
  )
}

const demonstrationKept: readonly TaxPart[] = [
  missing(
    'Y.1',
    'Un véhicule de démonstration gardé peut devenir taxable ; le montant n’est pas connu ici.',
    'A demonstration vehicle that is kept may become taxable; the amount is not known here.',
  ),
  missing(
    'Y.3',
    'Le malus peut devenir exigible à la fin de la démonstration ; le montant n’est pas connu ici.',
    'The malus may fall due at the end of demonstration use; the amount is not known here.',
  ),
]

function summed(parts: readonly TaxPart[], on: string): TaxEstimate {
  const lines = parts.filter(isLine)
  const unknown = parts.filter((part) => !isLine(part))
  return {
    currency: 'EUR',
    on,
    lines,
    missing: unknown,
    totalCents: lines.reduce((sum, { cents }) => sum + cents, 0),
    complete: unknown.length === 0,
    estimate: true,
    tableDate: tablesReviewedOn,
  }
}
