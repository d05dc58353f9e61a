import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

// `npm pack` takes the manifest as it is. Within the workspace it leads to the sources; Node refuses TypeScript inside node_modules, so
// the published one must not. `write` puts the published manifest in its place, `restore` brings ours back.
const manifest = 'package.json'
const kept = '.package.source.json'

function write() {
  const text = readFileSync(manifest, 'utf8')
  const { scripts: _scripts, devDependencies: _tools, ...published } = JSON.parse(text)
  // Already written: a pack was interrupted, and what is kept is still ours.
  if (published.exports['.'].source === undefined) return
  writeFileSync(kept, text)
  for (const entry of Object.values(published.exports)) delete entry.source
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`)
}

function restore() {
  if (existsSync(kept)) renameSync(kept, manifest)
}

if (process.argv[2] === 'write') write()
else restore()
