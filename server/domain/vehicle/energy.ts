import type { VehicleView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'
import { burnsNothing, isPlugIn, isTowed } from './vehicleKinds.ts'

/** What the source of energy (P.3) says of the engine (P.1) and of its CO2 (V.7). */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'
const plausibility = 'Vraisemblance des rubriques P.3 et V.7'

/** HE and HH mix hydrogen with another energy; they may say 0 or not. */
const zeroCo2Energies = new Set(['EL', 'H2', 'AC', 'HE', 'HH'])
/** Of these nobody can say whether an engine burns anything. */
const openEnergies = new Set(['HE', 'HH', '1A', 'FQ', 'OL', 'XX'])

const burnsFuel = (vehicle: VehicleView): boolean =>
  vehicle.energy !== undefined && !burnsNothing(vehicle) && !openEnergies.has(vehicle.energy)

/** CO2 was measured on all new cars from 1998 and on all new vans from 2009; of other vehicles V.7 may stay empty or 0. */
function hasMeasuredCo2({ category, genre, firstRegistrationDate }: VehicleView): boolean {
  if (genre === 'VASP') return false
  const kind = category?.slice(0, 2) ?? (genre === 'CTTE' ? 'N1' : 'M1')
  if (category === undefined && genre !== undefined && genre !== 'VP' && genre !== 'CTTE') return false
  if (kind !== 'M1' && kind !== 'N1') return false
  const since = kind === 'M1' ? '1998-01-01' : '2009-01-01'
  return firstRegistrationDate === undefined || firstRegistrationDate >= since
}

export const energyRules: readonly Rule[] = [
  {
    entry: clientFault(
      'co2-of-electric',
      [
        'Un véhicule électrique ou à hydrogène (P.3 = {energy}) n’a pas de CO2 : V.7 doit être 0.',
        'An electric or hydrogen vehicle (P.3 = {energy}) has no CO2: V.7 must be 0.',
      ],
      ['Mettez 0 dans co2, ou corrigez l’énergie.', 'Write 0 in co2, or correct the energy.'],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      (vehicle.co2 ?? 0) > 0 && burnsNothing(vehicle)
        ? at(`${place}/co2`, { energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: clientFault(
      'co2-zero-of-engine',
      [
        'Un CO2 (V.7) de 0 est réservé aux véhicules électriques ou à hydrogène ; ici P.3 = {energy}.',
        'A CO2 value (V.7) of 0 is for electric and hydrogen vehicles only; here P.3 = {energy}.',
      ],
      [
        'Recopiez V.7 du certificat de conformité, ou corrigez l’énergie.',
        'Copy V.7 from the certificate of conformity, or correct the energy.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      vehicle.co2 === 0 &&
      vehicle.energy !== undefined &&
      !zeroCo2Energies.has(vehicle.energy) &&
      hasMeasuredCo2(vehicle)
        ? at(`${place}/co2`, { energy: vehicle.energy })
        : null,
    ),
  },
  {
    entry: clientFault(
      'co2-low-of-engine',
      [
        'Un CO2 (V.7) de {co2} g/km est trop bas pour un moteur thermique seul (P.3 = {energy}).',
        'A CO2 value (V.7) of {co2} g/km is too low for a combustion engine alone (P.3 = {energy}).',
      ],
      [
        'Vérifiez V.7 et P.3 : un hybride rechargeable a par exemple EE ou GL.',
        'Check V.7 and P.3: a plug-in hybrid has for example EE or GL.',
      ],
      'warning',
    ),
    source: plausibility,
    confirmed: false,
    ...ofVehicle((vehicle, place) => {
      const { co2, energy } = vehicle
      if (co2 === undefined || co2 === 0 || co2 >= 60 || energy === undefined) return null
      return burnsFuel(vehicle) && !isPlugIn(vehicle) && hasMeasuredCo2(vehicle)
        ? at(`${place}/co2`, { co2, energy })
        : null
    }),
  },
  {
    entry: clientFault(
      'co2-high-of-plug-in',
      [
        'Un CO2 (V.7) de {co2} g/km est élevé pour un hybride rechargeable (P.3 = {energy}).',
        'A CO2 value (V.7) of {co2} g/km is high for a plug-in hybrid (P.3 = {energy}).',
      ],
      [
        'Reprenez la valeur mixte pondérée du certificat de conformité.',
        'Take the weighted combined value of the certificate of conformity.',
      ],
      'info',
    ),
    source: plausibility,
    confirmed: false,
    ...ofVehicle((vehicle, place) =>
      (vehicle.co2 ?? 0) > 100 && isPlugIn(vehicle)
        ? at(`${place}/co2`, { co2: vehicle.co2 ?? 0, energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: clientFault(
      'co2-unusual',
      ['Un CO2 (V.7) de {co2} g/km est invraisemblable.', 'A CO2 value (V.7) of {co2} g/km is implausible.'],
      ['Recopiez V.7 du certificat de conformité.', 'Copy V.7 from the certificate of conformity.'],
      'warning',
    ),
    source: plausibility,
    confirmed: false,
    ...ofVehicle(({ co2, category }, place) =>
      co2 !== undefined && co2 > 600 && (category === undefined || /^(?:[MN]1|L)/.test(category))
        ? at(`${place}/co2`, { co2 })
        : null,
    ),
  },
  {
    entry: clientFault(
      'engine-capacity-of-electric',
      [
        'Un véhicule électrique ou à hydrogène (P.3 = {energy}) n’a pas de cylindrée (P.1).',
        'An electric or hydrogen vehicle (P.3 = {energy}) has no engine capacity (P.1).',
      ],
      [
        'Retirez engineCapacity ou mettez 0, ou corrigez l’énergie.',
        'Leave engineCapacity out or write 0, or correct the energy.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      (vehicle.engineCapacity ?? 0) > 0 && burnsNothing(vehicle)
        ? at(`${place}/engineCapacity`, { energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: clientFault(
      'engine-capacity-zero',
      [
        'Un moteur thermique (P.3 = {energy}) a une cylindrée (P.1) : 0 n’est pas possible.',
        'A combustion engine (P.3 = {energy}) has a capacity (P.1): 0 is not possible.',
      ],
      ['Recopiez P.1 en cm³, ou corrigez l’énergie.', 'Copy P.1 in cm³, or correct the energy.'],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      vehicle.engineCapacity === 0 && burnsFuel(vehicle)
        ? at(`${place}/engineCapacity`, { energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: clientFault(
      'energy-of-trailer',
      ['Une remorque n’a pas de moteur : pas d’énergie (P.3).', 'A trailer has no engine: no energy (P.3).'],
      [
        'Retirez energy, ou corrigez le genre (J.1) et la catégorie (J).',
        'Leave energy out, or correct J.1 and J.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle, place) =>
      vehicle.energy !== undefined && isTowed(vehicle) ? at(`${place}/energy`) : null,
    ),
  },
]
