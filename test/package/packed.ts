import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

export const root = resolve(import.meta.dirname, '../..')
const runFile = promisify(execFile)

export interface Packed {
  dir: string
  tarball: string
  remove(): void
}

/**
 * Packs one package as a release would, in a copy of the workspace: building and rewriting the manifest touch nothing that another process
 * may be reading.
 */
export async function pack(name: 'sdk' | 'server'): Promise<Packed> {
  const dir = mkdtempSync(join(tmpdir(), `liasse-pack-${name}-`))
  for (const part of ['package.json', 'tsconfig.json', 'LICENSE', 'openapi', 'migrations']) {
    cpSync(join(root, part), join(dir, part), { recursive: true })
  }
  const isSource = (file: string): boolean => !['dist', 'node_modules'].includes(basename(file))
  cpSync(join(root, name), join(dir, name), { recursive: true, filter: isSource })
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  await run('npm', ['pack', '--pack-destination', dir], join(dir, name))
  const tarball = readdirSync(dir).find((file) => file.endsWith('.tgz')) ?? ''
  return { dir, tarball: join(dir, tarball), remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** A folder beside the packed one, with files of its own. */
export function aConsumer({ dir }: Packed, name: string, files: Record<string, string>): string {
  const folder = join(dir, 'consumers', name)
  for (const [file, content] of Object.entries({ 'package.json': '{"private":true}', ...files })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}

/** Runs a program to its end and gives what it said; throws, with what it said, when it fails. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { stdout } = await runFile(program, args, { cwd, env: { ...process.env, ...env }, maxBuffer: 64e6 })
  return stdout
}
