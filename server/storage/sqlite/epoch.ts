import { becomeUncertain } from './attempts.ts'
import { dossierColumns } from './columns.ts'
import { saveDossier } from './dossierRows.ts'
import { sweepUnsealed } from './dropping.ts'
import { endAttempt } from './dueDossiers.ts'
import { emptyMemory } from './memory.ts'
import type { Epoch, World } from '../../usecases/ports.ts'
import type { DossierRow } from './tables.ts'
import type { Work } from './work.ts'

/**
 * Boot. Nobody watched while no gateway ran: what was under way is uncertain, and settling begins again for everything
 * that was uncertain before (F1, F5).
 */
export function openEpoch(work: Work, reason: string, world?: World): Epoch {
  if (world !== undefined && worldOf(work, world) !== world)
    return { epoch: 0, madeUncertain: 0, swept: 0, isOtherWorld: true }
  Object.assign(work.memory, emptyMemory())
  const swept = sweepUnsealed(work)
  work.run(
    `UPDATE dossiers SET quiet_from = ?1, absences = NULL, look_at = coalesce(look_at, ?1) WHERE state = 'uncertain'`,
    work.now,
  )
  work.run(`UPDATE document_verdicts SET due_at = ?1 WHERE status = 'checking' AND due_at > ?1`, work.now)
  const filing = work.all<DossierRow>(
    `SELECT ${dossierColumns} FROM dossiers WHERE state = 'filing' ORDER BY seq`,
  )
  for (const row of filing) {
    becomeUncertain(work, row, { lookUpAfterMs: 0 })
    endAttempt(work, row, reason)
    saveDossier(work, row)
  }
  const epoch = work.one<{ value: number }>(
    `UPDATE meta SET value = value + 1 WHERE name = 'epoch' RETURNING value`,
  )
  return { epoch: epoch?.value ?? 0, madeUncertain: filing.length, swept, isOtherWorld: false }
}

const worlds: readonly World[] = ['live', 'test']

/** The world of the gateway that first found keys in the data; until then, and of mixed keys, the one asked for. */
function worldOf(work: Work, asked: World): World | undefined {
  const kept = work.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'world'`)
  if (kept) return worlds[kept.value]
  const keys = work.all<{ mode: World }>('SELECT DISTINCT mode FROM keys').map(({ mode }) => mode)
  if (keys.length === 0) return asked
  const world = keys.includes(asked) ? asked : keys[0]
  if (world !== undefined)
    work.run(`INSERT INTO meta (name, value) VALUES ('world', ?)`, worlds.indexOf(world))
  return world
}
