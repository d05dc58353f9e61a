import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { committedSeed, makeBatches } from './batchmaker/batch.ts'
import { selectCars } from './batchmaker/selectCars.ts'

// node examples/makeBatches.ts [--on 2026-11-23] [--seed N] [--out examples/batches] [--cars ADEME-LIST.csv]
// --cars chooses the types of cars anew from ADEME's list; without it the committed choice is used.
const { values } = parseArgs({
  options: {
    on: { type: 'string', default: '2026-11-23' },
    seed: { type: 'string', default: String(committedSeed) },
    out: { type: 'string', default: join(import.meta.dirname, 'batches') },
    cars: { type: 'string' },
  },
})

if (values.cars !== undefined) console.log(`${selectCars(values.cars)} types of cars`)
mkdirSync(values.out, { recursive: true })
const batches = makeBatches({ on: values.on, seed: Number(values.seed) })
for (const { name, lines, mistakes } of batches) {
  writeFileSync(join(values.out, `${name}.ndjson`), `${lines.join('\n')}\n`)
  console.log(`${name}.ndjson: ${lines.length} lines, ${mistakes.length} with a mistake`)
}
const mistakes = Object.fromEntries(batches.map((batch) => [batch.name, batch.mistakes]))
writeFileSync(
  join(values.out, 'mistakes.json'),
  `${JSON.stringify({ on: values.on, ...mistakes }, null, 2)}\n`,
)
