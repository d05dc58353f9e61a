import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const main = resolve(import.meta.dirname, '../../../sdk/cli/main.ts')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command as a process of its own, its outputs piped. */
export async function runLiasse(
  args: readonly string[],
  options: { url?: string; stdin?: string; interruptOn?: RegExp } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env['PATH'], LIASSE_URL: options.url, LIASSE_API_KEY: 'lia_test_key' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece) => {
    stdout += piece
    if (options.interruptOn?.test(stdout)) child.kill('SIGINT')
  })
  child.stderr.on('data', (piece) => (stderr += piece))
  child.stdin.end(options.stdin ?? '')
  return await new Promise((ended) => child.on('close', (code) => ended({ code, stdout, stderr })))
}

/** A file in a folder of its own, gone after the test. */
export function aFile(name: string, content: string | Uint8Array): string {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-cli-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const file = join(dir, name)
  writeFileSync(file, content)
  return file
}
