import { type Finding, raise, type Severity } from '../finding.ts'
import type { ItemView, PaperView } from '../itemView.ts'
import type { Channel } from '../lane.ts'
import { type RuleContext, soften } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import {
  answers,
  isDeclared,
  type ReadRequirement,
  requirementsOf,
  severityOf,
  wholeSet,
} from './askedPapers.ts'
import { paperLabel, type PaperSet, setInWords, setsInWords, type Words } from './paperNames.ts'
import type { Requirement } from './requirement.ts'

export const fileMissing = clientFault(
  'document-file-missing',
  [
    'Le fichier manque : l’ANTS demande {fr} avec son fichier.',
    'The file is missing: ANTS asks for {en} with its file.',
  ],
  [
    'Envoyez le fichier de ce document, puis donnez dans la demande le numéro qu’il a reçu.',
    'Upload the file of this paper, then give in the request the number that it was given.',
  ],
)

/** Every paper that is asked and not declared, at /documents; on ants, where the operator asks for files, every one without its file. */
export function judgePapers(
  item: ItemView,
  context: RuleContext,
  channel: Channel | null,
  findings: Finding[],
): void {
  const papers = item.documents ?? none
  const needsFiles = channel === 'ants' && context.policy?.filesRequired !== false
  for (const row of requirementsOf(item.procedure, context.on)) {
    const asked = row.requirement.asks(item, context)
    if (asked === false) continue
    const set = wholeSet(row, papers)
    if (set !== null && !needsFiles) continue
    const severity = severityOf(row.requirement, asked, channel)
    if (set === null) findings.push(missingFinding(row, papers, severity))
    else noteFiles(set, { of: row.requirement.of, papers, severity, findings })
  }
}

const none: readonly PaperView[] = []

const missingFinding = (row: ReadRequirement, papers: readonly PaperView[], severity: Severity): Finding => {
  const { fr, en } = missingInWords(row, papers)
  const { entry, pointer = '/documents' } = row.requirement
  return soften(raise(entry, pointer, { fr, en }), severity)
}

/** Of the alternative that was begun, what it lacks; all alternatives when none was. */
export function missingInWords({ requirement, sets }: ReadRequirement, papers: readonly PaperView[]): Words {
  let nearest: PaperSet | null = null
  let declaredMost = 0
  for (const set of sets) {
    const declared = set.filter((wanted) => isDeclared(wanted, requirement.of, papers)).length
    if (declared > declaredMost) [nearest, declaredMost] = [set, declared]
  }
  if (nearest === null) return setsInWords(sets)
  return setInWords(nearest.filter((wanted) => !isDeclared(wanted, requirement.of, papers)))
}

/** It goes to ANTS in an envelope: there is no file of it. */
const byPost = 'formulaire-photo-signature'

interface FileCheck {
  of: Requirement['of']
  papers: readonly PaperView[]
  severity: Severity
  findings: Finding[]
}

function noteFiles(set: PaperSet, { of, papers, severity, findings }: FileCheck): void {
  for (const wanted of set) {
    const declared = papers.filter((paper) => answers(paper, wanted, of))
    const [first] = declared
    if (
      first === undefined ||
      first.kind === byPost ||
      declared.some(({ documentId }) => documentId !== undefined)
    )
      continue
    const { fr, en } = paperLabel(wanted)
    const pointer = `/documents/${papers.indexOf(first)}/documentId`
    findings.push(soften(raise(fileMissing, pointer, { fr, en }), severity))
  }
}
