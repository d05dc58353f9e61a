import { appendFileSync, cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { type Options, defineConfig } from 'tsup'

/** The importer carries its parsers inside; what unpacks a workbook is the same everywhere, so that no worker threads are asked for. */
const importer = {
  target: 'node20',
  noExternal: [/./],
  sourcemap: true,
} satisfies Options

/** Things that share nothing at run time: the library, without dependencies, the importer and the command, with all of their own inside. */
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
    ...importer,
    entry: { import: 'import/index.ts' },
    format: ['esm', 'cjs'],
    dts: true,
    platform: 'node',
    splitting: false,
    clean: ['dist/import.js', 'dist/import.cjs', 'dist/import.d.*'],
    onSuccess: async () =>
      carryLicences(['dist/import.js', 'dist/import.cjs'], 'dist/import.THIRD-PARTY.txt'),
  },
  {
    // For web pages: the parser's own build without Node's streams.
    ...importer,
    entry: { 'import.browser': 'import/index.ts' },
    format: 'esm',
    platform: 'browser',
    clean: ['dist/import.browser.*'],
    esbuildOptions: (options) => {
      options.alias = { 'csv-parse': 'csv-parse/browser/esm' }
    },
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
    clean: ['dist/cli', 'dist/run-*', 'dist/chunk-*', 'dist/workbookBytes-*'],
    onSuccess: async () =>
      carryLicences(
        globSync(['dist/run-*.js', 'dist/chunk-*.js', 'dist/workbookBytes-*.js']),
        'dist/cli/THIRD-PARTY.txt',
      ),
  },
])

/** A bundle carries other people's work, and so it carries their licences. */
function carryLicences(bundles: readonly string[], file: string): void {
  const bundle = bundles.map((name) => readFileSync(name, 'utf8')).join('')
  const names = new Set(
    [...bundle.matchAll(/node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g)].map((match) => match[1]),
  )
  writeFileSync(file, '')
  for (const name of names) {
    appendFileSync(file, `${name}\n\n${licenceOf(name ?? '')}\n\n----\n\n`)
  }
}

/** Some packages name their licence in the manifest only. */
function licenceOf(name: string): string {
  const [file] = globSync(`../node_modules/${name}/{LICENSE,LICENCE,license}*`)
  if (file !== undefined) return readFileSync(file, 'utf8').trim()
  const { license, author } = JSON.parse(readFileSync(`../node_modules/${name}/package.json`, 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} is bundled and tells no licence`)
  return `Licence: ${license}, by ${typeof author === 'string' ? author : 'its authors'} (no licence text in the package)`
}
