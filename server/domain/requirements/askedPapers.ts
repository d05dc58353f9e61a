import type { Severity } from '../finding.ts'
import type { PaperView } from '../itemView.ts'
import type { Channel } from '../lane.ts'
import { pickedByDay } from '../pickedByDay.ts'
import { holdsOn } from '../rule.ts'
import { driverRequirements } from './driverPapers.ts'
import { type PaperSet, type WantedPaper, wantedPaper } from './paperNames.ts'
import type { Asked, PaperOwner, Requirement } from './requirement.ts'
import { vehicleRequirements } from './vehiclePapers.ts'

/** Which papers are asked, and which declared ones answer it. */

/** All papers of all procedures and all days. */
export const requirements: readonly Requirement[] = [...driverRequirements, ...vehicleRequirements]

/** A requirement with its alternatives read once. */
export interface ReadRequirement {
  requirement: Requirement
  sets: readonly PaperSet[]
}

/** The papers that a procedure may ask for on a day. */
export const requirementsOf = pickedByDay((procedure, on): readonly ReadRequirement[] =>
  requirements
    .filter((one) => one.procedures.includes(procedure) && holdsOn(one, on))
    .map((requirement) => ({ requirement, sets: requirement.oneOf.map((set) => set.map(wantedPaper)) })),
)

/** The first alternative of which every paper is declared; null when none is whole. */
export function wholeSet(
  { requirement, sets }: ReadRequirement,
  papers: readonly PaperView[],
): PaperSet | null {
  for (const set of sets) if (isWhole(set, requirement.of, papers)) return set
  return null
}

function isWhole(set: PaperSet, of: PaperOwner | undefined, papers: readonly PaperView[]): boolean {
  for (const wanted of set) if (!isDeclared(wanted, of, papers)) return false
  return true
}

export function isDeclared(
  wanted: WantedPaper,
  of: PaperOwner | undefined,
  papers: readonly PaperView[],
): boolean {
  for (const paper of papers) if (answers(paper, wanted, of)) return true
  return false
}

export const answers = (paper: PaperView, wanted: WantedPaper, of: PaperOwner | undefined): boolean =>
  paper.kind === wanted.kind &&
  (wanted.variant === null || paper.variant === wanted.variant) &&
  isOf(paper, of)

/** Kinds that say themselves whose they are; people still write the host or the guardian beside them. */
const ofSomebodyElse: ReadonlySet<string | undefined> = new Set([
  'attestation-hebergement',
  'identite-hebergeant',
  'domicile-hebergeant',
  'identite-representant-legal',
  'justificatif-autorite-parentale',
  'jugement-tutelle',
])

/** Who asks for the title need not be named; everybody else must be. */
function isOf(paper: PaperView, owner: PaperOwner | undefined): boolean {
  if (owner === undefined || paper.of === owner) return true
  if (paper.of === undefined) return owner === 'holder' || ofSomebodyElse.has(paper.kind)
  return ofSomebodyElse.has(paper.kind) && (paper.of === 'host' || paper.of === 'guardian')
}

/** On siv papers stay with the professional; what is in doubt never refuses. */
export function severityOf(
  { entry, always, confirmed }: Requirement,
  asked: Asked,
  channel: Channel | null,
): Severity {
  const mayRefuse = confirmed && asked === true && (always === true || channel === 'ants')
  return entry.severity === 'error' && !mayRefuse ? 'warning' : entry.severity
}
