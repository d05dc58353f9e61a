import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { catalogue } from '../../server/domain/catalogue.ts'
import { describeFindings, forPeople } from '../../server/domain/describeFindings.ts'
import { requirements } from '../../server/domain/requirements/askedPapers.ts'
import { rulebook } from '../../server/domain/rulebook.ts'

const root = resolve(import.meta.dirname, '../../server')
const known = new Set(catalogue.map(({ code }) => code))

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(domain|usecases|intake|storage)\/.*\.ts$/.test(file))
  .map((file) => join(root, file))

/** Entries written out, and those made by the small makers of entries. */
const written = [
  /\bcode: '([a-z][a-z0-9-]+)',\s+severity: /g,
  /\b(?:clientFault|ofClient|[a-z]\w*(?:Entry|Fault|Warning|Finding|Missing|Required))\(\s*'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)',\s+\[/g,
]

test('every code that stands in the source as an entry is in the catalogue', () => {
  const codes = sources.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    return written.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code))
  })

  expect(new Set(codes).size).toBeGreaterThan(200)
  expect([...new Set(codes)].filter((code) => !known.has(code))).toEqual([])
})

test('every entry that a module of the domain exports, alone or in a list or a rule, is in the catalogue', async () => {
  const entries: Entry[] = []
  for (const file of sources.filter((one) => one.includes('/domain/'))) {
    const module: unknown = await import(pathToFileURL(file).href)
    gather(module, entries)
  }

  expect(entries.length).toBeGreaterThan(300)
  expect([...new Set(entries.map(({ code }) => code))].filter((code) => !known.has(code))).toEqual([])
})

test('every rule and every paper stands in the description of its code, with what it rests on', () => {
  const described = new Map(describeFindings().map((finding) => [finding.code, finding]))

  for (const { entry, source, procedures, confirmed } of [...rulebook, ...requirements]) {
    const grounds = described.get(entry.code)?.grounds ?? []
    const own = grounds.filter((one) => one.source === source && one.confirmed === confirmed)
    const held = new Set(own.flatMap((one) => one.procedures))
    expect(
      procedures.filter((one) => !held.has(one)),
      entry.code,
    ).toEqual([])
  }
})

test('a code is told as the operator has it', () => {
  const severityOf = (policy?: Parameters<typeof describeFindings>[0]) =>
    describeFindings(policy).find(({ code }) => code === 'da-late')?.severity

  expect(severityOf()).toBe('warning')
  expect(severityOf({ rules: { 'da-late': 'error' } })).toBe('error')
  expect(severityOf({ rules: { 'da-late': 'off' } })).toBe('off')
})

test('for people the words that only an item can tell are an ellipsis', () => {
  const texts = describeFindings()
    .map(forPeople)
    .flatMap(({ fr, en, remedy }) => [fr, en, remedy.fr, remedy.en])

  expect(texts.filter((text) => /\{\w+\}/.test(text))).toEqual([])
})

interface Entry {
  code: string
  severity: string
  remedy: object
}

/** Everything that looks like an entry, however deep it lies in plain values. */
function gather(value: unknown, entries: Entry[], depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 4) return
  if (isEntry(value)) entries.push(value)
  const members = value instanceof Map ? value.values() : Object.values(value)
  for (const member of members) gather(member, entries, depth + 1)
}

const isEntry = (value: object): value is Entry =>
  'code' in value && typeof value.code === 'string' && 'severity' in value && 'remedy' in value
