import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'

/** What goes with the category (J): the genre (J.1), seats and standing places. */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'
const annexe5 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe V'
const typeApproval = 'Règlement (UE) 2018/858, article 4 (catégories de véhicules)'

const trailers = ['O']
const motorcycles = ['L3e', 'L4e']
/** Categories that annex V gives to each genre, by their beginnings; T5 and C came after it. */
const categoriesOfGenre: Readonly<Record<string, readonly string[]>> = {
  VP: ['M1'],
  CTTE: ['N1'],
  CAM: ['N2', 'N3'],
  TRR: ['N'],
  TCP: ['M2', 'M3'],
  VASP: ['M', 'N'],
  MTL: motorcycles,
  MTT1: motorcycles,
  MTT2: motorcycles,
  TM: ['L5e'],
  QM: ['L6e', 'L7e'],
  CL: ['L1e', 'L2e'],
  CYCL: ['L2e'],
  REM: trailers,
  SREM: trailers,
  RESP: trailers,
  SRSP: trailers,
  RETC: trailers,
  SRTC: trailers,
  SRAT: trailers,
  TRA: ['T', 'C'],
  REA: ['R'],
  SREA: ['R'],
  MIAR: ['S', 'R'],
}

export const categoryRules: readonly Rule[] = [
  {
    entry: clientFault(
      'genre-category-mismatch',
      [
        'Le genre {genre} (J.1) ne va pas avec la catégorie {category} (J) : il va avec {expected}.',
        'The national genre {genre} (J.1) does not go with the category {category} (J): it goes with {expected}.',
      ],
      [
        'Une voiture particulière est VP et M1, une camionnette CTTE et N1 : corrigez J ou J.1.',
        'A passenger car is VP and M1, a van CTTE and N1: correct J or J.1.',
      ],
    ),
    source: annexe5,
    confirmed: true,
    ...ofVehicle(({ genre, category }, place) => {
      if (genre === undefined || category === undefined) return null
      const known = categoriesOfGenre[genre]
      if (known === undefined) return null
      for (const beginning of known) if (category.startsWith(beginning)) return null
      return at(`${place}/genre`, { genre, category, expected: known.join(', ') })
    }),
  },
  {
    entry: clientFault(
      'seats-out-of-range',
      [
        'Une voiture particulière (M1) a de 1 à 9 places assises ; ici S.1 = {seats}.',
        'A passenger car (M1) has 1 to 9 seats; here S.1 = {seats}.',
      ],
      ['Vérifiez S.1, conducteur compris.', 'Check S.1, driver included.'],
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ category, genre, seats }, place) =>
      seats !== undefined &&
      (seats < 1 || seats > 9) &&
      (category === undefined ? genre === 'VP' : category === 'M1' || category === 'M1G')
        ? at(`${place}/seats`, { seats })
        : null,
    ),
  },
  {
    entry: clientFault(
      'seats-of-bus',
      [
        'Un véhicule de catégorie {category} a plus de huit places outre celle du conducteur ; ici {places} en tout.',
        'A vehicle of category {category} has more than eight places beside the driver’s; here {places} in all.',
      ],
      ['Vérifiez S.1, S.2 et J.', 'Check S.1, S.2 and J.'],
      'warning',
    ),
    source: typeApproval,
    confirmed: true,
    ...ofVehicle(({ category, seats, standingPlaces }, place) => {
      if (seats === undefined || (category !== 'M2' && category !== 'M3')) return null
      const places = seats + (standingPlaces ?? 0)
      return places < 10 ? at(`${place}/seats`, { category, places }) : null
    }),
  },
  {
    entry: clientFault(
      'standing-places-elsewhere',
      [
        'Les places debout (S.2) n’existent que dans les transports en commun (M2, M3).',
        'Standing places (S.2) only exist in buses and coaches (M2, M3).',
      ],
      [
        'Retirez standingPlaces, ou corrigez la catégorie.',
        'Leave standingPlaces out, or correct the category.',
      ],
      'warning',
    ),
    source: annexe3,
    confirmed: true,
    ...ofVehicle(({ category, standingPlaces }, place) =>
      standingPlaces !== undefined && standingPlaces > 0 && category !== undefined && !/^M[23]/.test(category)
        ? at(`${place}/standingPlaces`)
        : null,
    ),
  },
]
