import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Texts } from '../texts/languages.ts'
import { UsageError } from '../usageError.ts'

export interface FolderFile {
  /** From the folder on, with `/` between its parts. */
  name: string
  path: string
}

const depthMax = 8
/** What systems leave in folders by themselves. */
const systemFiles = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i

/** Every file of a folder and of those in it, in the order of their names. @throws UsageError when there is none, or no folder */
export async function folderFiles(folder: string, texts: Texts): Promise<FolderFile[]> {
  const files = await filesIn(folder, '', 0).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    const { notFound, notAFolder, unreadable } = texts.usage
    if (code === 'ENOENT') throw new UsageError(notFound(folder))
    throw new UsageError(code === 'ENOTDIR' ? notAFolder(folder) : unreadable(folder, code))
  })
  if (files.length === 0) throw new UsageError(texts.usage.emptyFolder(folder))
  const byName = new Intl.Collator('fr', { numeric: true })
  return files.toSorted((one, other) => byName.compare(one.name, other.name))
}

async function filesIn(folder: string, within: string, depth: number): Promise<FolderFile[]> {
  const found: FolderFile[] = []
  for (const entry of await readdir(folder)) {
    if (systemFiles.test(entry)) continue
    const path = join(folder, entry)
    const name = within === '' ? entry : `${within}/${entry}`
    const kind = await stat(path)
    if (kind.isFile()) found.push({ name, path })
    else if (kind.isDirectory() && depth < depthMax) found.push(...(await filesIn(path, name, depth + 1)))
  }
  return found
}
