import { parseItem } from '../../../server/domain/itemView.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { vehicleRequirements } from '../../../server/domain/requirements/vehiclePapers.ts'
import { holdsOn } from '../../../server/domain/rule.ts'
import { patched, tenant, today } from '../judge/judged.ts'

export interface AskedPaper {
  code: string
  /** Alternatives with |, papers that go together with +. */
  papers: string
  of: string
  severity: 'sure' | 'doubtful'
}

/** What the vehicle requirements ask of the worked example of a procedure with a merge patch, whether it is declared or not. */
export function askedPapers(procedure: Procedure, change: JsonObject = {}, on = today): AskedPaper[] {
  const item = parseItem(patched(procedure, change))
  const context = { on, establishments: tenant, mode: 'test', establishment: null, channel: null } as const
  return vehicleRequirements
    .filter((row) => row.procedures.includes(procedure) && holdsOn(row, on))
    .flatMap((row) => {
      const asked = row.asks(item, context)
      if (asked === false) return []
      const papers = row.oneOf.map((set) => set.join('+')).join('|')
      const severity = row.confirmed && asked === true ? 'sure' : 'doubtful'
      return [{ code: row.entry.code, papers, of: row.of ?? 'anybody', severity } as const]
    })
}

export const askedCodes = (procedure: Procedure, change: JsonObject = {}, on = today): string[] =>
  askedPapers(procedure, change, on).map(({ code }) => code)
