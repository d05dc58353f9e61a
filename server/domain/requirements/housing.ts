import { isMinor } from '../guardian.ts'
import type { Procedure } from '../item.ts'
import type { CandidateView, ItemView, PaperView } from '../itemView.ts'
import type { RuleContext } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { both, isBelow } from './ages.ts'
import type { Asked, PaperOwner, Requirement } from './requirement.ts'

/** Where somebody lives, by which papers it is shown: the same for a certificate and for a licence. */

export const proofOfAddressRequired = clientFault(
  'proof-of-address-required',
  ['Rien ne justifie le domicile : il faut {fr}.', 'Nothing proves the address: {en} is needed.'],
  [
    'Déclarez une facture de moins de six mois, un avis d’imposition ou une quittance de loyer ; une personne hébergée donne les trois pièces de l’hébergement.',
    'Declare a bill of less than six months, a tax notice or a rent receipt; somebody hosted gives the three papers of the host.',
  ],
)

export const hostingSetIncomplete = clientFault(
  'hosting-set-incomplete',
  [
    'Une personne hébergée ou mineure donne trois pièces ensemble (attestation signée, identité et domicile de l’hébergeant) : il manque {fr}.',
    'Somebody hosted, or a minor, gives three papers together (signed attestation, identity and address of the host): {en} is missing.',
  ],
  [
    'Joignez l’attestation d’hébergement datée et signée (d’un parent pour un mineur), la pièce d’identité de l’hébergeant et son justificatif de domicile de moins de six mois.',
    'Add the dated and signed attestation of the host (of a parent for a minor), the host’s identity document and the host’s proof of address of less than six months.',
  ],
)

export const domiciliationRequired = clientFault(
  'domiciliation-required',
  [
    'Une personne sans domicile stable donne son attestation de domiciliation : elle manque.',
    'Somebody of no fixed abode gives the attestation of domiciliation: it is missing.',
  ],
  [
    'Joignez l’attestation du CCAS ou de l’association qui domicilie.',
    'Add the attestation of the CCAS or association that gives the address.',
  ],
)

const hostingSet = ['attestation-hebergement', 'identite-hebergeant', 'domicile-hebergeant'] as const
const hostingKinds: ReadonlySet<string | undefined> = new Set(hostingSet)

export type Lodging = 'own' | 'hosted' | 'domiciled' | 'other' | 'untold'

/** Every minor is hosted; of an adult who does not say, a paper of the host says it. */
export function lodgingOf(person: Lodged | undefined, papers: Papers, on: string): Lodging {
  if (last.person !== person || last.papers !== papers || last.on !== on)
    last = { person, papers, on, lodging: readLodging(person, papers, on) }
  return last.lodging
}

type Lodged = Pick<CandidateView, 'birthDate' | 'housing'>
type Papers = readonly PaperView[] | undefined
/** Six requirements in a row ask the same. */
let last: { person: Lodged | undefined; papers: Papers; on: string; lodging: Lodging } = {
  person: undefined,
  papers: undefined,
  on: '',
  lodging: 'untold',
}

function readLodging(person: Lodged | undefined, papers: Papers, on: string): Lodging {
  if (isMinor(person?.birthDate, on)) return 'hosted'
  if (person?.housing !== undefined) return person.housing
  if (papers) for (const { kind } of papers) if (hostingKinds.has(kind)) return 'hosted'
  return 'untold'
}

/** Whose address is asked, and in which requests. */
export interface HomeCase {
  procedures: readonly Procedure[]
  of: PaperOwner
  source: string
  /** The person, or undefined when no person's address is asked (a company, another case). */
  person: (item: ItemView, context: RuleContext) => Pick<CandidateView, 'birthDate' | 'housing'> | undefined
  /** Other papers that a home may be shown by, such as the manager's of a hotel. */
  otherProofs?: readonly string[]
  /** False where no field tells how the person lives: a party of a certificate has no `housing`. */
  isTold?: false
}

/** The rows of document-kinds for one person's home; exactly one of them asks. */
export function homeRequirements({ person, otherProofs = [], isTold, ...rest }: HomeCase): Requirement[] {
  const livesSo =
    (...lodgings: Lodging[]): Requirement['asks'] =>
    (item, context) => {
      const one = person(item, context)
      return one !== undefined && lodgings.includes(lodgingOf(one, item.documents, context.on))
    }
  const others = ['attestation-domiciliation', ...otherProofs].map((kind) => [kind])
  const row = { ...rest, confirmed: true }
  const ofTold: Requirement[] = [
    {
      ...row,
      entry: proofOfAddressRequired,
      oneOf: [['domicile']],
      when: { fr: 'personne majeure qui a son propre domicile', en: 'an adult with a home of their own' },
      asks: livesSo('own'),
    },
    {
      ...row,
      entry: domiciliationRequired,
      oneOf: [['attestation-domiciliation']],
      when: { fr: 'personne sans domicile stable', en: 'somebody of no fixed abode' },
      asks: livesSo('domiciled'),
    },
    {
      ...row,
      entry: proofOfAddressRequired,
      oneOf: [...others, ['domicile'], hostingSet],
      when: {
        fr: 'hôtel, caravane, bateau ou autre logement',
        en: 'a hotel, a caravan, a boat or another lodging',
      },
      asks: livesSo('other'),
    },
  ]
  const always: Requirement[] = [
    {
      ...row,
      entry: proofOfAddressRequired,
      oneOf: [['domicile'], hostingSet, ...others],
      when: {
        fr: 'personne majeure dont on ne sait pas encore où elle loge',
        en: 'an adult of whom it is not known yet where they live',
      },
      asks: livesSo('untold'),
    },
    {
      ...row,
      entry: hostingSetIncomplete,
      oneOf: [hostingSet],
      when: { fr: 'personne hébergée, et tout mineur', en: 'somebody hosted, and every minor' },
      asks: livesSo('hosted'),
    },
    {
      ...row,
      entry: hostingSetIncomplete,
      oneOf: [hostingSet],
      when: {
        fr: 'personne peut-être mineure (date de naissance incomplète)',
        en: 'somebody who may be a minor (birth date not complete)',
      },
      asks: (item, context) => mayBeMinor(person(item, context), item, context),
    },
  ]
  return isTold === false ? always : [...ofTold, ...always]
}

function mayBeMinor(
  person: Pick<CandidateView, 'birthDate' | 'housing'> | undefined,
  { documents }: ItemView,
  { on }: RuleContext,
): Asked {
  const minority = isBelow(18, person?.birthDate, on)
  return both(minority === 'doubt' ? minority : false, lodgingOf(person, documents, on) !== 'hosted')
}
