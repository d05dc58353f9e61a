import type { Requirement } from './requirement.ts'

/** The papers that vehicle requests need. */
export const vehicleRequirements: readonly Requirement[] = []
