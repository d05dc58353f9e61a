import { vehicleProcedures } from '../item.ts'
import type { VehicleView } from '../itemView.ts'
import type { Fault, Faults, Rule } from '../rule.ts'

type VehicleCheck = (vehicle: VehicleView, place: string, on: string) => Faults

/**
 * A rule on a vehicle alone: it holds wherever one is described, and for what a technical change leaves behind. `place` is the
 * pointer of the block that is looked at.
 */
export const ofVehicle = (check: VehicleCheck): Pick<Rule, 'procedures' | 'check'> => ({
  procedures: vehicleProcedures,
  check: ({ vehicle, modification }, { on }) => {
    const faults = vehicle === undefined ? null : check(vehicle, '/vehicle', on)
    const after = modification?.after
    return after === undefined ? faults : together(faults, check(after, '/modification/after', on))
  },
})

function together(one: Faults, other: Faults): Faults {
  if (one === null || other === null) return one ?? other
  return [...listOf(one), ...listOf(other)]
}

const listOf = (faults: Fault | readonly Fault[]): readonly Fault[] =>
  'pointer' in faults ? [faults] : faults
