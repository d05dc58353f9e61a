import { nodeVersionFault } from './nodeVersion.ts'

/** The process of the gateway. Nothing native is loaded before the version of Node is known to be good. */
const fault = nodeVersionFault()
if (fault !== null) {
  console.error(fault)
  process.exit(1)
}
const { runGateway } = await import('./cli/runGateway.ts')
await runGateway(process.env)
