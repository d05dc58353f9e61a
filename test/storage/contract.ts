import type { DuplicatePolicy } from '../../server/domain/duplicates.ts'
import type { StoreHarness } from '../support/storeHarness.ts'
import { attemptContract } from './contract/attempts.ts'
import { claimContract } from './contract/claims.ts'
import { documentContract } from './contract/documents.ts'
import { duplicateContract } from './contract/duplicates.ts'
import { deadlineContract } from './contract/deadlineWarnings.ts'
import { intakeContract } from './contract/intake.ts'
import { lookUpContract } from './contract/lookUps.ts'
import { moveContract } from './contract/moves.ts'
import { awaitedPapersContract, stagedPapersContract } from './contract/namedPapers.ts'
import { putOffContract } from './contract/putOff.ts'
import { queuePlaceContract } from './contract/queuePlace.ts'
import { readingContract } from './contract/reading.ts'
import { referenceContract } from './contract/references.ts'
import { requireActionContract } from './contract/requireAction.ts'
import { statusContract } from './contract/statuses.ts'
import { timeContract } from './contract/time.ts'

/** Opens a fresh store on a fake clock; the suite closes it. */
export type OpenStore = (options?: {
  settleMs?: number
  duplicates?: DuplicatePolicy
}) => Promise<StoreHarness>

/** What every engine of the store has to honour, subject by subject. Run once for each engine. */
export function storeContract(open: OpenStore): void {
  intakeContract(open)
  referenceContract(open)
  duplicateContract(open)
  claimContract(open)
  attemptContract(open)
  lookUpContract(open)
  statusContract(open)
  moveContract(open)
  requireActionContract(open)
  putOffContract(open)
  deadlineContract(open)
  timeContract(open)
  readingContract(open)
  queuePlaceContract(open)
  documentContract(open)
  stagedPapersContract(open)
  awaitedPapersContract(open)
}

/** The part in which a thread between caller and engine could make a difference. */
export function shortStoreContract(open: OpenStore): void {
  intakeContract(open)
  claimContract(open)
}
