import { addMonths, addYears } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'
import { isCollection } from './vehicleKinds.ts'

/** What the first registration (B) and the mileage say: new or used, old enough for a collection. */

const article4E =
  'Arrêté du 9 février 2009 (immatriculation des véhicules), article 4.E ; code de la route, article R.311-1'
const newForVat = 'Code général des impôts, article 298 sexies (moyen de transport neuf)'

const afterThirtyYears = remembered((date) => addYears(date, 30))
const afterSixMonths = remembered((date) => addMonths(date, 6))
const vatKilometres = 6_000
const yearlyKilometresMax = 120_000

export const ageRules: readonly Rule[] = [
  {
    entry: clientFault(
      'collection-too-young',
      [
        'Un véhicule de collection a au moins trente ans ; celui-ci est plus jeune.',
        'A collector’s vehicle is at least thirty years old; this one is younger.',
      ],
      [
        'Retirez la mention « collection », ou corrigez la date B.',
        'Leave out the mention "collection", or correct date B.',
      ],
    ),
    source: article4E,
    confirmed: true,
    ...ofVehicle((vehicle, place, on) => {
      const born = vehicle.firstRegistrationDate
      return born !== undefined && isCollection(vehicle) && afterThirtyYears(born) > on
        ? at(`${place}/firstRegistrationDate`)
        : null
    }),
  },
  {
    entry: clientFault(
      'new-vehicle-registered-before',
      [
        'Un véhicule neuf n’a jamais été immatriculé ; celui-ci a une première immatriculation antérieure à la vente.',
        'A new vehicle was never registered; this one has a first registration before the sale.',
      ],
      [
        'Choisissez « import-vo » ou « changement-titulaire », ou retirez firstRegistrationDate.',
        'Choose "import-vo" or "changement-titulaire", or leave firstRegistrationDate out.',
      ],
      'warning',
    ),
    procedures: ['vn'],
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 1.A (véhicule neuf)',
    confirmed: true,
    check: ({ vehicle, sale }) =>
      vehicle?.firstRegistrationDate !== undefined &&
      sale?.date !== undefined &&
      vehicle.firstRegistrationDate < sale.date
        ? at('/vehicle/firstRegistrationDate')
        : null,
  },
  {
    entry: clientFault(
      'vat-new-vehicle',
      [
        'Pour la TVA, un véhicule de moins de six mois ou de moins de 6 000 km est neuf : elle se paie en France avant le quitus.',
        'For VAT a vehicle under six months or under 6,000 km is new: VAT is paid in France before the quitus.',
      ],
      [
        'Vérifiez que le quitus porte sur un véhicule neuf.',
        'Check that the quitus was given for a new vehicle.',
      ],
      'info',
    ),
    procedures: ['import-vo'],
    source: newForVat,
    confirmed: true,
    check: ({ vehicle, origin, sale, fiscal }) => {
      const born = vehicle?.firstRegistrationDate
      if (origin?.regime !== 'eu' || fiscal?.kind !== 'quitus' || born === undefined) return null
      const sold = sale?.deliveredOn ?? sale?.date
      const isYoung = sold !== undefined && afterSixMonths(born) >= sold
      return isYoung || (vehicle?.mileage !== undefined && vehicle.mileage <= vatKilometres)
        ? at('/fiscal/kind')
        : null
    },
  },
  {
    entry: clientFault(
      'import-not-new',
      [
        'Ce véhicule a plus de six mois et plus de 6 000 km : pour l’administration, c’est une occasion.',
        'This vehicle is over six months old and has over 6,000 km: to the State it is a used one.',
      ],
      ['Choisissez « import-vo », ou corrigez la date B.', 'Choose "import-vo", or correct date B.'],
      'warning',
    ),
    procedures: ['import-vn'],
    source: newForVat,
    confirmed: true,
    check: ({ vehicle, sale }) => {
      const born = vehicle?.firstRegistrationDate
      const sold = sale?.deliveredOn ?? sale?.date
      if (born === undefined || sold === undefined || (vehicle?.mileage ?? 0) <= vatKilometres) return null
      return afterSixMonths(born) < sold ? at('/vehicle/firstRegistrationDate') : null
    },
  },
  {
    entry: clientFault(
      'mileage-unusual',
      [
        'Un kilométrage de {mileage} km est invraisemblable pour l’âge du véhicule.',
        'A mileage of {mileage} km is implausible for the age of the vehicle.',
      ],
      ['Vérifiez le kilométrage et la date B.', 'Check the mileage and date B.'],
      'warning',
    ),
    source: 'Vraisemblance du kilométrage',
    confirmed: false,
    ...ofVehicle(({ mileage, firstRegistrationDate: born }, place, on) => {
      if (mileage === undefined || mileage < yearlyKilometresMax || born === undefined) return null
      const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) + 1
      return mileage > years * yearlyKilometresMax ? at(`${place}/mileage`, { mileage }) : null
    }),
  },
]
