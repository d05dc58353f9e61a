import { expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/finding.ts'
import type { Json, JsonObject } from '../../../server/domain/item.ts'
import { driverRequirements } from '../../../server/domain/requirements/driverPapers.ts'
import { judged, patched } from '../judge/judged.ts'
import { driverExemptions, driverRows } from './driverTableRows.ts'

const missing = (findings: readonly Finding[], at = '/documents'): Finding[] =>
  findings.filter(({ pointer }) => pointer === at)

const listOf = (documents: Json | undefined): Json[] => (Array.isArray(documents) ? documents : [])

test.each(driverRows)(
  'asks by the row « $row »',
  ({ procedure, change, code, severity = 'error', pointer }) => {
    const { findings } = judged(procedure, change)

    expect(missing(findings, pointer).map((found) => `${found.severity} ${found.code}`)).toEqual([
      `${severity} ${code}`,
    ])
  },
)

test.each(driverRows)(
  'is content with the paper of the row « $row »',
  ({ procedure, change, answer, pointer }) => {
    const { documents } = patched(procedure, change)
    const withAnswer: JsonObject = { ...change, documents: [...listOf(documents), ...answer] }

    const { findings } = judged(procedure, withAnswer)

    expect(missing(findings, pointer)).toEqual([])
  },
)

test.each(driverExemptions)('asks nothing: %s', (_row, procedure, change) => {
  const { findings } = judged(procedure, change)

  expect(findings.filter(({ pointer }) => pointer.startsWith('/documents'))).toEqual([])
})

test('every requirement of drivers stands in at least one row', () => {
  const asked = new Set(driverRows.map(({ code }) => code))

  expect(
    driverRequirements.filter(({ entry }) => !asked.has(entry.code)).map(({ entry }) => entry.code),
  ).toEqual([])
})

test('names the paper of the host that is missing, and only that one', () => {
  const { findings } = judged('inscription-premiere', {
    documents: [
      { kind: 'identite' },
      { kind: 'identite-hebergeant' },
      { kind: 'domicile-hebergeant', issuedOn: '2026-10-05' },
      { kind: 'identite-representant-legal' },
      { kind: 'jdc' },
      { kind: 'assr2' },
    ],
  })

  const [found] = missing(findings)
  expect(found?.fr).toContain('il manque l’attestation d’hébergement.')
  expect(found?.en).toContain('the host’s attestation is missing')
})
