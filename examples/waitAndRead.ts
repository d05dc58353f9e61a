/** Wait for a batch and read what became of it: npx node --conditions=source examples/waitAndRead.ts bat_0193... */
import { Liasse } from '@liasse/sdk'

const [, , id] = process.argv
if (id === undefined) throw new Error('which batch? give its id')
const liasse = new Liasse()

// The gateway holds each answer back until something changes; a gateway that restarts is waited for.
const { outcome } = await liasse.batches.wait(id, {
  until: 'decided',
  onProgress: ({ filed, decided, accepted, etaSeconds }) =>
    console.log(`filed ${filed}, decided ${decided} of ${accepted}, about ${etaSeconds ?? '?'} s to go`),
})

console.log(`outcome: ${outcome}`)
for await (const line of liasse.batches.results(id)) {
  const issued = line.outcome?.plate ?? line.outcome?.neph ?? line.outcome?.receiptNumber ?? ''
  console.log(`line ${line.row}, ${line.reference}: ${line.state} ${issued}`)
}
