import { ConfigError } from '../readConfig.ts'
import { StoreError } from '../usecases/ports.ts'

/** A sentence for whoever called a command; no stack would tell more. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Faults of a start in plain lines, without a stack where the sentence says all. */
export function explain(error: unknown): void {
  if (error instanceof ConfigError) {
    console.error('The gateway cannot start with this configuration:')
    for (const fault of error.faults) console.error(`  ${fault}`)
  } else if (error instanceof StoreError || error instanceof CommandError) {
    console.error(error.message)
  } else if (isListenError(error)) {
    const { code, address, port } = error
    const why = code === 'EADDRINUSE' ? 'another program listens there' : String(code)
    console.error(`cannot listen on ${address} port ${port} (${why}): choose LIASSE_HOST and LIASSE_PORT`)
  } else {
    console.error(error)
  }
}

const isListenError = (error: unknown): error is NodeJS.ErrnoException & { address: string; port: number } =>
  error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error
