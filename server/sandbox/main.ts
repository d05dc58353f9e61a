import { parseArgs } from 'node:util'
import { makeServer } from './httpServer.ts'
import { magicHelp } from './magic.ts'
import { parseOptions, usage } from './options.ts'
import { openState } from './state.ts'

/** The process: one JSON line on standard output when it listens; SIGTERM and SIGINT close it. */
async function main(args: string[]): Promise<void> {
  if (parseArgs({ args, options: { help: { type: 'boolean' } }, strict: false }).values.help) {
    process.stdout.write(`${usage}\n${magicHelp}`)
    return
  }
  const options = parseOptions(args)
  const state = await openState(options)
  if (options.faults) state.behaviours.set(options.faults, state.nowMs())
  const server = makeServer(state)
  server.listen(options.port, options.host, () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : options.port
    process.stdout.write(`${JSON.stringify({ listening: `http://${options.host}:${port}` })}\n`)
  })
  server.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
    // The connections' ends still have their lines to write.
    setImmediate(() => void state.close().then(() => process.exit(0)))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exitCode = 1
})
