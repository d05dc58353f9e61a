import { createRequire } from 'node:module'
import createQpdf from '@neslinesli93/qpdf-wasm'

const wasmFile = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm')

/** Past this a run's memory is given back by starting anew: that of WebAssembly never shrinks. */
const heapBytesMax = 192 * 1024 * 1024

export interface QpdfRun {
  /** 0 well, 2 error, 3 warnings; 134 when it crashed. */
  exit: number
  /** What it said, on either channel. */
  lines: string[]
  /** The file `/out`, when it was written. */
  output: Uint8Array | null
}

interface Qpdf {
  callMain(args: string[]): number
  HEAPU8: Uint8Array
  FS: {
    writeFile(path: string, bytes: Uint8Array): void
    readFile(path: string): Uint8Array
    unlink(path: string): void
  }
}

let instance: Qpdf | null = null
let said: string[] = []

/** Runs qpdf on files that are only in memory. @param files by path, such as `/in` */
export async function runQpdf(files: Readonly<Record<string, Uint8Array>>, args: string[]): Promise<QpdfRun> {
  const qpdf = (instance ??= await createQuietly())
  for (const [path, bytes] of Object.entries(files)) qpdf.FS.writeFile(path, bytes)
  said = []
  const exit = callMain(qpdf, args)
  const run = { exit, lines: said, output: exit === 134 ? null : readOutput(qpdf) }
  said = []
  if (exit === 134 || qpdf.HEAPU8.byteLength > heapBytesMax) instance = null
  else for (const path of [...Object.keys(files), '/out']) remove(qpdf, path)
  return run
}

/** The package binds the console when it starts, and nothing of a paper may reach a log: what it says is caught instead. */
async function createQuietly(): Promise<Qpdf> {
  const { log, error } = console
  const hear = (...words: unknown[]): void => {
    if (said.length < 1_000) said.push(words.map(String).join(' '))
  }
  console.log = hear
  console.error = hear
  try {
    return toQpdf(await createQpdf({ locateFile: () => wasmFile }))
  } finally {
    console.log = log
    console.error = error
  }
}

/** The package's types leave out what Emscripten gives every module. */
const toQpdf = (module: unknown): Qpdf => module as Qpdf

function callMain(qpdf: Qpdf, args: string[]): number {
  // It leaves its exit code on the process, which is not over.
  const exitCode = process.exitCode
  try {
    return qpdf.callMain([...args])
  } catch {
    return 134
  } finally {
    process.exitCode = exitCode
  }
}

function readOutput(qpdf: Qpdf): Uint8Array | null {
  try {
    return qpdf.FS.readFile('/out')
  } catch {
    return null
  }
}

function remove(qpdf: Qpdf, path: string): void {
  try {
    qpdf.FS.unlink(path)
  } catch {
    // It was not written.
  }
}
