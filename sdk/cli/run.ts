import { CommanderError } from 'commander'
import { isImportError } from '../import/index.ts'
import { makeProgram } from './program.ts'
import { errorLines } from './errorLines.ts'
import { exitCodes } from './exitCodes.ts'
import { isLanguage, textsOf } from './texts/languages.ts'
import { UsageError } from './usageError.ts'

/** Runs one command line and leaves its exit code in the process. */
export async function run(args: readonly string[]): Promise<void> {
  // A reader such as `head` that has seen enough is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  const texts = textsOf(languageOf(args))
  const stop = new AbortController()
  const interrupt = (): void => stop.abort(new Interrupted())
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const program = makeProgram(texts, stop.signal, (code) => (process.exitCode = code))
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    process.exitCode = codeOf(error)
    if (error instanceof CommanderError || error instanceof Interrupted) return
    for (const line of errorLines(error, texts)) process.stderr.write(`${line}\n`)
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
}

/** Ctrl-C: the command that was interrupted has said what that means. */
class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.allWell : exitCodes.usage
  if (error instanceof UsageError || isImportError(error)) return exitCodes.usage
  return error instanceof Interrupted ? exitCodes.interrupted : exitCodes.error
}

/** Needed before the command line is read, since its own errors are told in that language. */
function languageOf(args: readonly string[]): 'fr' | 'en' {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const value = args[at]?.includes('=') ? args[at]?.slice('--lang='.length) : args[at + 1]
  return at >= 0 && isLanguage(value) ? value : 'fr'
}
