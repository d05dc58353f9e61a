/** Sort out what did not go through, and who has to act: npx node --conditions=source examples/reactToRefusals.ts bat_0193... */
import { Liasse, isBatchFailedError, throwIfAnyFailed } from '@liasse/sdk'

const [, , id] = process.argv
if (id === undefined) throw new Error('which batch? give its id')
const liasse = new Liasse()

try {
  await throwIfAnyFailed(liasse.batches.results(id))
  console.log('nothing to do')
} catch (error) {
  if (!isBatchFailedError(error)) throw error
  console.log(`${error.failedCount} of ${error.total} lines need somebody`)
  for (const { row, reference, state, findings, refusal } of error.failed) {
    console.log(`line ${row}, ${reference}: ${state}`)
    // The gateway turned it away, before the State saw it: each finding says what to do, and who can.
    for (const { actor, pointer, remedy } of findings) console.log(`  ${actor}: ${remedy.fr} (${pointer})`)
    // The State said no, in its own words; its code is stable and yours to decide on, and the gateway says what to do.
    if (refusal) {
      console.log(`  the State: ${refusal.stateMessage} [${refusal.stateCode}]`)
      console.log(`  ${refusal.actor}: ${refusal.remedy.fr}`)
    }
  }
  process.exitCode = 1
}
