import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Beside the sources as TypeScript, beside the build as JavaScript: the sandbox is always a process of its own. */
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../sandbox/main.ts' : sandboxInBuild(), import.meta.url),
)

/** A bundle may stand at the top of dist or one folder further down. */
function sandboxInBuild(): string {
  return /\/cli\/[^/]+$/.test(import.meta.url) ? '../sandbox/main.js' : './sandbox/main.js'
}

/** Runs the sandbox in the foreground until it ends. */
export async function runSandbox(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: 'inherit' })
  // The terminal sends its signals to the sandbox as well; this process only waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  await once(child, 'exit')
  process.exitCode = child.exitCode ?? 0
}

/** Starts a sandbox beside a gateway and answers where it listens. */
export async function startSandbox(args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)))
    createInterface(child.stdout).on('line', (line) => {
      const listening = /"listening":"([^"]+)"/.exec(line)?.[1]
      if (listening) resolve(listening)
    })
  })
  return { url, child }
}
