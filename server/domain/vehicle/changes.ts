import { addMonths, addYears } from '../dates.ts'
import type { AddressView, MentionView } from '../itemView.ts'
import { at, type Rule } from '../rule.ts'
import { registrations } from './procedureGroups.ts'
import { codeOf } from './vehicleKinds.ts'

/** Leases, changes of address, technical changes, demonstration vehicles. */

const article4D = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 4.D'
const article15 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 15'
const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III (C.1, C.3)'

const demonstrationMassMax = 3500

const isSameAddress = (one: AddressView, other: AddressView): boolean =>
  one.line1 === other.line1 && one.postalCode === other.postalCode && one.city === other.city

/** The place of an element that both lists name, or -1. */
const indexInBoth = (added: readonly MentionView[] = [], removed: readonly MentionView[] = []): number =>
  added.findIndex((mention) => removed.some((other) => codeOf(other) === codeOf(mention)))

export const changeRules: readonly Rule[] = [
  {
    entry: {
      code: 'lease-without-lessee',
      severity: 'error',
      actor: 'client',
      fr: 'Un contrat de location est donné sans locataire.',
      en: 'A lease is given without a lessee.',
      remedy: {
        fr: 'Ajoutez « lessee » (le locataire, C.3) ; le titulaire est le loueur (C.1).',
        en: 'Add "lessee" (C.3); the holder is the lessor (C.1).',
      },
    },
    procedures: registrations,
    source: annexe3,
    confirmed: true,
    check: ({ lease, lessee }) => (lease !== undefined && lessee === undefined ? at('/lessee') : null),
  },
  {
    entry: {
      code: 'lessee-without-lease',
      severity: 'error',
      actor: 'client',
      fr: 'Un locataire est donné sans contrat de location.',
      en: 'A lessee is given without a lease.',
      remedy: {
        fr: 'Ajoutez « lease » : nature (oa ou ld) et durée en mois.',
        en: 'Add "lease": kind (oa or ld) and length in months.',
      },
    },
    procedures: registrations,
    source: annexe3,
    confirmed: true,
    check: ({ lease, lessee }) => (lessee !== undefined && lease === undefined ? at('/lease') : null),
  },
  {
    entry: {
      code: 'lessor-permit-unknown',
      severity: 'warning',
      actor: 'client',
      fr: 'Changer de locataire est réservé au profil loueur, que votre habilitation ne porte pas ici : le SIV le vérifiera.',
      en: 'A change of lessee is for the lessor profile, which is not recorded for your habilitation: the SIV will check it.',
      remedy: {
        fr: 'Faites enregistrer le profil loueur auprès de l’exploitant de la passerelle.',
        en: 'Have the lessor profile recorded by the operator of the gateway.',
      },
    },
    procedures: ['changement-locataire'],
    source: 'Préfecture de Guyane, opérations ouvertes aux professionnels habilités (26 septembre 2017)',
    confirmed: false,
    check: (_item, { establishment }) =>
      establishment !== null && !establishment.permits?.includes('lessor') ? at('/establishment') : null,
  },
  {
    entry: {
      code: 'address-unchanged',
      severity: 'error',
      actor: 'client',
      fr: 'La nouvelle adresse est la même que l’ancienne.',
      en: 'The new address is the same as the old one.',
      remedy: {
        fr: 'Mettez l’ancienne adresse dans « holder » et la nouvelle dans « addressChange ».',
        en: 'Write the old address in "holder" and the new one in "addressChange".',
      },
    },
    procedures: ['changement-adresse'],
    source: article15,
    confirmed: true,
    check: ({ addressChange, holder, lessee }) => {
      const old = (addressChange?.of === 'lessee' ? lessee : holder)?.address
      const next = addressChange?.address
      return old !== undefined && next !== undefined && isSameAddress(old, next)
        ? at('/addressChange/address')
        : null
    },
  },
  {
    entry: {
      code: 'lessee-missing',
      severity: 'error',
      actor: 'client',
      fr: 'C’est l’adresse du locataire qui change : il manque le locataire.',
      en: 'The address of the lessee changes: the lessee is missing.',
      remedy: { fr: 'Ajoutez « lessee ».', en: 'Add "lessee".' },
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
        fr: 'Donnez duplicate.declaredOn, et declaredAt si possible.',
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
  {
    entry: {
      code: 'mention-unnamed',
      severity: 'error',
      actor: 'client',
      fr: 'Un changement de mention est annoncé, mais aucune mention ajoutée ou retirée.',
      en: 'A change of mention is announced, but none is added or removed.',
      remedy: {
        fr: 'Remplissez mentionsAdded ou mentionsRemoved (par exemple « vehicule-ecole »).',
        en: 'Fill mentionsAdded or mentionsRemoved (for example "vehicule-ecole").',
      },
    },
    procedures: ['modification-technique'],
    source: article15,
    confirmed: true,
    check: ({ modification, vehicle }) =>
      modification?.changes?.includes('mention') &&
      !modification.mentionsAdded?.length &&
      !modification.mentionsRemoved?.length &&
      !vehicle?.mentions?.length
        ? at('/modification/mentionsAdded')
        : null,
  },
  {
    entry: {
      code: 'mention-added-and-removed',
      severity: 'error',
      actor: 'client',
      fr: 'La même mention est à la fois ajoutée et retirée.',
      en: 'The same mention is both added and removed.',
      remedy: { fr: 'Retirez-la d’une des deux listes.', en: 'Take it out of one of the two lists.' },
    },
    procedures: ['modification-technique'],
    source: article15,
    confirmed: true,
    check: ({ modification }) => {
      const index = indexInBoth(modification?.mentionsAdded, modification?.mentionsRemoved)
      return index >= 0 ? at(`/modification/mentionsAdded/${index}`) : null
    },
  },
  {
    entry: {
      code: 'demonstration-too-heavy',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule de démonstration pèse au plus 3,5 tonnes (F.2) ; ici {mass} kg.',
      en: 'A demonstration vehicle weighs at most 3.5 tonnes (F.2); here {mass} kg.',
      remedy: {
        fr: 'Retirez la mention « vehicule-demonstration ».',
        en: 'Leave out the mention "vehicule-demonstration".',
      },
    },
    procedures: ['vn', 'import-vn'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      const mass = vehicle?.massMax ?? 0
      return index >= 0 && mass > demonstrationMassMax ? at(`/vehicle/mentions/${index}`, { mass }) : null
    },
  },
  {
    entry: {
      code: 'demonstration-too-long',
      severity: 'error',
      actor: 'client',
      fr: 'L’usage de démonstration dure un an au plus.',
      en: 'Demonstration use lasts one year at most.',
      remedy: {
        fr: 'Donnez une fin de démonstration plus proche.',
        en: 'Give an earlier end of demonstration use.',
      },
    },
    procedures: ['vn', 'import-vn'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }, { on }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      const mention = vehicle?.mentions?.[index]
      const until = typeof mention === 'object' ? mention.until : undefined
      return until !== undefined && until > addYears(on, 1) ? at(`/vehicle/mentions/${index}/until`) : null
    },
  },
  {
    entry: {
      code: 'demonstration-too-short',
      severity: 'warning',
      actor: 'client',
      fr: 'L’usage de démonstration dure au moins trois mois : plus court, les taxes peuvent être dues.',
      en: 'Demonstration use lasts three months at least: if shorter, the taxes may fall due.',
      remedy: {
        fr: 'Vérifiez le début et la fin de la démonstration.',
        en: 'Check the start and the end of demonstration use.',
      },
    },
    procedures: ['fin-demonstration'],
    source: article4D,
    confirmed: true,
    check: ({ demonstration }) => {
      const { startedOn, endedOn } = demonstration ?? {}
      return startedOn !== undefined &&
        endedOn !== undefined &&
        endedOn >= startedOn &&
        endedOn < addMonths(startedOn, 3)
        ? at('/demonstration/endedOn')
        : null
    },
  },
]

const demonstrationIndex = (mentions: readonly MentionView[] | undefined): number =>
  mentions?.findIndex((mention) => codeOf(mention) === 'vehicule-demonstration') ?? -1
