import { vehicleProcedures } from '../item.ts'
import type { VehicleView } from '../itemView.ts'
import type { Faults, Rule } from '../rule.ts'
import { at } from '../rule.ts'
import { burnsNothing, isTowed } from './vehicleKinds.ts'

/** What masses, energy and seats can be: arithmetic on the rubrics of the certificate. */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'
const annexe5 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe V'
const annexe13 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe XIII'

/** Rules that look at the vehicle alone hold wherever one is described. */
const ofVehicle = (check: (vehicle: VehicleView) => Faults): Pick<Rule, 'procedures' | 'check'> => ({
  procedures: vehicleProcedures,
  check: ({ vehicle }) => (vehicle === undefined ? null : check(vehicle)),
})

const over = (value: number | undefined, limit: number | undefined): boolean =>
  value !== undefined && limit !== undefined && value > limit

export const technicalRules: readonly Rule[] = [
  {
    entry: {
      code: 'mass-in-service-over-maximum',
      severity: 'error',
      actor: 'client',
      fr: 'La masse en ordre de marche (G : {value} kg) ne peut pas dépasser le poids total autorisé ({limit} kg).',
      en: 'The mass in running order (G: {value} kg) cannot exceed the permitted maximum mass ({limit} kg).',
      remedy: {
        fr: 'Recopiez G et F.2 du certificat de conformité : deux cases ont pu être inversées.',
        en: 'Copy G and F.2 again from the certificate of conformity: two boxes may have been swapped.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massInService, massMax, massTechnicalMax }) => {
      const limit = massMax ?? massTechnicalMax
      return massInService !== undefined && limit !== undefined && massInService > limit
        ? at('/vehicle/massInService', { value: massInService, limit })
        : null
    }),
  },
  {
    entry: {
      code: 'mass-maximum-over-technical',
      severity: 'error',
      actor: 'client',
      fr: 'Le poids total autorisé (F.2) ne peut pas dépasser la masse techniquement admissible (F.1).',
      en: 'The permitted maximum mass (F.2) cannot exceed the technically permissible mass (F.1).',
      remedy: {
        fr: 'Vérifiez F.1 et F.2 sur le certificat de conformité.',
        en: 'Check F.1 and F.2 on the certificate of conformity.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massMax, massTechnicalMax }) =>
      over(massMax, massTechnicalMax) ? at('/vehicle/massMax') : null,
    ),
  },
  {
    entry: {
      code: 'mass-train-under-maximum',
      severity: 'error',
      actor: 'client',
      fr: 'Le poids de l’ensemble (F.3) ne peut pas être inférieur au poids du véhicule seul (F.2).',
      en: 'The mass of the combination (F.3) cannot be below the mass of the vehicle alone (F.2).',
      remedy: {
        fr: 'Vérifiez F.3 ; pour un véhicule qui ne remorque rien, mettez 0 ou la valeur de F.2.',
        en: 'Check F.3; for a vehicle that tows nothing write 0 or the value of F.2.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massMax, massTrainMax }) =>
      massTrainMax !== 0 && over(massMax, massTrainMax) ? at('/vehicle/massTrainMax') : null,
    ),
  },
  {
    entry: {
      code: 'mass-unladen-over-in-service',
      severity: 'error',
      actor: 'client',
      fr: 'Le poids à vide (G.1) ne peut pas dépasser la masse en ordre de marche (G).',
      en: 'The unladen mass (G.1) cannot exceed the mass in running order (G).',
      remedy: {
        fr: 'Vérifiez G et G.1 : deux cases ont pu être inversées.',
        en: 'Check G and G.1: two boxes may have been swapped.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massInService, massUnladen }) =>
      over(massUnladen, massInService) ? at('/vehicle/massUnladen') : null,
    ),
  },
  {
    entry: {
      code: 'mass-unladen-unusual',
      severity: 'warning',
      actor: 'client',
      fr: 'Pour une voiture, G vaut d’ordinaire G.1 plus 75 kg (le conducteur) ; ici l’écart est de {gap} kg.',
      en: 'For a car G usually is G.1 plus 75 kg (the driver); here the difference is {gap} kg.',
      remedy: {
        fr: 'Vérifiez G et G.1 sur le certificat de conformité.',
        en: 'Check G and G.1 on the certificate of conformity.',
      },
    },
    source: annexe13,
    confirmed: true,
    ...ofVehicle(({ category, massInService, massUnladen }) => {
      if (category !== 'M1' || massInService === undefined || massUnladen === undefined) return null
      const gap = massInService - massUnladen
      return gap >= 0 && gap !== 75 ? at('/vehicle/massUnladen', { gap }) : null
    }),
  },
  {
    entry: {
      code: 'co2-of-electric',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule électrique ou à hydrogène (P.3 = {energy}) n’a pas de CO2 : V.7 doit être 0.',
      en: 'An electric or hydrogen vehicle (P.3 = {energy}) has no CO2: V.7 must be 0.',
      remedy: {
        fr: 'Mettez 0 dans co2, ou corrigez l’énergie.',
        en: 'Write 0 in co2, or correct the energy.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle) =>
      (vehicle.co2 ?? 0) > 0 && burnsNothing(vehicle)
        ? at('/vehicle/co2', { energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: {
      code: 'co2-zero-of-engine',
      severity: 'error',
      actor: 'client',
      fr: 'Un CO2 (V.7) de 0 est réservé aux véhicules électriques ou à hydrogène ; ici P.3 = {energy}.',
      en: 'A CO2 value (V.7) of 0 is for electric and hydrogen vehicles only; here P.3 = {energy}.',
      remedy: {
        fr: 'Recopiez V.7 du certificat de conformité, ou corrigez l’énergie.',
        en: 'Copy V.7 from the certificate of conformity, or correct the energy.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ co2, energy }) =>
      co2 === 0 && energy !== undefined && !zeroCo2Energies.has(energy)
        ? at('/vehicle/co2', { energy })
        : null,
    ),
  },
  {
    entry: {
      code: 'engine-capacity-of-electric',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule électrique ou à hydrogène (P.3 = {energy}) n’a pas de cylindrée (P.1).',
      en: 'An electric or hydrogen vehicle (P.3 = {energy}) has no engine capacity (P.1).',
      remedy: {
        fr: 'Retirez engineCapacity ou mettez 0, ou corrigez l’énergie.',
        en: 'Leave engineCapacity out or write 0, or correct the energy.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle) =>
      (vehicle.engineCapacity ?? 0) > 0 && burnsNothing(vehicle)
        ? at('/vehicle/engineCapacity', { energy: vehicle.energy ?? '' })
        : null,
    ),
  },
  {
    entry: {
      code: 'energy-of-trailer',
      severity: 'error',
      actor: 'client',
      fr: 'Une remorque n’a pas de moteur : pas d’énergie (P.3).',
      en: 'A trailer has no engine: no energy (P.3).',
      remedy: {
        fr: 'Retirez energy, ou corrigez le genre (J.1) et la catégorie (J).',
        en: 'Leave energy out, or correct J.1 and J.',
      },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle((vehicle) =>
      vehicle.energy !== undefined && isTowed(vehicle) ? at('/vehicle/energy') : null,
    ),
  },
  {
    entry: {
      code: 'seats-out-of-range',
      severity: 'error',
      actor: 'client',
      fr: 'Une voiture particulière (M1) a de 1 à 9 places assises ; ici S.1 = {seats}.',
      en: 'A passenger car (M1) has 1 to 9 seats; here S.1 = {seats}.',
      remedy: { fr: 'Vérifiez S.1, conducteur compris.', en: 'Check S.1, driver included.' },
    },
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ category, seats }) =>
      seats !== undefined && (category === 'M1' || category === 'M1G') && (seats < 1 || seats > 9)
        ? at('/vehicle/seats', { seats })
        : null,
    ),
  },
  {
    entry: {
      code: 'genre-category-mismatch',
      severity: 'error',
      actor: 'client',
      fr: 'Le genre {genre} (J.1) ne va pas avec la catégorie {category} (J).',
      en: 'The national genre {genre} (J.1) does not go with the category {category} (J).',
      remedy: {
        fr: 'Une voiture particulière est VP et M1, une camionnette CTTE et N1 : corrigez J ou J.1.',
        en: 'A passenger car is VP and M1, a van CTTE and N1: correct J or J.1.',
      },
    },
    source: annexe5,
    confirmed: true,
    ...ofVehicle(({ genre, category }) =>
      genre !== undefined && category !== undefined && !goTogether(genre, category)
        ? at('/vehicle/genre', { genre, category })
        : null,
    ),
  },
]

/** HE and HH mix hydrogen with another energy; they may say 0 or not. */
const zeroCo2Energies = new Set(['EL', 'H2', 'AC', 'HE', 'HH'])

function goTogether(genre: string, category: string): boolean {
  if (genre === 'VP') return category.startsWith('M1')
  if (genre === 'CTTE') return category.startsWith('N1')
  return true
}
