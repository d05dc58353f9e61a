import { isDate, parisDay } from '../domain/dates.ts'
import { referencePieces } from '../http/reference/page.ts'
import type { Language } from '../http/reference/words.ts'
import { readConfig } from '../readConfig.ts'
import { systemClock } from '../systemClock.ts'
import { CommandError } from './explain.ts'

/** Writes the reference page to the standard output, with what LIASSE_CONFIG changes in the rules. */
export function writeReference(env: NodeJS.ProcessEnv, flags: { lang: Language; on?: string }): void {
  const { lang: language, on = parisDay(systemClock.wall()) } = flags
  if (!isDate(on)) throw new CommandError('--on must be a day such as 2026-11-23')
  const { policy } = readConfig(env, 'database')
  for (const piece of referencePieces({ language, on, policy })) process.stdout.write(piece)
}
