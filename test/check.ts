/** `npm run check`: all that CI asks, in one command; every step runs, the first line of each says what it is. */
import { spawnSync } from 'node:child_process'

const steps: [name: string, command: string, args: string[]][] = [
  ['types', 'npm', ['run', '--silent', 'types']],
  ['lint', 'npm', ['run', '--silent', 'lint']],
  ['format', 'npm', ['run', '--silent', 'format:check']],
  ['tests', 'npm', ['test', '--silent']],
]

let failed = 0
for (const [name, command, args] of steps) {
  const began = process.hrtime.bigint()
  console.log(`\n== ${name}`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  const seconds = Number((process.hrtime.bigint() - began) / 1_000_000_000n)
  console.log(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  if (status !== 0) failed++
}
console.log(`\n${steps.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
