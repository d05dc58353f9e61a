import type { JsonObject } from '../../domain/item.ts'
import type { MaintenanceTask } from './channel.ts'
import type { Engine } from './engine.ts'

export function runMaintenance(engine: Engine, task: MaintenanceTask): JsonObject {
  switch (task.as) {
    case 'checkpoint':
      return { ...engine.checkpoint() }
    case 'verify': {
      const faults = engine.verify()
      return { sound: faults.length === 0, faults }
    }
  }
}
