import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** `npm run bench -- <name>` runs test/bench/<name>.ts and prints one JSON line a figure. */

const [name = ''] = process.argv.slice(2)
const file = resolve(import.meta.dirname, `${name}.ts`)
if (!/^[a-z][A-Za-z]*$/.test(name) || name === 'main' || !existsSync(file)) {
  process.stderr.write(
    'usage: npm run bench -- documents [--corpus DIR] | intake | forward | memory | validate\n',
  )
  process.exit(2)
}
const bench = (await import(file)) as { run?: () => Promise<void> }
if (!bench.run) {
  process.stderr.write(`${name} is no benchmark\n`)
  process.exit(2)
}
await bench.run()
