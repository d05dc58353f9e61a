import type { VehicleView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'

/** What the masses of a vehicle can be, against each other, its category (J) and its genre (J.1). */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'
const annexe5 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe V'
const annexe13 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe XIII'
const typeApproval = 'Règlement (UE) 2018/858, article 4 (catégories de véhicules)'

const over = (value: number | undefined, limit: number | undefined): boolean =>
  value !== undefined && limit !== undefined && value > limit

/** Above the first and up to the second mass (F.1, kg). */
type MassBand = readonly [above: number, upTo: number]
const goodsBands = new Map<string, MassBand>([
  ['N1', [0, 3_500]],
  ['N2', [3_500, 12_000]],
  ['N3', [12_000, Infinity]],
])
const otherBands = new Map<string, MassBand>([
  ['M2', [0, 5_000]],
  ['M3', [5_000, Infinity]],
  ['O1', [0, 750]],
  ['O2', [750, 3_500]],
  ['O3', [3_500, 10_000]],
  ['O4', [10_000, Infinity]],
])

/**
 * The technical mass (F.1) where both it and the permitted one (F.2) leave the category's band, else null: a vehicle may be registered
 * below what it could carry. `N1G` is N1 off the road.
 */
function massOutside(
  bands: ReadonlyMap<string, MassBand>,
  { category, massTechnicalMax: technical, massMax: permitted }: VehicleView,
): number | null {
  if (category === undefined || technical === undefined || category.length > 3) return null
  const band = bands.get(category.length === 3 ? category.slice(0, 2) : category)
  if (band === undefined || (technical > band[0] && technical <= band[1])) return null
  return permitted !== undefined && permitted > band[0] && permitted <= band[1] ? null : technical
}

export const massRules: readonly Rule[] = [
  {
    entry: clientFault(
      'mass-in-service-over-maximum',
      [
        'La masse en ordre de marche (G : {value} kg) ne peut pas dépasser le poids total autorisé ({rubric} : {limit} kg).',
        'The mass in running order (G: {value} kg) cannot exceed the permitted maximum mass ({rubric}: {limit} kg).',
      ],
      [
        'Recopiez G et F.2 du certificat de conformité : deux cases ont pu être inversées.',
        'Copy G and F.2 again from the certificate of conformity: two boxes may have been swapped.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massInService, massMax, massTechnicalMax }, place) => {
      const limit = massMax ?? massTechnicalMax
      if (massInService === undefined || limit === undefined || massInService <= limit) return null
      const rubric = massMax === undefined ? 'F.1' : 'F.2'
      return at(`${place}/massInService`, { value: massInService, limit, rubric })
    }),
  },
  {
    entry: clientFault(
      'mass-maximum-over-technical',
      [
        'Le poids total autorisé (F.2) ne peut pas dépasser la masse techniquement admissible (F.1).',
        'The permitted maximum mass (F.2) cannot exceed the technically permissible mass (F.1).',
      ],
      [
        'Vérifiez F.1 et F.2 sur le certificat de conformité.',
        'Check F.1 and F.2 on the certificate of conformity.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massMax, massTechnicalMax }, place) =>
      over(massMax, massTechnicalMax) ? at(`${place}/massMax`) : null,
    ),
  },
  {
    entry: clientFault(
      'mass-train-under-maximum',
      [
        'Le poids de l’ensemble (F.3) ne peut pas être inférieur au poids du véhicule seul (F.2).',
        'The mass of the combination (F.3) cannot be below the mass of the vehicle alone (F.2).',
      ],
      [
        'Vérifiez F.3 ; pour un véhicule qui ne remorque rien, mettez 0 ou la valeur de F.2.',
        'Check F.3; for a vehicle that tows nothing write 0 or the value of F.2.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massMax, massTrainMax }, place) =>
      massTrainMax !== 0 && over(massMax, massTrainMax) ? at(`${place}/massTrainMax`) : null,
    ),
  },
  {
    entry: clientFault(
      'mass-unladen-over-in-service',
      [
        'Le poids à vide (G.1) ne peut pas dépasser la masse en ordre de marche (G).',
        'The unladen mass (G.1) cannot exceed the mass in running order (G).',
      ],
      [
        'Vérifiez G et G.1 : deux cases ont pu être inversées.',
        'Check G and G.1: two boxes may have been swapped.',
      ],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ massInService, massUnladen }, place) =>
      over(massUnladen, massInService) ? at(`${place}/massUnladen`) : null,
    ),
  },
  {
    entry: clientFault(
      'mass-unladen-unusual',
      [
        'Pour une voiture, G vaut d’ordinaire G.1 plus 75 kg (le conducteur) ; ici l’écart est de {gap} kg.',
        'For a car G usually is G.1 plus 75 kg (the driver); here the difference is {gap} kg.',
      ],
      [
        'Vérifiez G et G.1 sur le certificat de conformité.',
        'Check G and G.1 on the certificate of conformity.',
      ],
      'warning',
    ),
    source: annexe13,
    confirmed: true,
    ...ofVehicle(({ category, massInService, massUnladen }, place) => {
      if (category !== 'M1' && category !== 'M1G') return null
      if (massInService === undefined || massUnladen === undefined) return null
      const gap = massInService - massUnladen
      return gap >= 0 && gap !== 75 ? at(`${place}/massUnladen`, { gap }) : null
    }),
  },
  {
    entry: clientFault(
      'category-mass-mismatch',
      [
        'Une masse maximale de {mass} kg ne va pas avec la catégorie {category} (J).',
        'A maximum mass of {mass} kg does not go with the category {category} (J).',
      ],
      [
        'N1 : jusqu’à 3 500 kg ; N2 : jusqu’à 12 000 kg ; N3 : au-delà. Corrigez J ou F.1.',
        'N1: up to 3,500 kg; N2: up to 12,000 kg; N3: above. Correct J or F.1.',
      ],
    ),
    source: typeApproval,
    confirmed: true,
    ...ofVehicle((vehicle, place) => {
      const mass = massOutside(goodsBands, vehicle)
      return mass === null ? null : at(`${place}/category`, { mass, category: vehicle.category ?? '' })
    }),
  },
  {
    entry: clientFault(
      'category-mass-unusual',
      [
        'Une masse maximale de {mass} kg est inhabituelle pour la catégorie {category} (J).',
        'A maximum mass of {mass} kg is unusual for the category {category} (J).',
      ],
      [
        'O1 : jusqu’à 750 kg ; O2 : 3 500 kg ; O3 : 10 000 kg ; M2 : 5 000 kg. Vérifiez J et F.1.',
        'O1: up to 750 kg; O2: 3,500 kg; O3: 10,000 kg; M2: 5,000 kg. Check J and F.1.',
      ],
      'warning',
    ),
    source: typeApproval,
    confirmed: true,
    ...ofVehicle((vehicle, place) => {
      const mass = massOutside(otherBands, vehicle)
      return mass === null ? null : at(`${place}/category`, { mass, category: vehicle.category ?? '' })
    }),
  },
  {
    entry: clientFault(
      'genre-mass-mismatch',
      [
        'Un poids total autorisé (F.2) de {mass} kg ne va pas avec le genre {genre} (J.1).',
        'A permitted maximum mass (F.2) of {mass} kg does not go with the genre {genre} (J.1).',
      ],
      [
        'Jusqu’à 3 500 kg le genre est CTTE, au-delà CAM : corrigez J.1 ou F.2.',
        'Up to 3,500 kg the genre is CTTE, above it CAM: correct J.1 or F.2.',
      ],
    ),
    source: annexe5,
    confirmed: true,
    ...ofVehicle(({ genre, massMax }, place) => {
      if (massMax === undefined || (genre !== 'CTTE' && genre !== 'CAM')) return null
      return (genre === 'CTTE') === massMax <= 3_500 ? null : at(`${place}/genre`, { mass: massMax, genre })
    }),
  },
]
