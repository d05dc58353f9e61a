import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * `npm pack` takes the manifest as it is. Within the workspace it leads to the sources; Node refuses TypeScript inside node_modules, so the
 * published one must not. `write` puts the published manifest in its place, `restore` brings ours back.
 */
const manifest = 'package.json'
const kept = '.package.source.json'

interface Manifest {
  exports: { '.': { source?: string } }
  scripts?: object
  devDependencies?: object
}

function write(): void {
  const text = readFileSync(manifest, 'utf8')
  const published = JSON.parse(text) as Manifest
  if (published.exports['.'].source === undefined) return
  writeFileSync(kept, text)
  delete published.exports['.'].source
  delete published.scripts
  delete published.devDependencies
  writeFileSync(manifest, `${JSON.stringify(published, null, 2)}\n`)
}

function restore(): void {
  if (existsSync(kept)) renameSync(kept, manifest)
}

if (process.argv[2] === 'write') write()
else restore()
