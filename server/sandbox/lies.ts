import { type Filing, finalStatuses } from './filing.ts'
import type { JsonObject } from './json.ts'
import type { ReadFault } from './settings.ts'

/** A final status must have been told so often, cleanly, before the State says the opposite: else nobody could know better. */
const tellingsBeforeContradiction = 3

/** Whether a fault of one answer can be shown on this filing. Faults that are not about statuses always can. */
export function liesAbout(fault: ReadFault, filing: Filing): boolean {
  switch (fault) {
    case 'status-backwards':
      return filing.status !== 'received'
    case 'status-contradicted':
      return finalStatuses.has(filing.status) && filing.finalTold >= tellingsBeforeContradiction
    default:
      return true
  }
}

/** What one answer says of a filing: nothing in the books changes by it. */
export function lieOf(fault: ReadFault | null, filing: Filing, view: JsonObject): JsonObject {
  if (fault === null || !fault.startsWith('status-') || !liesAbout(fault, filing)) return view
  const { outcome: _outcome, refusal: _refusal, request: _request, ...rest } = view
  switch (fault) {
    case 'status-backwards':
      return { ...rest, status: 'received' }
    case 'status-unknown':
      return { ...rest, status: 'en-attente-cert' }
    default:
      return filing.status === 'accepted'
        ? {
            ...rest,
            status: 'refused',
            refusal: { code: 'decision-reversed', message: 'La demande est refusée.' },
          }
        : { ...rest, status: 'accepted', outcome: {} }
  }
}
