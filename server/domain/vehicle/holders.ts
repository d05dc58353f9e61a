import type { Faults, Rule } from '../rule.ts'
import type { PartyView, VehicleView } from '../itemView.ts'
import { at } from '../rule.ts'
import { guardianRequired, isMinor } from '../guardian.ts'
import { clientFault } from '../rules/clientFault.ts'
import { hasFrenchPost } from '../rules/countries.ts'
import { licenceBound, registrations, withHolder } from './procedureGroups.ts'
import { isSameParty } from './trade.ts'
import { isCarOrVan, isTwoOrThreeWheeler, needsLicence } from './vehicleKinds.ts'

/** Who may stand on the certificate: the main holder's licence, the guardian of a minor, co-holders, addresses. */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III'

const licenceDecree = 'Décret n° 2017-1278 du 9 août 2017'

const carCategories = new Set(['B', 'BE', 'B96', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'])

/** In a lease the lessee is the one who drives and who shows a licence (annexe IV, papers of the lessee). */
const checkDrivers = (
  holder: PartyView | undefined,
  lessee: PartyView | undefined,
  check: (party: PartyView, pointer: string) => Faults,
): Faults => {
  const driver = lessee ?? holder
  return driver?.kind === 'person' ? check(driver, lessee === undefined ? '/holder' : '/lessee') : null
}

const lacksCarLicence = (party: PartyView, vehicle: VehicleView | undefined): boolean =>
  party.drivingLicence !== false &&
  party.licenceCategories !== undefined &&
  isCarOrVan(vehicle) &&
  !party.licenceCategories.some((category) => carCategories.has(category))

const anyMotorcycle = ['A', 'A2', 'A1']
const lightMotorcycle = [...anyMotorcycle, 'B']
const lorry = ['C', 'CE', 'C1', 'C1E']
const heavyLorry = ['C', 'CE']
const coach = ['D', 'DE', 'D1', 'D1E']
const lightLorryMassMax = 7_500

/** Categories of which one is enough, or null where nothing sure can be said; cars and vans have a rule of their own. */
function licencesFor(vehicle: VehicleView | undefined): readonly string[] | null {
  if (vehicle === undefined) return null
  const { category, genre, massMax = 0 } = vehicle
  if (massMax <= 3_500 && (genre === 'VP' || genre === 'CTTE')) return null
  if (!needsLicence(vehicle)) return null
  if (category?.startsWith('M2') || category?.startsWith('M3') || genre === 'TCP') return coach
  if (category?.startsWith('N2') || category?.startsWith('N3') || genre === 'CAM')
    return massMax > lightLorryMassMax ? heavyLorry : lorry
  if (!isTwoOrThreeWheeler(vehicle)) return massMax > 3_500 && category?.startsWith('M1') ? lorry : null
  if (genre === 'MTL' || category === 'L3e-A1' || category?.startsWith('L5e')) return lightMotorcycle
  if (genre === 'MTT1' || genre === 'MTT2' || category?.startsWith('L3e')) return anyMotorcycle
  return null
}

export const holderRules: readonly Rule[] = [
  {
    entry: {
      code: 'holder-licence-missing',
      severity: 'error',
      actor: 'client',
      fr: 'Le titulaire principal doit avoir le permis de la catégorie ; sans permis, il ne peut être que cotitulaire.',
      en: 'The main holder needs a driving licence for the category; without one a person can only be a co-holder.',
      remedy: {
        fr: 'Mettez en titulaire une personne qui a le permis, et cette personne en cotitulaire.',
        en: 'Put a person with a licence as holder, and this person as co-holder.',
      },
    },
    procedures: licenceBound,
    validFrom: '2017-08-10',
    source: licenceDecree,
    confirmed: true,
    check: ({ holder, lessee, vehicle }) =>
      checkDrivers(holder, lessee, (party, pointer) =>
        party.drivingLicence === false && needsLicence(vehicle) ? at(`${pointer}/drivingLicence`) : null,
      ),
  },
  {
    entry: {
      code: 'holder-licence-category',
      severity: 'error',
      actor: 'client',
      fr: 'Le titulaire principal n’a pas le permis B, exigé pour une voiture ou une camionnette.',
      en: 'The main holder has no category B licence, which a car or van requires.',
      remedy: {
        fr: 'Complétez ses catégories de permis (licenceCategories), ou mettez en titulaire une personne qui a le permis B.',
        en: 'Complete licenceCategories, or put a person with a category B licence as holder.',
      },
    },
    procedures: licenceBound,
    validFrom: '2017-08-10',
    source: licenceDecree,
    confirmed: true,
    check: ({ holder, lessee, vehicle }) =>
      checkDrivers(holder, lessee, (party, pointer) =>
        lacksCarLicence(party, vehicle) ? at(`${pointer}/licenceCategories`) : null,
      ),
  },
  {
    entry: guardianRequired,
    procedures: withHolder,
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe IV',
    confirmed: true,
    check: ({ holder, guardian }, { on }) =>
      guardian === undefined && holder?.kind === 'person' && isMinor(holder.birthDate, on)
        ? at('/guardian')
        : null,
  },
  {
    entry: clientFault(
      'holder-licence-doubtful',
      [
        'Les catégories de permis données ne vont pas avec ce véhicule : il faut {expected}.',
        'The licence categories given do not go with this vehicle: it needs {expected}.',
      ],
      [
        'Complétez ses catégories de permis (licenceCategories), ou mettez en titulaire une personne qui a le permis de la catégorie.',
        'Complete licenceCategories, or put a person with a licence of the category as holder.',
      ],
      'warning',
    ),
    procedures: licenceBound,
    validFrom: '2017-08-10',
    source: `${licenceDecree} ; code de la route, article R.221-4`,
    confirmed: true,
    check: ({ holder, lessee, vehicle }) =>
      checkDrivers(holder, lessee, (party, pointer) => {
        const held = party.licenceCategories
        if (held === undefined || party.drivingLicence === false) return null
        const expected = licencesFor(vehicle)
        return expected === null || held.some((category) => expected.includes(category))
          ? null
          : at(`${pointer}/licenceCategories`, { expected: expected.join(', ') })
      }),
  },
  {
    entry: clientFault(
      'co-holder-repeated',
      [
        'Ce cotitulaire est déjà le titulaire, ou figure deux fois.',
        'This co-holder already is the holder, or stands twice.',
      ],
      ['Retirez le doublon.', 'Leave the second one out.'],
      'warning',
    ),
    procedures: withHolder,
    source: `${annexe3} (C.4.1)`,
    confirmed: true,
    check: ({ holder, coHolders }) => {
      const index = coHolders?.findIndex(
        (party, place) =>
          isSameParty(party, holder) || coHolders.slice(0, place).some((other) => isSameParty(other, party)),
      )
      return index !== undefined && index >= 0 ? at(`/coHolders/${index}`) : null
    },
  },
  {
    entry: clientFault(
      'holder-address-abroad',
      [
        'L’adresse du titulaire est à l’étranger : un véhicule s’immatricule en France à une adresse en France.',
        'The address of the holder is abroad: a vehicle is registered in France at an address in France.',
      ],
      [
        'Donnez l’adresse en France, justifiée par une pièce de domicile.',
        'Give the address in France, shown by a proof of address.',
      ],
      'warning',
    ),
    procedures: [...registrations, 'ww'],
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe IV',
    confirmed: false,
    check: ({ holder, lessee }) => {
      const country = (lessee ?? holder)?.address?.country
      return country !== undefined && !hasFrenchPost(country)
        ? at(lessee === undefined ? '/holder/address/country' : '/lessee/address/country')
        : null
    },
  },
]
