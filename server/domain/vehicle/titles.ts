import { type Procedure, vehicleProcedures } from '../item.ts'
import { clientFault } from '../rules/clientFault.ts'
import { kindOfPlate, type PlateKind } from '../rules/plate.ts'
import { at, type Rule } from '../rule.ts'
import type { VehicleView } from '../itemView.ts'
import { imports } from './procedureGroups.ts'

/** The plate (A), the formula number and the day of the title (I): what goes with the SIV of 2009 and with the FNI before it. */

const annexe7 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe VII'
const article10 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 10'
const article8 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 8'
const article1G = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 1.G'
const sivStart = 'Ouverture du SIV : 15 avril 2009 (véhicules neufs), 15 octobre 2009 (occasion)'

/** New cars from 15 April 2009: before, no title had a formula number nor a plate of the SIV. */
const sivSince = '2009-04-15'

const hasPlate = (vehicle: VehicleView | undefined, kind: PlateKind): boolean =>
  vehicle?.plate !== undefined && kindOfPlate(vehicle.plate) === kind

/** Four digits, or two on the first titles; null of a number that has not the form. */
function yearOfFormula(formula: string): string | null {
  const year = formula.length === 9 ? `20${formula.slice(0, 2)}` : formula.slice(0, 4)
  return (formula.length === 9 || formula.length === 11) && year < ':' && formula.charAt(1) < ':'
    ? year
    : null
}

/** Acts on a vehicle that the State has registered for good. */
const ofRegistered: readonly Procedure[] = [
  'changement-titulaire',
  'changement-locataire',
  'declaration-achat',
  'duplicata',
]

const wwPlate = clientFault(
  'ww-plate-not-definitive',
  [
    'Une plaque WW est provisoire : cette démarche porte sur un véhicule immatriculé définitivement en France.',
    'A WW plate is provisional: this procedure is for a vehicle registered in France for good.',
  ],
  [
    'Demandez d’abord l’immatriculation définitive (« import-vo », « import-vn » ou « vn »), ou corrigez la plaque.',
    'First ask for the definitive registration ("import-vo", "import-vn" or "vn"), or correct the plate.',
  ],
)

const alreadyRegistered = clientFault(
  'already-registered',
  [
    'Ce véhicule porte déjà un numéro français définitif.',
    'This vehicle already has a definitive French number.',
  ],
  [
    'Choisissez « changement-titulaire », ou retirez la plaque (plate) ; une plaque étrangère se donne à part (origin.foreignPlate).',
    'Choose "changement-titulaire", or leave "plate" out; a foreign plate goes in origin.foreignPlate.',
  ],
)

const isDefinitive = (vehicle: VehicleView | undefined): boolean =>
  hasPlate(vehicle, 'siv') || hasPlate(vehicle, 'fni')

export const titleRules: readonly Rule[] = [
  {
    entry: wwPlate,
    procedures: ofRegistered,
    source: `${article8} et article 10`,
    confirmed: true,
    check: ({ vehicle }) => (hasPlate(vehicle, 'ww') ? at('/vehicle/plate') : null),
  },
  {
    entry: wwPlate,
    procedures: ['declaration-cession', 'changement-adresse', 'modification-technique', 'fin-demonstration'],
    severity: 'warning',
    source: article8,
    confirmed: true,
    check: ({ vehicle }) => (hasPlate(vehicle, 'ww') ? at('/vehicle/plate') : null),
  },
  {
    entry: alreadyRegistered,
    procedures: ['vn'],
    source: `${article10} ; ${annexe7}`,
    confirmed: true,
    check: ({ vehicle }) => (isDefinitive(vehicle) ? at('/vehicle/plate') : null),
  },
  {
    entry: alreadyRegistered,
    procedures: imports,
    severity: 'warning',
    source: annexe7,
    confirmed: true,
    check: ({ vehicle }) => (isDefinitive(vehicle) ? at('/vehicle/plate') : null),
  },
  {
    entry: clientFault(
      'fni-new-plate',
      [
        'Ce véhicule porte un ancien numéro (FNI) : il recevra un numéro définitif, et ses plaques sont à changer.',
        'This vehicle has an old number (FNI): it will get a definitive one, and its plates have to be changed.',
      ],
      ['Prévoyez la pose de nouvelles plaques.', 'Plan to fit new plates.'],
      'info',
    ),
    procedures: [
      'changement-titulaire',
      'changement-locataire',
      'changement-adresse',
      'modification-technique',
    ],
    source: `${article1G} ; ${annexe7}`,
    confirmed: true,
    check: ({ vehicle }) => (hasPlate(vehicle, 'fni') ? at('/vehicle/plate') : null),
  },
  {
    entry: clientFault(
      'formula-of-fni',
      [
        'Un titre d’ancien numéro (FNI) n’a pas de numéro de formule.',
        'A title with an old number (FNI) has no formula number.',
      ],
      [
        'Donnez la date du titre (titleDate, rubrique I) à la place, ou corrigez la plaque.',
        'Give the day of the title (titleDate, I) instead, or correct the plate.',
      ],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: sivStart,
    confirmed: true,
    check: ({ vehicle }) =>
      vehicle?.formulaNumber !== undefined && hasPlate(vehicle, 'fni') ? at('/vehicle/formulaNumber') : null,
  },
  {
    entry: clientFault(
      'formula-expected',
      [
        'Un titre au numéro SIV porte un numéro de formule : la date du titre ne suffit pas.',
        'A title with a SIV number has a formula number: the day of the title is not enough.',
      ],
      [
        'Recopiez le numéro de formule au bas du certificat (formulaNumber).',
        'Copy the formula number from the foot of the certificate (formulaNumber).',
      ],
      'warning',
    ),
    procedures: ['changement-titulaire', 'changement-locataire', 'declaration-achat', 'declaration-cession'],
    source: sivStart,
    confirmed: true,
    check: ({ vehicle }) =>
      vehicle?.formulaNumber === undefined && vehicle?.titleDate !== undefined && hasPlate(vehicle, 'siv')
        ? at('/vehicle/formulaNumber')
        : null,
  },
  {
    entry: clientFault(
      'title-before-siv',
      [
        'Ce titre date d’avant le SIV (15/04/2009) : il ne peut pas porter un numéro de la forme AB-123-CD.',
        'This title is older than the SIV (15 April 2009): it cannot have a number of the form AB-123-CD.',
      ],
      [
        'Vérifiez la date du titre (I) et la plaque (A).',
        'Check the day of the title (I) and the plate (A).',
      ],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: sivStart,
    confirmed: true,
    check: ({ vehicle }) =>
      vehicle?.titleDate !== undefined && vehicle.titleDate < sivSince && hasPlate(vehicle, 'siv')
        ? at('/vehicle/titleDate')
        : null,
  },
  {
    entry: clientFault(
      'formula-year-impossible',
      [
        'L’année en tête du numéro de formule ne va pas : le titre serait antérieur au véhicule, au SIV, ou à venir.',
        'The year at the head of the formula number does not fit: the title would be older than the vehicle or the SIV, or still to come.',
      ],
      [
        'Recopiez le numéro de formule ; il commence par l’année du titre.',
        'Copy the formula number again; it begins with the year of the title.',
      ],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: 'Numéro de formule : année du titre en tête, depuis 2009',
    confirmed: false,
    check: ({ vehicle }, { on }) => {
      if (vehicle?.formulaNumber === undefined) return null
      const year = yearOfFormula(vehicle.formulaNumber)
      if (year === null) return null
      const born = vehicle.firstRegistrationDate ?? sivSince
      // As texts, a year lies before its own days: `2026` < `2026-01-01`.
      const isTooEarly = year < '2009' || year < born.slice(0, 4)
      return isTooEarly || year > on ? at('/vehicle/formulaNumber') : null
    },
  },
]
