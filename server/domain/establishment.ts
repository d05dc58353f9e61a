import { type Finding, raise } from './finding.ts'
import { type Establishment, type Procedure, vehicleProcedures } from './item.ts'
import { establishmentUnknown } from './referenceFindings.ts'
import { establishmentAmbiguous } from './routeFindings.ts'

export interface ChosenEstablishment {
  establishment: Establishment | null
  finding: Finding | null
}

const ofVehicles: ReadonlySet<Procedure> = new Set(vehicleProcedures)

/** Vehicles are filed under a habilitation, licences under a school's agrement. */
export const kindFor = (procedure: Procedure): Establishment['kind'] =>
  ofVehicles.has(procedure) ? 'habilitation' : 'school'

/** The establishment that the item names, or the tenant's only one of the right kind when it names none. */
export function chooseEstablishment(
  named: string | undefined,
  procedure: Procedure,
  establishments: readonly Establishment[],
): ChosenEstablishment {
  const kind = kindFor(procedure)
  if (named !== undefined) {
    const ofKind = (one: Establishment): boolean => one.kind === kind
    const found =
      establishments.find((one) => one.number === named && ofKind(one)) ??
      establishments.find((one) => ofKind(one) && canonical(one.number) === canonical(named))
    return found ? { establishment: found, finding: null } : unknown
  }
  const candidates = establishments.filter((one) => one.kind === kind)
  const [only] = candidates
  if (only === undefined) return unknown
  if (candidates.length === 1) return { establishment: only, finding: null }
  const finding = raise(establishmentAmbiguous, '/establishment', { count: candidates.length })
  return { establishment: null, finding }
}

const unknown: ChosenEstablishment = {
  establishment: null,
  finding: raise(establishmentUnknown, '/establishment'),
}

/** School agrements are printed with blanks and typed without: `E 24 069 0012 0`. */
const canonical = (number: string): string => number.replaceAll(/[\s-]/g, '').toUpperCase()
