import { readConfig } from '../readConfig.ts'
import { makeLog } from '../log.ts'
import { type Gateway, wire } from '../wiring.ts'
import type { Log } from '../usecases/log.ts'
import { explain } from './explain.ts'

/** Drained within `drainMs`, and this long after it at the latest. */
const graceMs = 3_000

/** Runs a gateway until a signal ends it: the only code that may end the process. */
export async function runGateway(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const config = readConfig(env)
    const log = makeLog(config.logLevel)
    const gateway = await wire(config, log)
    stopOnSignals(gateway, log, config.limits.drainMs)
    stopOnFaults(log)
    const address = await gateway.start()
    log.info({ address, mode: config.mode, pid: process.pid }, `listening on ${address}`)
  } catch (error) {
    explain(error)
    process.exit(1)
  }
}

/** npm passes Ctrl-C on to a child that the terminal has told already: two signals so close are one wish. */
const sameWishMs = 1_000

/** The first signal drains, the second ends at once. */
export function stopOnSignals(gateway: Pick<Gateway, 'drain'>, log: Log, drainMs: number): void {
  let stoppingSince: number | null = null
  const stop = (signal: NodeJS.Signals): void => {
    const now = performance.now()
    if (stoppingSince !== null && now - stoppingSince < sameWishMs) return
    if (stoppingSince !== null) process.exit(130)
    stoppingSince = now
    log.info({ signal }, 'draining')
    setTimeout(() => {
      log.error({}, 'draining took too long')
      process.exit(1)
    }, drainMs + graceMs).unref()
    gateway.drain().then(
      () => {
        log.info({}, 'stopped')
        process.exit(0)
      },
      (error: unknown) => {
        log.error({ err: error }, 'draining failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

/** What nobody caught leaves the process in an unknown state: it ends, and the next start recovers from the disk. */
function stopOnFaults(log: Log): void {
  const end = (error: unknown): void => {
    log.error({ err: error }, 'nobody caught this')
    process.exit(1)
  }
  process.on('uncaughtException', end)
  process.on('unhandledRejection', end)
}
