import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/**
 * Which rooms of the house each room may import (ARCHITECTURE.md, "The house"). `config` is data: its types may be
 * named everywhere. `thread` is what threads have in common: where their entries live, and the end of
 * their start.
 */
const arrows: Record<string, readonly string[]> = {
  domain: ['domain'],
  usecases: ['usecases', 'domain'],
  http: ['http', 'usecases', 'domain'],
  forwarding: ['forwarding', 'usecases', 'domain'],
  storage: ['storage', 'usecases', 'domain', 'thread'],
  upstream: ['upstream', 'usecases', 'domain'],
  intake: ['intake', 'usecases', 'domain', 'thread'],
  documents: ['documents', 'usecases', 'domain', 'thread'],
  sandbox: ['sandbox'],
}

/** npm packages and node: modules that the inner rooms may name; the outer rooms may use what they need. */
const packages: Record<string, RegExp> = {
  domain: /^typebox$/,
  usecases: /^$/,
  forwarding: /^(p-queue|node:events)$/,
  sandbox: /^node:/,
}

const sources = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('dist') && !file.includes('node_modules'))
  .map((file) => join(root, 'server', file))

function roomOf(file: string): string {
  const [first = '', ...rest] = relative(join(root, 'server'), file).split('/')
  if (rest.length > 0) return first
  if (first === 'config.ts') return 'config'
  return first === 'threadEntry.ts' || first === 'collectStart.ts' ? 'thread' : 'top'
}

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(file, 'utf8')
  const statement =
    /^(?:import|export)(\s+type)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm
  return [...text.matchAll(statement)].map((match) => ({
    target: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }))
}

function faultsOf(file: string): string[] {
  const room = roomOf(file)
  const allowed = arrows[room]
  if (!allowed) return []
  const name = relative(root, file)
  return importsOf(file).flatMap(({ target, typeOnly }) => {
    if (!target.startsWith('.')) {
      const pattern = packages[room]
      return pattern && !pattern.test(target) ? [`${name} names the package ${target}`] : []
    }
    const other = roomOf(resolve(dirname(file), target))
    if (other === 'config' && typeOnly) return []
    return allowed.includes(other) ? [] : [`${name} imports ${other} (${target})`]
  })
}

test('imports point one way: http and forwarding to use cases, use cases to the domain, adapters to the ports', () => {
  const faults = sources.flatMap(faultsOf)

  expect(sources.length).toBeGreaterThan(20)
  expect(faults).toEqual([])
})

test('only the process and the commands see the wiring', () => {
  const seers = sources.filter((file) => importsOf(file).some(({ target }) => target.endsWith('/wiring.ts')))

  expect(
    seers.map((file) => relative(root, file)).filter((name) => !/^server\/(main\.ts|cli\/)/.test(name)),
  ).toEqual([])
})

test('adapters see of the use cases only the ports and the data that crosses them', () => {
  const faults = sources
    .filter((file) => ['storage', 'upstream', 'intake', 'documents'].includes(roomOf(file)))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.includes('/usecases/'))
        .filter(({ target }) => !/\/usecases\/(ports|chunk|views|log)\.ts$/.test(target))
        .map(({ target }) => `${relative(root, file)} imports ${target}`),
    )

  expect(faults).toEqual([])
})

test('time and chance come through ports: the inner rooms read neither', () => {
  const forbidden =
    /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(|\brandomBytes\(|\bprocess\.env\b/
  const faults = sources
    .filter((file) => ['domain', 'usecases', 'forwarding', 'http'].includes(roomOf(file)))
    .filter((file) => forbidden.test(readFileSync(file, 'utf8').replaceAll(/^\s*(\*|\/\/|\/\*).*$/gm, '')))

  expect(faults.map((file) => relative(root, file))).toEqual([])
})

test('the SDK imports nothing of the server and nothing but itself at run time', () => {
  const files = readdirSync(join(root, 'sdk'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(dist|node_modules|cli|generated)\b/.test(file))
    .filter((file) => !file.includes('config.ts'))
  const outside = files.flatMap((file) =>
    importsOf(join(root, 'sdk', file))
      .filter(({ target }) => !target.startsWith('.') || target.includes('/server/'))
      .map(({ target }) => `${file}: ${target}`),
  )

  expect(files.length).toBeGreaterThan(5)
  // The importer is an entry of its own, with its parsers bundled inside.
  expect(outside).toEqual([
    'import/reading/csvRows.ts: csv-parse',
    'import/reading/xlsxRows.ts: read-excel-file/universal',
  ])
})
