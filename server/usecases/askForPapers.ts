import { documentRefusedReason } from '../domain/documents/namedPapers.ts'
import { documentRefusedByState } from '../domain/documents/stateFindings.ts'
import { type Finding, raise } from '../domain/finding.ts'
import type { CheckItem } from './completeDossier.ts'
import { findAgain, requestOf } from './judgeAgain.ts'
import { judgeContextOf, type JudgeParts } from './judgeContext.ts'
import type { Log } from './log.ts'
import type { ReservedDossier, ReservedPaper, Store } from './ports.ts'

export interface AskParts extends JudgeParts {
  store: Pick<Store, 'establishments' | 'requireAction'>
  checkItem: CheckItem
  mode: 'live' | 'test'
  /** Who has reserved the dossier. */
  owner: string
  log: Log
}

/** A paper that the State would not take, and the State's own words. */
export interface RefusedPaper {
  paper: ReservedPaper
  stateCode: string
  stateMessage: string
}

/**
 * The client of a reserved dossier is asked for other files. False: it is not ours any more, or may have been taken, and nothing was
 * asked.
 */
export async function askForPapers(
  parts: AskParts,
  dossier: ReservedDossier,
  refused: readonly RefusedPaper[],
): Promise<boolean> {
  const context = await judgeContextOf(parts, { tenant: dossier.tenant, mode: parts.mode })
  const { item, findings } = findAgain(parts.checkItem, dossier, context)
  const told = refused.map(findingOf)
  const [answer] = await parts.store.requireAction([
    {
      id: dossier.id,
      owner: parts.owner,
      fence: dossier.fence,
      reason: documentRefusedReason,
      findings: [...told, ...findings],
      request: requestOf(item, told),
    },
  ])
  if (answer !== 'moved') return false
  const codes = refused.map(({ stateCode }) => stateCode)
  parts.log.info(
    { dossier: dossier.id, codes },
    'the State does not take a paper: the dossier waits for its client',
  )
  return true
}

const findingOf = ({ paper, stateCode, stateMessage }: RefusedPaper): Finding => {
  const said = stateMessage === '' ? '-' : `« ${stateMessage} »`
  return raise(documentRefusedByState, `/documents/${paper.at}/documentId`, { said, stateCode })
}
