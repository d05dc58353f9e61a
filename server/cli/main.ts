#!/usr/bin/env -S MALLOC_TRIM_THRESHOLD_=1048576 node --max-semi-space-size=8 --max-old-space-size=768
import { nodeVersionFault } from '../nodeVersion.ts'

// Nothing native is loaded before the version of Node is known to be good.
const fault = nodeVersionFault()
if (fault === null) {
  const { runCommands } = await import('./commands.ts')
  await runCommands(process.argv)
} else {
  console.error(fault)
  process.exitCode = 1
}
