import type { ItemView, VehicleView } from '../itemView.ts'
import { burnsNothing } from '../vehicle/vehicleKinds.ts'
import { hasMention, isClean, isHybrid, type TaxedKind } from './taxedKinds.ts'
import { carbonScales, electricMassFrom, massAllowanceKg, massScales, massTaxCents } from './malusScales.ts'
import { isLine, missing, rowOn, type TaxLine, type TaxPart } from './taxEstimate.ts'

/** Y.3: the CO2 malus and the mass malus of a passenger car at its first registration in France. */
export function malus(item: ItemView, vehicle: VehicleView, kind: TaxedKind | null, on: string): TaxPart[] {
  const isFirst = item.procedure !== 'changement-titulaire' && item.procedure !== 'changement-locataire'
  if (!isFirst) return [none(usedInFrance, false)]
  const scope = scopeOf(vehicle, kind)
  if (scope !== 'due') return scope === 'none' ? [none(noPassengerCar, true)] : [unknownScope]
  const isUsed = item.procedure === 'import-vo'
  const carbon = ofUsed(carbonMalus(vehicle, on), isUsed)
  return [carbon, capped(ofUsed(massMalus(vehicle, on), isUsed), carbon, on)]
}

const usedInFrance = {
  fr: 'Malus : dû à la première immatriculation en France seulement',
  en: 'Malus: due at the first registration in France only',
}
const noPassengerCar = {
  fr: 'Malus : ce n’est pas une voiture particulière',
  en: 'Malus: this is no passenger car',
}
const unknownScope = missing(
  'Y.3',
  'Malus : on ne sait pas ici si ce véhicule le paie (genre, rangées de sièges ou usage).',
  'Malus: whether this vehicle pays it is not known here (genre, rows of seats or use).',
)
const unknownReduction = missing(
  'Y.3',
  'Malus : la réduction selon l’âge d’un véhicule d’occasion importé n’est pas connue ici.',
  'Malus: the reduction by age of an imported used vehicle is not known here.',
)

/** Vans with a second row of seats may be taxed like cars; so may special bodies; demonstration and disability change the rule. */
function scopeOf(vehicle: VehicleView, kind: TaxedKind | null): 'due' | 'none' | 'unknown' {
  if (kind === null || kind === 'special') return 'unknown'
  if (kind === 'utility') {
    const isVan = vehicle.genre === 'CTTE' || vehicle.category?.startsWith('N1') === true
    return isVan && (vehicle.seats ?? 9) > 3 ? 'unknown' : 'none'
  }
  if (kind !== 'car') return 'none'
  const isSpecial = hasMention(vehicle, 'vehicule-demonstration') || hasMention(vehicle, 'usage-handicap')
  return isSpecial ? 'unknown' : 'due'
}

/** Nothing stays nothing, however old the vehicle. */
const ofUsed = (part: TaxPart, isUsed: boolean): TaxPart =>
  isUsed && isLine(part) && part.cents > 0 ? unknownReduction : part

function carbonMalus(vehicle: VehicleView, on: string): TaxPart {
  const scale = rowOn(carbonScales, on)
  if (scale === null)
    return missing(
      'Y.3',
      'Malus CO2 : barème inconnu pour ce jour.',
      'CO2 malus: no scale is known for this day.',
    )
  const { co2 = burnsNothing(vehicle) ? 0 : undefined } = vehicle
  if (co2 === undefined)
    return missing(
      'Y.3',
      'Malus CO2 : les émissions (V.7) ne sont pas données.',
      'CO2 malus: the emissions (V.7) are not given.',
    )
  const cents = co2 < scale.fromGrams ? 0 : co2 >= scale.topFromGrams ? scale.topCents : scale.points.get(co2)
  if (cents === undefined)
    return missing(
      'Y.3',
      `Malus CO2 : le montant pour ${co2} g/km n’est pas connu ici.`,
      `CO2 malus: the amount for ${co2} g/km is not known here.`,
    )
  return {
    rubric: 'Y.3',
    cents,
    fr: `Malus CO2 : ${co2} g/km`,
    en: `CO2 malus: ${co2} g/km`,
    source: scale.source,
    tableDate: scale.validFrom,
    confirmed: true,
  }
}

function massMalus(vehicle: VehicleView, on: string): TaxPart {
  const scale = rowOn(massScales, on)
  if (scale === null)
    return missing(
      'Y.3',
      'Malus masse : barème inconnu pour ce jour.',
      'Mass malus: no scale is known for this day.',
    )
  const { massInService } = vehicle
  const isTaxedElectric = isClean(vehicle) && on >= electricMassFrom
  if (massInService === undefined && (!isClean(vehicle) || isTaxedElectric))
    return missing(
      'Y.3',
      'Malus masse : la masse en service (G) n’est pas donnée.',
      'Mass malus: the mass in service (G) is not given.',
    )
  const mass = massInService ?? 0
  const taxed = isTaxedElectric ? mass - massAllowanceKg : isClean(vehicle) ? 0 : mass
  const cents = massTaxCents(scale, taxed)
  if (isTaxedElectric && cents > 0) return unknownEcoScore
  const isDoubtful = cents > 0 && isHybrid(vehicle)
  return {
    rubric: 'Y.3',
    cents,
    fr: `Malus masse : ${massWords(massInService)}${isDoubtful ? ', sans les abattements des hybrides' : ''}`,
    en: `Mass malus: ${massWords(massInService)}${isDoubtful ? ', without the allowances of hybrids' : ''}`,
    source: scale.source,
    tableDate: scale.validFrom,
    confirmed: !isDoubtful,
  }
}

const massWords = (kg: number | undefined): string => (kg === undefined ? 'G' : `${kg} kg`)

const unknownEcoScore = missing(
  'Y.3',
  'Malus masse : une électrique de cette masse n’en est exempte qu’avec un éco-score, qui n’est pas connu ici.',
  'Mass malus: an electric car of this mass is exempt only with an eco-score, which is not known here.',
)

/** Both together never exceed the top of the CO2 scale. */
function capped(mass: TaxPart, carbon: TaxPart, on: string): TaxPart {
  const top = rowOn(carbonScales, on)?.topCents ?? 0
  if (!isLine(mass) || !isLine(carbon) || carbon.cents + mass.cents <= top) return mass
  return {
    ...mass,
    cents: top - carbon.cents,
    fr: `${mass.fr}, plafonné avec le malus CO2`,
    en: `${mass.en}, capped together with the CO2 malus`,
  }
}

const none = (words: { fr: string; en: string }, confirmed: boolean): TaxLine => ({
  rubric: 'Y.3',
  cents: 0,
  ...words,
  source: 'CIBS, articles L.421-58 et suivants',
  tableDate: '2026-01-01',
  confirmed,
})
