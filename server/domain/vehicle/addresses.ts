import type { AddressView, ItemView } from '../itemView.ts'
import { addMonths } from '../dates.ts'
import { searchName } from '../searchKeys.ts'
import { remembered } from '../rememberedDays.ts'
import { hasFrenchPost } from '../rules/countries.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'

/** Changes of address, and duplicates of a lost title. */

const article15 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 15'

const monthAfter = remembered((date) => addMonths(date, 1))

/** Who moves to the next building of an estate, or to another hamlet, keeps most of an address. */
const lines = [
  'line1',
  'postalCode',
  'city',
  'building',
  'floor',
  'mailbox',
  'line2',
  'locality',
  'careOf',
  'country',
] as const

const isSameAddress = (one: AddressView, other: AddressView): boolean =>
  lines.every((line) => searchName(one[line] ?? '') === searchName(other[line] ?? ''))

const movesOf = ({ addressChange, lessee, holder }: ItemView) =>
  [(addressChange?.of === 'lessee' ? lessee : holder)?.address, addressChange?.address] as const

export const addressRules: readonly Rule[] = [
  {
    entry: {
      code: 'address-unchanged',
      severity: 'error',
      actor: 'client',
      fr: 'La nouvelle adresse est la même que l’ancienne.',
      en: 'The new address is the same as the old one.',
      remedy: {
        fr: 'Mettez l’ancienne adresse au titulaire (« holder ») et la nouvelle au changement d’adresse (« addressChange »).',
        en: 'Write the old address in "holder" and the new one in "addressChange".',
      },
    },
    procedures: ['changement-adresse'],
    source: article15,
    confirmed: true,
    check: (item) => {
      const [old, next] = movesOf(item)
      return old !== undefined && next !== undefined && isSameAddress(old, next)
        ? at('/addressChange/address')
        : null
    },
  },
  {
    entry: clientFault(
      'address-late',
      [
        'Le changement d’adresse devait être déclaré dans le mois du déménagement ; il part quand même, en retard.',
        'The change of address had to be declared within a month of the move; it is filed all the same, late.',
      ],
      [
        'Vérifiez la date du déménagement ; rien d’autre à faire.',
        'Check the day of the move; nothing else to do.',
      ],
      'warning',
    ),
    procedures: ['changement-adresse'],
    source: 'Code de la route, article R.322-7',
    confirmed: true,
    check: ({ addressChange }, { on }) =>
      addressChange?.movedOn !== undefined && monthAfter(addressChange.movedOn) < on
        ? at('/addressChange/movedOn')
        : null,
  },
  {
    entry: clientFault(
      'address-abroad',
      [
        'La nouvelle adresse est à l’étranger : le véhicule s’immatricule alors dans ce pays.',
        'The new address is abroad: the vehicle is then registered in that country.',
      ],
      ['Vérifiez le pays de la nouvelle adresse.', 'Check the country of the new address.'],
      'warning',
    ),
    procedures: ['changement-adresse'],
    source: article15,
    confirmed: false,
    check: (item) => {
      const country = movesOf(item)[1]?.country
      return country !== undefined && !hasFrenchPost(country) ? at('/addressChange/address/country') : null
    },
  },
  {
    entry: {
      code: 'lessee-missing',
      severity: 'error',
      actor: 'client',
      fr: 'C’est l’adresse du locataire qui change : il manque le locataire.',
      en: 'The address of the lessee changes: the lessee is missing.',
      remedy: {
        fr: 'Ajoutez le locataire (« lessee ») : nom, prénoms, naissance et adresse.',
        en: 'Add "lessee": names, birth and address of the lessee.',
      },
    },
    procedures: ['changement-adresse'],
    source: article15,
    confirmed: true,
    check: ({ addressChange, lessee }) =>
      addressChange?.of === 'lessee' && lessee === undefined ? at('/lessee') : null,
  },
  {
    entry: {
      code: 'theft-undeclared',
      severity: 'error',
      actor: 'client',
      fr: 'Un vol se déclare à la police ou à la gendarmerie avant le duplicata : la date de cette déclaration manque.',
      en: 'A theft is declared to the police before a duplicate is asked for: the day of that declaration is missing.',
      remedy: {
        fr: 'Donnez le jour de la déclaration (duplicate.declaredOn), et le lieu si possible (declaredAt).',
        en: 'Give duplicate.declaredOn, and declaredAt if possible.',
      },
    },
    procedures: ['duplicata'],
    source: 'Cerfa 13753 (déclaration de perte ou de vol)',
    confirmed: true,
    check: ({ duplicate }) =>
      duplicate?.reason === 'theft' && duplicate.declaredOn === undefined
        ? at('/duplicate/declaredOn')
        : null,
  },
]
