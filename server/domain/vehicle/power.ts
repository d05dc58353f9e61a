import type { VehicleView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'
import { burnsNothing, isPlugIn, isTowed } from './vehicleKinds.ts'

/** Power (P.2), fiscal power (P.6) and power to mass (Q), against each other. */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'
const definitions = 'Code de la route, article R.311-1'
const fiscalFormula =
  'Puissance administrative : loi n° 98-546 du 2 juillet 1998, article 62 ; formule WLTP depuis le 1er juillet 2020'

/** Cars approved by WLTP: the CO2 left the formula of fiscal power. */
const wltpSince = '2020-07-01'
const co2FormulaSince = '1998-07-01'

/**
 * Fiscal power (P.6) as the law counts it, or null where it cannot be told: only cars that burn fuel, since July 1998. The old formula
 * was tried against 1,581 cars of ADEME's list of 2014 and met 1,578.
 */
export function countedFiscalPower(vehicle: VehicleView): number | null {
  const { power, co2, category, genre, firstRegistrationDate: born } = vehicle
  if (power === undefined || genre !== 'VP' || category !== 'M1') return null
  if (vehicle.energy === undefined || burnsNothing(vehicle) || isPlugIn(vehicle)) return null
  const kilowatts = power / 100
  if (born === undefined || born >= wltpSince)
    return Math.max(1, Math.round(1.34 + 1.8 * kilowatts * kilowatts + 3.87 * kilowatts))
  if (born < co2FormulaSince || co2 === undefined || co2 === 0) return null
  return Math.max(1, Math.round(co2 / 45 + (power / 40) ** 1.6))
}

/** Q is counted on the mass without its driver; titles differ, so the nearest reading counts. */
function isRatioOff({ powerToMass: ratio, power, massInService, massUnladen }: VehicleView): boolean {
  if (ratio === undefined || power === undefined || massInService === undefined) return false
  const masses = [massInService, massInService - 75, massUnladen ?? massInService]
  return masses.every((mass) => mass > 0 && Math.abs(power / mass - ratio) > 0.15 * ratio + 0.01)
}

/** What the definition of a genre allows its engine: cm3 and kW. */
const engineLimits = new Map<string, { capacity: number; power: number }>([
  ['MTL', { capacity: 125, power: 11 }],
  ['CL', { capacity: 50, power: 4 }],
])

export const powerRules: readonly Rule[] = [
  {
    entry: clientFault(
      'fiscal-power-unusual',
      [
        'La puissance fiscale (P.6 : {given} CV) s’écarte de celle que donne la puissance (P.2) : {counted} CV.',
        'The fiscal power (P.6: {given}) differs from what the power (P.2) gives: {counted}.',
      ],
      [
        'Vérifiez P.2 (en kW, pas en chevaux) et P.6 sur le certificat de conformité ou l’ancien titre.',
        'Check P.2 (in kW, not horsepower) and P.6 on the certificate of conformity or the former title.',
      ],
      'warning',
    ),
    source: fiscalFormula,
    confirmed: false,
    ...ofVehicle((vehicle, place) => {
      const given = vehicle.fiscalPower
      if (given === undefined) return null
      const counted = countedFiscalPower(vehicle)
      return counted !== null && Math.abs(counted - given) > 1
        ? at(`${place}/fiscalPower`, { given, counted })
        : null
    }),
  },
  {
    entry: clientFault(
      'power-zero',
      ['Un véhicule à moteur a une puissance (P.2).', 'A vehicle with an engine has a power (P.2).'],
      ['Recopiez P.2 en kW.', 'Copy P.2 in kW.'],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      vehicle.power === 0 && vehicle.energy !== undefined && !isTowed(vehicle) ? at(`${place}/power`) : null,
    ),
  },
  {
    entry: clientFault(
      'power-unusual',
      ['Une puissance (P.2) de {power} kW est inhabituelle.', 'A power (P.2) of {power} kW is unusual.'],
      [
        'P.2 se donne en kW : divisez les chevaux par 1,36.',
        'P.2 is given in kW: divide horsepower by 1.36.',
      ],
      'warning',
    ),
    source: 'Vraisemblance de la rubrique P.2',
    confirmed: false,
    ...ofVehicle(({ power, category }, place) =>
      power !== undefined && power > (category?.startsWith('L') ? 200 : 900)
        ? at(`${place}/power`, { power })
        : null,
    ),
  },
  {
    entry: clientFault(
      'engine-over-genre-limit',
      [
        'Le genre {genre} (J.1) s’arrête à {capacity} cm³ et {power} kW.',
        'The genre {genre} (J.1) ends at {capacity} cm³ and {power} kW.',
      ],
      ['Corrigez J.1, P.1 ou P.2.', 'Correct J.1, P.1 or P.2.'],
    ),
    source: `${definitions} ; arrêté du 9 février 2009, annexe V`,
    confirmed: true,
    ...ofVehicle((vehicle, place) => {
      const { genre, engineCapacity = 0, power = 0 } = vehicle
      if (genre === undefined) return null
      const limits = engineLimits.get(genre)
      if (limits === undefined) return null
      // Electric motors are limited by their rated power, and titles may give the peak.
      const isWeak = power <= limits.power || burnsNothing(vehicle)
      if (engineCapacity <= limits.capacity && isWeak) return null
      return at(`${place}/genre`, { genre, ...limits })
    }),
  },
  {
    entry: clientFault(
      'power-to-mass-elsewhere',
      [
        'Le rapport puissance/masse (Q) n’existe que pour les motocycles (catégories L3e à L5e).',
        'The power-to-mass ratio (Q) only exists for motorcycles (categories L3e to L5e).',
      ],
      ['Retirez powerToMass, ou corrigez la catégorie.', 'Leave powerToMass out, or correct the category.'],
      'warning',
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ powerToMass, category }, place) =>
      powerToMass !== undefined && powerToMass > 0 && category !== undefined && !/^L[345]e/.test(category)
        ? at(`${place}/powerToMass`)
        : null,
    ),
  },
  {
    entry: clientFault(
      'power-to-mass-mismatch',
      [
        'Le rapport puissance/masse (Q : {ratio}) ne correspond pas à P.2 divisée par la masse.',
        'The power-to-mass ratio (Q: {ratio}) is not P.2 divided by the mass.',
      ],
      ['Vérifiez Q (kW/kg), P.2 et G.', 'Check Q (kW/kg), P.2 and G.'],
      'warning',
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      vehicle.powerToMass !== undefined && isRatioOff(vehicle)
        ? at(`${place}/powerToMass`, { ratio: vehicle.powerToMass })
        : null,
    ),
  },
]
