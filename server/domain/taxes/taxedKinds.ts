import type { VehicleView } from '../itemView.ts'
import { codeOf, isFarmMachine, isTowed, isTwoOrThreeWheeler } from '../vehicle/vehicleKinds.ts'

/** The kinds of vehicles that the taxes tell apart; null = neither category (J) nor genre (J.1) tells. */
export type TaxedKind =
  | 'car'
  /** A body for a purpose on the base of a car: motor homes, ambulances. */
  | 'special'
  | 'utility'
  | 'motorcycle'
  /** Mopeds, tricycles, quadricycles. */
  | 'lightOther'
  | 'towedOrFarm'

const motorcycleGenres = new Set(['MTL', 'MTT1', 'MTT2', 'MTTE'])
const utilityGenres = new Set(['CTTE', 'CAM', 'TRR', 'TCP'])

export function taxedKindOf(vehicle: VehicleView): TaxedKind | null {
  const { category, genre } = vehicle
  if (isTowed(vehicle) || isFarmMachine(vehicle)) return 'towedOrFarm'
  if (isTwoOrThreeWheeler(vehicle))
    return category?.startsWith('L3e') || motorcycleGenres.has(genre ?? '') ? 'motorcycle' : 'lightOther'
  if (genre === 'VASP') return 'special'
  if (genre === 'VP') return 'car'
  if (utilityGenres.has(genre ?? '')) return 'utility'
  if (category === undefined) return null
  if (/^M1G?$/.test(category)) return 'car'
  return /^[MN]/.test(category) ? 'utility' : null
}

/** P.3: electricity, hydrogen, or both of them and nothing else. */
const cleanEnergies = new Set(['EL', 'H2', 'AC', 'HE', 'HH'])
export const isClean = ({ energy }: VehicleView): boolean => cleanEnergies.has(energy ?? '')

/** P.3: petrol or diesel alone. */
export const isPlain = ({ energy }: VehicleView): boolean => energy === 'ES' || energy === 'GO'

/** P.3: a second, electric engine; reductions of the malus depend on what a certificate does not tell. */
const hybridEnergies = new Set('EE EM ER FL GL GM NE PE EH FH GH NH PH HE HH'.split(' '))
export const isHybrid = ({ energy }: VehicleView): boolean => hybridEnergies.has(energy ?? '')

export const hasMention = (vehicle: VehicleView, code: string): boolean =>
  vehicle.mentions?.some((mention) => codeOf(mention) === code) ?? false
