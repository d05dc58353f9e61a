import type { CatalogueEntry } from '../finding.ts'
import type { Procedure } from '../item.ts'
import type { ItemView, PartyView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { licenceBound, registrations, withHolder } from '../vehicle/procedureGroups.ts'
import { needsLicence } from '../vehicle/vehicleKinds.ts'
import { homeRequirements } from './housing.ts'
import { identityRequired } from './identityEntry.ts'
import type { Requirement } from './requirement.ts'
import { isLeased, isLesseeMove, isOrganisation, isPerson } from './vehiclePapersCases.ts'
import { addKinds, annexe } from './vehiclePapersWords.ts'

/** Papers of those whose name and address are printed: the holder's, and in a lease the lessee's too. */

const licenceDecree = 'Décret n° 2017-1278 du 9 août 2017'
const annexe4 = annexe('IV')

/** Where a party stands, and the procedures in which its papers are asked. */
interface Role {
  of: 'holder' | 'lessee'
  party: (item: ItemView) => PartyView | undefined
  identified: readonly Procedure[]
  housed: readonly Procedure[]
  driving: readonly Procedure[]
  drives: (item: ItemView) => boolean
}

const holder: Role = {
  of: 'holder',
  party: (item) => (isLesseeMove(item) ? undefined : item.holder),
  identified: withHolder,
  // The address is not printed anew: the table asks for no proof of it.
  housed: withHolder.filter((procedure) => procedure !== 'modification-technique'),
  driving: licenceBound,
  drives: (item) => !isLeased(item),
}
const withLessee = [...registrations, 'ww', 'changement-adresse'] as const
const lessee: Role = {
  of: 'lessee',
  party: (item) => (item.procedure === 'changement-adresse' && !isLesseeMove(item) ? undefined : item.lessee),
  identified: withLessee,
  housed: withLessee,
  driving: [...licenceBound, 'changement-locataire'],
  drives: () => true,
}

const licenceRequired = clientFault(
  'licence-copy-required',
  [
    'Il manque {fr} : le titulaire, ou le locataire, doit avoir le permis de la catégorie.',
    '{en} is missing: the holder, or the lessee, needs a licence for the category.',
  ],
  [
    'Ajoutez la pièce « permis-actuel » ; une personne sans permis ne peut être que cotitulaire.',
    'Add the paper "permis-actuel"; a person without licence can only be a co-holder.',
  ],
)

const person = ({ of, party, identified, housed, driving, drives }: Role): readonly Requirement[] => [
  {
    entry: identityRequired,
    procedures: identified,
    source: annexe4,
    confirmed: true,
    oneOf: [['identite']],
    of,
    when: { fr: 'personne physique', en: 'a natural person' },
    asks: (item) => isPerson(party(item)),
  },
  ...homeRequirements({
    procedures: housed,
    of,
    source: annexe4,
    person: (item) => {
      const one = party(item)
      return one?.kind === 'person' ? one : undefined
    },
    isTold: false,
  }),
  {
    entry: licenceRequired,
    procedures: driving,
    validFrom: '2017-08-10',
    source: licenceDecree,
    confirmed: true,
    oneOf: [['permis-actuel']],
    of,
    when: {
      fr: 'personne physique, véhicule qui demande un permis (ni remorque, ni engin agricole, ni cyclomoteur)',
      en: 'a natural person and a vehicle that needs a licence (no trailer, farm machine or moped)',
    },
    asks: (item) => isPerson(party(item)) && drives(item) && needsLicence(item.vehicle),
  },
]

interface OrganisationPaper {
  code: string
  legalForms: ReadonlySet<string | undefined>
  oneOf: Requirement['oneOf']
  fr: string
  en: string
  when: { fr: string; en: string }
}

const organisationPapers: readonly OrganisationPaper[] = [
  {
    code: 'kbis-required',
    legalForms: new Set(['company']),
    oneOf: [['extrait-kbis']],
    fr: 'l’extrait Kbis de moins de deux ans',
    en: 'the extrait Kbis under two years old',
    when: { fr: 'société', en: 'a company' },
  },
  {
    code: 'insee-notice-required',
    legalForms: new Set(['sole-trader', 'public-body']),
    oneOf: [['avis-insee'], ['extrait-kbis']],
    fr: 'l’avis de situation INSEE',
    en: 'the INSEE notice',
    when: { fr: 'entrepreneur individuel ou organisme public', en: 'a sole trader or a public body' },
  },
  {
    code: 'association-papers-required',
    legalForms: new Set(['association']),
    oneOf: [['statuts'], ['recepisse-association']],
    fr: 'les statuts ou le récépissé de déclaration de l’association',
    en: 'the statutes or the receipt of the association',
    when: { fr: 'association', en: 'an association' },
  },
  {
    code: 'appointment-minutes-required',
    legalForms: new Set(['works-council', 'co-ownership']),
    oneOf: [['pv-nomination']],
    fr: 'le procès-verbal de nomination (CSE ou syndic)',
    en: 'the minutes of appointment (works council or co-ownership)',
    when: { fr: 'comité d’entreprise (CSE) ou copropriété', en: 'a works council or a co-ownership' },
  },
  {
    code: 'organisation-paper-required',
    legalForms: new Set(['other', undefined]),
    oneOf: [['extrait-kbis'], ['avis-insee'], ['statuts'], ['recepisse-association'], ['pv-nomination']],
    fr: 'le justificatif d’existence de l’organisme (Kbis, avis INSEE, statuts ou procès-verbal)',
    en: 'the proof that the organisation exists (Kbis, INSEE notice, statutes or minutes)',
    when: {
      fr: 'autre organisme, ou forme non précisée',
      en: 'another organisation, or its form is not told',
    },
  },
]

const organisation = ({ of, party, identified }: Role): readonly Requirement[] =>
  organisationPapers.map(({ code, legalForms, oneOf, fr, en, when }) => ({
    entry: clientFault(code, [`Il manque ${fr}.`, `A paper is missing: ${en}.`], addKinds(oneOf)),
    procedures: identified,
    source: annexe4,
    confirmed: true,
    oneOf,
    of,
    when,
    asks: (item) => isOrganisation(party(item), legalForms),
  }))

/** The lessee's papers have findings of their own: both may be missing. */
const ofLessee = (entry: CatalogueEntry): CatalogueEntry => ({
  ...entry,
  code: `lessee-${entry.code}`,
  fr: `Pièces du locataire (C.3) : ${entry.fr.charAt(0).toLowerCase()}${entry.fr.slice(1)}`,
  en: `Papers of the lessee (C.3): ${entry.en.charAt(0).toLowerCase()}${entry.en.slice(1)}`,
  remedy: {
    fr: `${entry.remedy.fr} Chaque pièce du locataire porte « lessee » dans son champ « of ».`,
    en: `${entry.remedy.en} Every paper of the lessee has "lessee" in its field "of".`,
  },
})

const papersOf = (role: Role): readonly Requirement[] => [...person(role), ...organisation(role)]

export const holderPapers: readonly Requirement[] = papersOf(holder)
export const lesseePapers: readonly Requirement[] = papersOf(lessee).map((requirement) => ({
  ...requirement,
  entry: ofLessee(requirement.entry),
}))
