import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ToolRun {
  /** Null: it did not end by itself. */
  code: number | null
  out: string
}

const timeoutMs = 20_000
const outputBytesMax = 64 * 1024 * 1024

/** A program of Debian's (qpdf, poppler, ImageMagick): no part of Liasse, and so fit to judge it. */
export function runTool(program: string, args: readonly string[]): Promise<ToolRun> {
  const options = {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: outputBytesMax,
    encoding: 'latin1',
  } as const
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, out) => {
      if (error?.code === 'ENOENT') reject(new Error(`${program} is not on this machine`))
      else resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : null, out })
    })
  })
}

/** Files for tools that read no standard input, each there only as long as it is looked at. */
export class Scratch {
  readonly #dir = mkdtempSync(join(tmpdir(), 'liasse-corpus-'))
  #last = 0

  async with<T>(bytes: Uint8Array, ending: string, look: (file: string) => Promise<T>): Promise<T> {
    const file = join(this.#dir, `${++this.#last}${ending}`)
    await writeFile(file, bytes)
    try {
      return await look(file)
    } finally {
      await rm(file, { force: true })
    }
  }

  /** What `program` writes to the file that it is given the name of; null when it wrote none. */
  async made(make: (base: string) => Promise<unknown>, ending: string): Promise<Buffer | null> {
    const base = join(this.#dir, String(++this.#last))
    await make(base)
    try {
      return await readFile(base + ending)
    } catch {
      return null
    } finally {
      await rm(base + ending, { force: true })
    }
  }

  remove(): void {
    rmSync(this.#dir, { recursive: true, force: true })
  }
}
