import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/readConfig.ts'

const enough = { LIASSE_UPSTREAM_URL: 'https://state.example', LIASSE_UPSTREAM_TOKEN: 'token' }

function faultsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

function aFile(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'liasse-config-')), 'config.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('has a default for everything but the State', () => {
  const config = readConfig(enough)

  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    mode: 'live',
    role: 'all',
    logLevel: 'info',
    operatorKey: null,
  })
  expect(config.databaseFile).toMatch(/data\/liasse\.db$/)
  expect(config.upstream.settleMs).toBe(600_000)
})

test('is frozen to the last member', () => {
  const config = readConfig(enough)

  expect(() => Object.assign(config.lanes['siv-import'], { perSecond: 1 })).toThrow(TypeError)
})

test('names every fault at once', () => {
  const faults = faultsOf({
    LIASSE_PORT: '99999',
    LIASSE_MODE: 'prod',
    LIASSE_OPERATOR_KEY: 'short',
    LIASSE_LOG_LEVEL: 'loud',
    LIASSE_CONFIG: aFile({ upstream: { timeOut: 1, settleMs: '5' }, lanes: { import: {} }, colour: 'red' }),
  })

  const named = [
    'LIASSE_PORT',
    'LIASSE_MODE',
    'LIASSE_OPERATOR_KEY',
    'LIASSE_LOG_LEVEL',
    'LIASSE_UPSTREAM_URL',
    'LIASSE_UPSTREAM_TOKEN',
  ]
  for (const name of [...named, 'timeOut', 'settleMs', 'import', 'colour']) {
    expect(
      faults.some((fault) => fault.includes(name)),
      name,
    ).toBe(true)
  }
  expect(faults).toHaveLength(10)
})

test.each([
  ['PostgreSQL', { LIASSE_DATABASE_URL: 'postgres://db.example/liasse' }, /PostgreSQL.*later release/],
  ['a role', { LIASSE_ROLE: 'forwarder' }, /PostgreSQL.*later release/],
])('says of %s that it comes later', (_name, env, sentence) => {
  const faults = faultsOf({ ...enough, ...env })

  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(sentence)
})

test.each([
  ['a path that is no file', { LIASSE_DATABASE_URL: 'liasse.db' }],
  ['an unknown role', { LIASSE_ROLE: 'everything' }],
  ['a State without http', { LIASSE_UPSTREAM_URL: 'ftp://state.example' }],
  ['a State with a password in its address', { LIASSE_UPSTREAM_URL: 'https://me:secret@state.example' }],
  ['a token with a line break', { LIASSE_UPSTREAM_TOKEN: 'a\nb' }],
  ['a file that is missing', { LIASSE_CONFIG: '/nowhere/config.json' }],
  ['a file that is no JSON', { LIASSE_CONFIG: aFile('{') }],
  ['a file that is a list', { LIASSE_CONFIG: aFile([]) }],
  ['a pace below one', { LIASSE_CONFIG: aFile({ lanes: { 'siv-import': { perSecond: 0 } } }) }],
])('refuses %s', (_name, env) => {
  expect(faultsOf({ ...enough, ...env }).length).toBeGreaterThan(0)
})

test('lays the file over the defaults, member by member', () => {
  const config = readConfig({
    ...enough,
    LIASSE_CONFIG: aFile({
      upstream: { lookUp: false },
      lanes: { 'siv-import': { perMinute: 6 } },
      retry: { triesMax: 2 },
    }),
  })

  expect(config.upstream).toMatchObject({ lookUp: false, timeoutMs: 30_000 })
  expect(config.lanes['siv-import']).toEqual({ perSecond: 10, perMinute: 6, concurrencyMax: 16 })
  expect(config.retry).toMatchObject({ triesMax: 2, baseMs: 1_000 })
})

test('two words on one rule are none, wherever they stand', () => {
  const twice = '{"rules":{"da-late":"off","da-late":"error"},"lanes":{}}'

  expect(faultsOf({ ...enough, LIASSE_CONFIG: aFile(twice) })).toEqual([
    'LIASSE_CONFIG: rules.da-late stands in the file twice',
  ])
  expect(faultsOf({ ...enough, LIASSE_CONFIG: aFile('{"rules":{},"rules":{}}') })).toEqual([
    'LIASSE_CONFIG: rules stands in the file twice',
  ])
})

test('a byte order mark before the file is passed over', () => {
  const { policy } = readConfig({ ...enough, LIASSE_CONFIG: aFile('\ufeff{"rules":{"da-late":"error"}}') })

  expect(policy.rules).toEqual({ 'da-late': 'error' })
})

test('never repeats a secret in a fault', () => {
  const faults = faultsOf({ ...enough, LIASSE_OPERATOR_KEY: 'hush-hush', LIASSE_UPSTREAM_TOKEN: 'to\tken' })

  expect(faults.join()).not.toMatch(/hush|to\tken/)
})

test('lets commands that only open the store do without the State', () => {
  expect(readConfig({}, 'database').upstreamUrl).toBeNull()
})

test('says what becomes of duplicates, a warning unless told', () => {
  const file = { duplicates: { vehicle: 'error', ePhoto: 'off' } }
  const { duplicates } = readConfig({ ...enough, LIASSE_CONFIG: aFile(file) })

  expect(duplicates).toEqual({ vehicle: 'error', candidate: 'warning', ePhoto: 'off' })
})

test.each([
  ['another kind', { duplicates: { plate: 'error' } }, /duplicates: unknown key plate/],
  ['another wish', { duplicates: { vehicle: 'info' } }, /duplicates: vehicle: must be one of off, warning/],
  ['a duplicate among the rules', { rules: { 'ephoto-already-used': 'error' } }, /under the key duplicates/],
])('refuses %s under duplicates', (_what, file, fault) => {
  const faults = faultsOf({ ...enough, LIASSE_CONFIG: aFile(file) })

  expect(faults).toEqual([expect.stringMatching(fault)])
})

test('reads what each channel takes as a file, a kind over its channel over the built-in profile', () => {
  const types = ['application/pdf', 'image/jpeg', 'image/png', 'application/xml']
  const { documents, policy } = readConfig({
    ...enough,
    LIASSE_CONFIG: aFile({
      documents: {
        profiles: {
          ants: { sizeMax: 4_000_000, pagesMax: 12, types },
          'ants/identite': { types: ['image/jpeg'] },
        },
        checkers: 4,
        clamd: 'tcp:127.0.0.1:3310',
      },
    }),
  })

  const ants = { types, sizeMax: 4_000_000, pagesMax: 12, pdfVersionMax: '1.7' }
  expect(documents.profiles).toEqual({ ants, 'ants/identite': { ...ants, types: ['image/jpeg'] } })
  expect(documents).toMatchObject({ checkers: 4, clamd: 'tcp:127.0.0.1:3310', uploadBytesMax: 25_000_000 })
  expect(policy.documentProfiles).toEqual(documents.profiles)
})

test('takes the example of the documentation', () => {
  const types = ['application/pdf', 'image/jpeg', 'image/png', 'application/xml']
  const documents = { profiles: { ants: { sizeMax: 5_000_000, pagesMax: 20, types } } }

  expect(faultsOf({ ...enough, LIASSE_CONFIG: aFile({ documents }) })).toEqual([])
  expect(readConfig(enough).documents).toEqual({
    profiles: {},
    checkers: 2,
    checkMs: 20_000,
    keepUnusedDays: 30,
    uploadBytesMax: 25_000_000,
    clamd: null,
  })
})

test.each([
  ['an unknown channel', { profiles: { fax: {} } }, /profiles: fax: name a channel/],
  ['an unknown kind', { profiles: { 'ants/selfie': {} } }, /ants\/selfie: there is no such kind/],
  ['a third part', { profiles: { 'ants/identite/cni': {} } }, /name a channel/],
  ['a profile that is no object', { profiles: { ants: 5 } }, /profiles: ants must be an object/],
  ['profiles that are a list', { profiles: [] }, /profiles must be an object/],
  ['an unknown bound', { profiles: { ants: { dpi: 300 } } }, /ants: unknown key dpi/],
  ['an unknown type', { profiles: { ants: { types: ['text/html'] } } }, /types: must be a list/],
  ['no type at all', { profiles: { ants: { types: [] } } }, /types: must be a list/],
  ['a size of nothing', { profiles: { siv: { sizeMax: 0 } } }, /sizeMax: must be a whole number/],
  ['pages by halves', { profiles: { siv: { pagesMax: 1.5 } } }, /pagesMax: must be a whole number/],
  ['a version that never was', { profiles: { siv: { pdfVersionMax: '1.9' } } }, /pdfVersionMax/],
  ['more checkers than sixteen', { checkers: 17 }, /checkers: must be a whole number from 1 to 16/],
  ['a scanner without its way', { clamd: '127.0.0.1:3310' }, /clamd: must be unix:/],
  ['a scanner on a port that is none', { clamd: 'tcp:scanner.example:99999' }, /clamd: must be unix:/],
])('refuses of documents %s, by its name', (_what, documents, fault) => {
  expect(faultsOf({ ...enough, LIASSE_CONFIG: aFile({ documents }) })).toEqual([expect.stringMatching(fault)])
})

test('names every fault of documents at once', () => {
  const documents = { profiles: { ants: { sizeMax: 'big', dpi: 1 } }, checkers: 0, colour: 'red' }

  expect(faultsOf({ ...enough, LIASSE_CONFIG: aFile({ documents }) })).toHaveLength(4)
})

test('hands the operator’s word on rules and files to judging', () => {
  const config = readConfig({
    ...enough,
    LIASSE_CONFIG: aFile({
      rules: { 'da-late': 'off', 'ct-too-old': 'warning' },
      documents: { filesRequired: false },
    }),
  })

  expect(config.policy).toEqual({
    rules: { 'da-late': 'off', 'ct-too-old': 'warning' },
    filesRequired: false,
  })
  expect(readConfig(enough).policy).toEqual({ rules: {}, filesRequired: true })
})

test.each([
  ['a rule that does not exist', { rules: { 'moon-phase': 'off' } }, /moon-phase.*no such rule/],
  ['a severity that does not exist', { rules: { 'da-late': 'fatal' } }, /da-late.*off, info, warning, error/],
  ['a fault of form', { rules: { 'field-missing': 'warning' } }, /field-missing.*cannot be switched/],
  ['a way that is closed', { rules: { 'channel-not-possible': 'off' } }, /channel-not-possible.*cannot/],
  [
    'an unconfirmed rule as an error',
    { rules: { 'fiscal-holder-differs': 'error' } },
    /fiscal-holder-differs.*at most a warning/,
  ],
  ['rules that are no object', { rules: ['da-late'] }, /rules must be an object/],
  [
    'files that are asked for by a word',
    { documents: { filesRequired: 'yes' } },
    /filesRequired.*true or false/,
  ],
  ['an unknown key of documents', { documents: { files: true } }, /documents: unknown key files/],
])('refuses in the policy %s, by its name', (_name, file, sentence) => {
  const faults = faultsOf({ ...enough, LIASSE_CONFIG: aFile(file) })

  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(sentence)
})
