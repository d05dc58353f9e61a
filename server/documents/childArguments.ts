import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** How a child is started: a command and what stands before Node's own arguments. */
export interface Launcher {
  command: string
  before: readonly string[]
}

/** Bytes that one file of a child may have, twice what an upload may be; in the blocks of 512 that a shell counts. */
const fileBlocksMax = (64 * 1024 * 1024) / 512

/**
 * A shell sets limits that Node has no way to: no core file (papers would lie in it), no endless output, and the kernel, short of
 * memory, takes the child before the gateway. Then it becomes the child.
 */
const limits = `ulimit -c 0; ulimit -f ${fileBlocksMax}; echo 1000 > /proc/self/oom_score_adj; exec "$@"`

const shells = ['/bin/sh', '/usr/bin/sh']
const unshares = ['/usr/bin/unshare', '/bin/unshare']
const withoutNetwork = ['--net', '--map-current-user']

/** With a network of its own that leads nowhere where the system allows it, and with limits where there is a shell. */
export async function findLauncher(): Promise<Launcher> {
  const shell = shells.find((file) => existsSync(file))
  if (shell === undefined) return { command: process.execPath, before: [] }
  const before = ['-c', limits, 'sh', ...(await unshareArguments()), process.execPath]
  return { command: shell, before }
}

async function unshareArguments(): Promise<string[]> {
  const unshare = unshares.find((file) => existsSync(file))
  if (unshare === undefined) return []
  try {
    await promisify(execFile)(unshare, [...withoutNetwork, process.execPath, '--version'], { env: {} })
    return [unshare, ...withoutNetwork]
  } catch {
    return []
  }
}

/** MB of JavaScript; the rest of a child's memory is wasm's (pages of 64 KiB: 768 MB) and native. */
const memoryFlags = ['--max-old-space-size=512', '--wasm-max-mem-pages=12288']

/**
 * Node's arguments of a child: it reads the program and its own folder, writes its own folder, and starts no process. Addons are
 * allowed for sharp, and a thread for watching the parent: whoever takes over native code is held by neither.
 */
export function nodeArguments(entry: URL, folder: string): string[] {
  const file = fileURLToPath(entry)
  const reads = [...programFolders(file), folder + sep]
  return [
    ...memoryFlags,
    '--no-warnings',
    '--permission',
    '--allow-addons',
    '--allow-worker',
    ...reads.map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${folder}${sep}`,
    file,
    // Whom it does not outlive.
    String(process.pid),
  ]
}

/** The program's own folder (`server`, or `dist`) and the packages of every folder above it. */
function programFolders(file: string): string[] {
  const above: string[] = []
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) above.push(at)
  const program = file.endsWith('.ts') ? join(import.meta.dirname, '..') : dirname(file)
  const packages = above.flatMap((folder) => [join(folder, 'node_modules'), join(folder, 'package.json')])
  return [program, dirname(file), ...packages.filter((path) => existsSync(path))]
}
