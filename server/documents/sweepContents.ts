import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isHash, isMissing } from './contentFolders.ts'
import { type ContentTurns, unnamedKeptMs } from './contentTurns.ts'

/** The folders of the first level, one a step. */
export const sweepSteps = 256

/** Contents that are asked about at once. */
const askedMax = 500

type Named = (sha256s: readonly string[]) => Promise<readonly string[]>

/** Removes what is older than an hour and named by nothing from one folder of the first level; answers how many. */
export async function sweepFolder(
  dir: string,
  step: number,
  turns: ContentTurns,
  named: Named,
): Promise<number> {
  const folder = join(dir, step.toString(16).padStart(2, '0'))
  let removed = 0
  let asked: { sha256: string; file: string }[] = []
  const sweep = async (): Promise<void> => {
    removed += await sweepThese(asked, turns, named)
    asked = []
  }
  for (const inner of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, inner))) {
      if (!isHash(name)) continue
      asked.push({ sha256: name, file: join(folder, inner, name) })
      if (asked.length === askedMax) await sweep()
    }
  }
  if (asked.length > 0) await sweep()
  return removed
}

async function sweepThese(
  files: readonly { sha256: string; file: string }[],
  turns: ContentTurns,
  named: Named,
): Promise<number> {
  const known = new Set(await named(files.map(({ sha256 }) => sha256)))
  let removed = 0
  for (const { sha256, file } of files) {
    if (known.has(sha256) || !(await isOld(file))) continue
    // Asked again in its turn: it may have been put and named since.
    const isGone = await turns.removing(sha256, async () => {
      if (!(await isOld(file)) || (await named([sha256])).length > 0) return false
      await rm(file, { force: true })
      return true
    })
    if (isGone) removed += 1
  }
  return removed
}

async function isOld(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file)
    return Date.now() - mtimeMs > unnamedKeptMs
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
