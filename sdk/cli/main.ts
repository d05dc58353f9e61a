#!/usr/bin/env node
/** The command `liasse`. This entry keeps to old syntax: it must still run, and say so, on a Node that is too old for the rest. */
const required = 20
const major = Number(process.versions.node.split('.')[0])

if (major < required) {
  process.stderr.write(
    `liasse demande Node ${required} ou plus récent (ici ${process.versions.node}).\n` +
      `liasse needs Node ${required} or newer.\n`,
  )
  process.exitCode = 1
} else {
  import('./run.ts').then(
    ({ run }) => run(process.argv.slice(2)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exitCode = 1
    },
  )
}
