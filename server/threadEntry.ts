import { existsSync } from 'node:fs'

export type EntryName = 'checkingWorker' | 'writerThread' | 'checkpointThread' | 'checkingChild'

const sources: Record<EntryName, string> = {
  checkingWorker: './intake/checkingWorker.ts',
  writerThread: './storage/sqlite/writerThread.ts',
  checkpointThread: './storage/sqlite/checkpointThread.ts',
  checkingChild: './documents/child/checkingChild.ts',
}

/**
 * Where the code of a worker thread or a child process lives. Sources run as they are; the build makes each an entry of its own at
 * the top of dist, while this code may end up in a bundle one folder further down.
 * @throws Error when the build left the entry out
 */
export function threadEntry(name: EntryName): URL {
  const here = import.meta.url
  if (here.endsWith('.ts')) return new URL(sources[name], here)
  const built = [`./${name}.js`, `../${name}.js`]
    .map((path) => new URL(path, here))
    .find((url) => existsSync(url))
  if (!built) throw new Error(`the build holds no ${name}.js`)
  return built
}
