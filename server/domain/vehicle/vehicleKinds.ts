import type { VehicleView } from '../itemView.ts'

/** What the national genre (J.1) and the European category (J) say of a vehicle; both may be missing. */

const towedGenres = new Set(['REM', 'SREM', 'RESP', 'SRSP', 'REA', 'SREA', 'RETC', 'SRTC', 'SRAT', 'MIAR'])
const farmGenres = new Set(['TRA', 'MAGA', 'MIAR', 'REA', 'SREA'])
const twoThreeWheelGenres = new Set(['MTL', 'MTT1', 'MTT2', 'MTTE', 'CL', 'CYCL', 'TM', 'QM'])
const mopedGenres = new Set(['CL', 'CYCL'])
const electricEnergies = new Set(['EL', 'H2', 'AC'])

const startsWithAny = (text: string | undefined, letters: string): boolean =>
  text !== undefined && text !== '' && letters.includes(text.charAt(0))

/** Trailers, semi-trailers and towed machines have no engine. */
export const isTowed = (vehicle: VehicleView | undefined): boolean =>
  startsWithAny(vehicle?.category, 'ORS') || towedGenres.has(vehicle?.genre ?? '')

/** Tractors, farm machines and their trailers. */
export const isFarmMachine = (vehicle: VehicleView | undefined): boolean =>
  startsWithAny(vehicle?.category, 'TRSC') || farmGenres.has(vehicle?.genre ?? '')

export const isTwoOrThreeWheeler = (vehicle: VehicleView | undefined): boolean =>
  startsWithAny(vehicle?.category, 'L') || twoThreeWheelGenres.has(vehicle?.genre ?? '')

/** P.3 says that nothing burns: no engine capacity (P.1), no CO2 (V.7). */
export const burnsNothing = (vehicle: VehicleView | undefined): boolean =>
  electricEnergies.has(vehicle?.energy ?? '')

const plugInEnergies = new Set(['EE', 'EM', 'ER', 'FL', 'GL', 'GM', 'NE', 'PE'])

/** A hybrid that is charged from outside: its CO2 is low, its fiscal power is counted otherwise. */
export const isPlugIn = (vehicle: VehicleView | undefined): boolean =>
  plugInEnergies.has(vehicle?.energy ?? '')

/** Cars and vans, the vehicles of the four-year rule of the controle technique. */
export const isCarOrVan = (vehicle: VehicleView | undefined): boolean =>
  /^[MN]1G?$/.test(vehicle?.category ?? '') || vehicle?.genre === 'VP' || vehicle?.genre === 'CTTE'

/** Nobody needs a licence to hold a trailer or a machine, and not everybody one for a moped or a light quadricycle. */
export const needsLicence = (vehicle: VehicleView | undefined): boolean =>
  !isTowed(vehicle) &&
  !isFarmMachine(vehicle) &&
  !/^L[126]e/.test(vehicle?.category ?? '') &&
  !mopedGenres.has(vehicle?.genre ?? '') &&
  !(vehicle?.genre === 'QM' && vehicle.category === undefined)

export const isCollection = (vehicle: VehicleView | undefined): boolean =>
  vehicle?.mentions?.some((mention) => codeOf(mention) === 'collection') ?? false

export const codeOf = (mention: string | { code: string }): string =>
  typeof mention === 'string' ? mention : mention.code
