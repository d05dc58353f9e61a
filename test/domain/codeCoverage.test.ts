import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../server/domain/catalogue.ts'
import { isError } from '../../server/domain/finding.ts'
import { knownRefusal, stateRefusals } from '../../server/domain/stateRefusals.ts'
import { refusalCodes } from '../../server/sandbox/refusals.ts'
import { elsewhere } from './codes/elsewhere.ts'
import { raisedCodes, sparedCodes, twins } from './codes/tables.ts'
import { faulty, sound } from './codes/twins.ts'

const known = catalogue.map(({ code }) => code)
const pointedTo = elsewhere.map(({ code }) => code)

test('every code of the catalogue is raised by a case that is made for it', () => {
  const raised = raisedCodes()

  expect(known.filter((code) => !raised.has(code) && !pointedTo.includes(code))).toEqual([])
})

test('every code of the catalogue has a near case that must not raise it', () => {
  const spared = sparedCodes()

  expect(known.filter((code) => !spared.has(code) && !pointedTo.includes(code))).toEqual([])
})

test('only codes of the catalogue have cases', () => {
  expect([...twins.map(({ code }) => code), ...pointedTo].filter((code) => !known.includes(code))).toEqual([])
})

describe('a faulty request and its near twin', () => {
  test.each(twins)('$code is found in the one ($procedure)', (twin) => {
    expect(faulty(twin).map(({ code }) => code)).toContain(twin.code)
  })

  test.each(twins)('and neither $code nor any error in the other ($procedure)', (twin) => {
    const findings = sound(twin)

    expect(findings.map(({ code }) => code)).not.toContain(twin.code)
    expect(
      findings
        .filter(isError)
        .map(({ code }) => code)
        .filter((code) => !twin.also?.includes(code)),
    ).toEqual([])
  })
})

const root = resolve(import.meta.dirname, '../..')
const named = elsewhere.flatMap(({ code, raised, near }) => [
  { code, ...raised },
  { code, ...near },
])

test.each(named)('$code: « $test » stands in $file', ({ file, test: name }) => {
  const path = resolve(root, file)

  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path, 'utf8')).toContain(`'${name}'`)
})

describe('refusals of the State', () => {
  test('the sandbox raises every one that has words (test/sandbox/magicTable.test.ts sends them all)', () => {
    const families = ['siv-opposition', 'document']
    const raised: readonly string[] = [...refusalCodes]

    expect(
      stateRefusals
        .map(({ code }) => code)
        .filter((code) => !raised.includes(code) && !families.includes(code)),
    ).toEqual([])
  })

  test.each(stateRefusals.map(({ code }) => code))(
    '%s is not said of a code that is nearly the same',
    (code) => {
      expect(knownRefusal(code)?.code).toBe(code)
      expect(knownRefusal(`${code}s`)?.code).not.toBe(code)
      expect(knownRefusal(`x${code}`)).toBeNull()
    },
  )
})
