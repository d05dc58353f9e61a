import type { JsonObject, Procedure } from '../item.ts'
import { driverExamples } from './examples/drivers.ts'
import { vehicleExamples } from './examples/vehicles.ts'

/** One worked item a procedure, whole and without fault on 23 November 2026: for the docs, the sandbox and the tests. */
export const exampleItems: Record<Procedure, JsonObject> = { ...vehicleExamples, ...driverExamples }
