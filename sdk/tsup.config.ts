import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

/** Two things that share nothing at run time: the library, without dependencies, and the command, with all of its own inside. */
export default defineConfig([
  {
    entry: { index: 'index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    target: 'node20',
    platform: 'neutral',
    sourcemap: true,
    clean: ['dist/index*'],
    onSuccess: async () => cpSync('../LICENSE', 'dist/LICENSE'),
  },
  {
    entry: { 'cli/main': 'cli/main.ts' },
    format: 'esm',
    target: 'node20',
    platform: 'node',
    // The entry stays small and old-fashioned, so that an old Node can say that it is too old.
    splitting: true,
    noExternal: [/./],
    // What is bundled was partly written for CommonJS and asks for Node's own modules by require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
    clean: ['dist/cli', 'dist/run-*'],
    onSuccess: async () => writeFileSync('dist/cli/THIRD-PARTY.txt', licencesOfBundled()),
  },
])

/** The bundle carries other people's work, and so it carries their licences. */
function licencesOfBundled(): string {
  const bundle = globSync('dist/run-*.js')
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  const names = new Set(
    [...bundle.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map((match) => match[1]),
  )
  return [...names]
    .map((name) => {
      const [file] = globSync(`../node_modules/${name}/{LICENSE,LICENCE,license}*`)
      if (file === undefined) throw new Error(`${name} is bundled and has no licence file`)
      return `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`
    })
    .join('\n----\n\n')
}
