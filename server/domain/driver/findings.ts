import type { CatalogueEntry } from '../finding.ts'
import { entriesOf } from '../rule.ts'
import { vehicleFindings } from '../vehicle/findings.ts'
import { driverRules } from './rules.ts'

const shared = new Set(vehicleFindings.map(({ code }) => code))

/** Every code of the driver rules that the vehicle rules do not know too: a catalogue holds each code once. */
export const driverFindings: readonly CatalogueEntry[] = entriesOf(driverRules).filter(
  ({ code }) => !shared.has(code),
)
