import type { Faults, Rule } from '../rule.ts'
import type { PartyView, VehicleView } from '../itemView.ts'
import { at } from '../rule.ts'
import { guardianRequired, isMinor } from '../guardian.ts'
import { licenceBound, withHolder } from './procedureGroups.ts'
import { isCarOrVan, needsLicence } from './vehicleKinds.ts'

/** Who may stand on the certificate: the main holder's licence, the guardian of a minor, the mandate. */

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
        fr: 'Complétez licenceCategories, ou mettez en titulaire une personne qui a le permis B.',
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
    entry: {
      code: 'mandate-online-for-vehicle',
      severity: 'error',
      actor: 'client',
      fr: 'Le mandat en ligne n’existe que pour le permis de conduire ; pour un véhicule, il faut le mandat signé (cerfa 13757).',
      en: 'The online mandate exists for driving licences only; a vehicle needs the signed mandate (cerfa 13757).',
      remedy: {
        fr: 'Faites signer le cerfa 13757 et mettez mandate.kind « paper ».',
        en: 'Have cerfa 13757 signed and write mandate.kind "paper".',
      },
    },
    procedures: withHolder,
    source: 'Cerfa 13757, conventions d’habilitation au SIV',
    confirmed: true,
    check: ({ mandate }) => (mandate?.kind === 'online' ? at('/mandate/kind') : null),
  },
]
