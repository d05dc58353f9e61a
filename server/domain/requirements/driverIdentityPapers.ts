import { enrolments, requests } from '../driver/procedureGroups.ts'
import type { ItemView, PartyView } from '../itemView.ts'
import { isMinor } from '../guardian.ts'
import { clientFault } from '../rules/clientFault.ts'
import { searchName } from '../searchKeys.ts'
import { isBelow } from './ages.ts'
import { homeRequirements } from './housing.ts'
import { identityRequired } from './identityEntry.ts'
import type { Requirement } from './requirement.ts'

/** Who the candidate is, where the candidate lives, and who signs for a minor. */

const identitySource = 'Service-public F31057 (3 août 2020) ; arrêté du 23 décembre 2016'
const guardianSource = 'ANTS, page « inscription à l’examen » ; Service-public F2828'

export const guardianIdRequired = clientFault(
  'guardian-id-required',
  [
    'Pour un candidat mineur ou protégé, il manque {fr}.',
    'For a candidate who is a minor or under guardianship {en} is missing.',
  ],
  [
    'Joignez la pièce d’identité du représentant légal (« identite-representant-legal »).',
    'Add the identity document of the person named in "guardian".',
  ],
)

export const parentalAuthorityProofRequired = clientFault(
  'parental-authority-proof-required',
  [
    'Le représentant légal ne porte pas le nom du candidat : l’instructeur (CERT) peut demander {fr}.',
    'The guardian does not bear the candidate’s name: the State’s examiner (CERT) may ask for {en}.',
  ],
  [
    'Joignez le livret de famille, l’acte de naissance ou le jugement.',
    'Add the family record book, the birth certificate or the judgment.',
  ],
  'warning',
)

export const guardianshipJudgmentRequired = clientFault(
  'guardianship-judgment-required',
  [
    'Le candidat est un majeur protégé : il manque {fr}.',
    'The candidate is an adult under guardianship: {en} is missing.',
  ],
  ['Joignez le jugement de tutelle ou de curatelle.', 'Add the judgment of guardianship.'],
)

export const residenceProofRequired = clientFault(
  'residence-proof-required',
  [
    'Un candidat étranger prouve qu’il réside en France depuis 185 jours : il manque {fr}.',
    'A foreign candidate shows 185 days of residence in France: {en} is missing.',
  ],
  [
    'Joignez des bulletins de paie ou des quittances de loyer, ou le titre de séjour s’il montre la durée.',
    'Add pay slips or rent receipts, or the residence permit if it shows the time.',
  ],
)

export const ephotoMissing = clientFault(
  'ephoto-missing',
  [
    'Il manque la photo : un code e-photo, ou le formulaire photo-signature envoyé par la poste.',
    'The photo is missing: an e-photo code, or the posted photo and signature form.',
  ],
  [
    'Ajoutez ePhoto.code (22 caractères), ou la pièce « formulaire-photo-signature ».',
    'Add ePhoto.code (22 characters), or the document "formulaire-photo-signature".',
  ],
  'error',
  'school',
)

export const driverIdentityPapers: readonly Requirement[] = [
  {
    entry: identityRequired,
    procedures: requests,
    source: identitySource,
    confirmed: true,
    oneOf: [['identite']],
    of: 'holder',
    asks: () => true,
  },
  {
    entry: identityRequired,
    procedures: ['transfert'],
    source: `${identitySource} ; pour un transfert`,
    confirmed: false,
    oneOf: [['identite']],
    of: 'holder',
    asks: () => true,
  },
  {
    entry: ephotoMissing,
    procedures: requests,
    source: 'ANTS, page « inscription à l’examen du permis de conduire »',
    confirmed: true,
    pointer: '/ePhoto',
    oneOf: [['formulaire-photo-signature']],
    when: { fr: 'sans code e-photo', en: 'without e-photo code' },
    asks: ({ ePhoto }) => ePhoto === undefined,
  },
  ...homeRequirements({
    procedures: requests,
    of: 'holder',
    source: 'Service-public F31847 (2020)',
    person: ({ candidate }) => candidate,
    otherProofs: ['attestation-gestionnaire'],
  }),
  {
    entry: guardianIdRequired,
    procedures: requests,
    source: guardianSource,
    confirmed: true,
    oneOf: [['identite-representant-legal']],
    of: 'guardian',
    when: { fr: 'candidat mineur ou majeur protégé', en: 'a minor, or an adult under guardianship' },
    // Of an institution no text says which paper stands for the identity document.
    asks: ({ candidate, guardian }, { on }) => {
      const asked = candidate?.protected === true || isBelow(18, candidate?.birthDate, on)
      return asked === true && guardian?.kind === 'organisation' ? 'doubt' : asked
    },
  },
  {
    entry: parentalAuthorityProofRequired,
    procedures: requests,
    source: `${guardianSource} ; pour un nom différent`,
    confirmed: false,
    oneOf: [['justificatif-autorite-parentale'], ['jugement-tutelle']],
    when: {
      fr: 'candidat mineur dont le représentant porte un autre nom',
      en: 'a minor whose guardian bears another name',
    },
    asks: ({ candidate, guardian }, { on }) =>
      guardian?.kind !== 'organisation' &&
      isMinor(candidate?.birthDate, on) &&
      bearOtherNames(candidate, guardian),
  },
  {
    entry: guardianshipJudgmentRequired,
    procedures: requests,
    source: guardianSource,
    confirmed: true,
    oneOf: [['jugement-tutelle']],
    when: { fr: 'majeur protégé', en: 'an adult under guardianship' },
    asks: (item, { on }) => isProtectedAdult(item, on),
  },
  {
    entry: residenceProofRequired,
    procedures: enrolments,
    source: 'Service-public F2828 ; arrêté du 20 avril 2012',
    confirmed: true,
    oneOf: [['justificatif-residence'], ['identite:titre-sejour']],
    of: 'holder',
    when: { fr: 'candidat étranger', en: 'a foreign candidate' },
    asks: ({ candidate }) => candidate?.nationality !== undefined && candidate.nationality !== 'FRA',
  },
]

const isProtectedAdult = ({ candidate }: ItemView, on: string): boolean =>
  candidate?.protected === true && !isMinor(candidate.birthDate, on)

/** Neither name of one is a name of the other; where a name is not told nothing is known. */
function bearOtherNames(child: PartyView | undefined, guardian: PartyView | undefined): boolean {
  if (child?.birthName === undefined || guardian?.birthName === undefined) return false
  const names = new Set(namesOf(child))
  return !namesOf(guardian).some((name) => names.has(name))
}

const namesOf = ({ birthName, usageName }: PartyView): string[] =>
  [birthName, usageName].flatMap((name) => (name === undefined ? [] : [searchName(name)]))
