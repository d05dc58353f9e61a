/** Hand over a file of one item a line: npx node --conditions=source examples/pushFile.ts morning.ndjson */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Liasse } from '@liasse/sdk'

// The address and the key come from LIASSE_URL and LIASSE_API_KEY.
const liasse = new Liasse()

// Lines go on as they stand: the gateway reads them, and tells every fault by its line.
const file = process.argv[2] ?? 'examples/batches/dealer-morning.ndjson'
const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })

const submission = await liasse.batches.submit(lines, {
  onProgress: ({ sent, accepted }) => console.log(`${sent} lines sent, ${accepted} accepted`),
})

console.log(`batch ${submission.batchIds.join(' ')}: ${submission.accepted} of ${submission.total} accepted`)
for (const { row, reference, findings } of submission.rejected) {
  console.log(
    `line ${row}, ${reference ?? 'no reference'}: ${findings.map((finding) => finding.fr).join(' ')}`,
  )
}
