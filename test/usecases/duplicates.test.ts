import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DuplicatePolicy } from '../../server/domain/duplicates.ts'
import type { Finding } from '../../server/domain/finding.ts'
import type { JsonObject } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { item, lines } from '../intake/items.ts'
import { filedAs } from '../support/files.ts'
import { linesOf } from '../support/storeHarness.ts'
import { type Acceptance, anAcceptance, dossier, ndjson, streamOf } from './acceptSupport.ts'

interface Told {
  row: number
  valid: boolean
  findings: Finding[]
}

const duplicates = new Set(['possible-duplicate-vehicle', 'duplicate-active-request', 'ephoto-already-used'])
const enrolment = (reference: string, more: JsonObject = {}): JsonObject => ({
  ...filedAs(exampleItems['inscription-premiere'], at.document),
  reference,
  ...more,
})

let at: Acceptance
const open = async (policy?: DuplicatePolicy): Promise<void> => {
  at = await anAcceptance(policy)
}
afterEach(() => at.close())

async function push(...items: JsonObject[]): Promise<{ ids: (string | undefined)[]; told: string[][] }> {
  const answer = await at.acceptBatch({ ...ndjson(lines(...items)), caller: at.caller })
  if (answer.as !== 'sealed') throw new Error(`not sealed: ${JSON.stringify(answer)}`)
  const found = await linesOf({ ...at.harness, tenant: at.caller.tenant }, JSON.parse(answer.answer.body).id)
  return { ids: found.map(({ id }) => id), told: found.map((line) => toldIn(line.findings)) }
}

async function validate(...items: JsonObject[]): Promise<Told[]> {
  const body = { format: 'ndjson' as const, bytes: streamOf(lines(...items)) }
  const answer = await at.validateBatch({ caller: at.caller, body })
  if (answer.as !== 'validated') throw new Error(`no report: ${JSON.stringify(answer)}`)
  return JSON.parse(answer.body.join('')).items
}

/** Code and first request of every duplicate found. */
const toldIn = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ code }) => duplicates.has(code))
    .map(({ code, dossier: id, fr }) => `${code} ${id ?? /ligne \d+/.exec(fr)?.[0] ?? '?'}`)

describe('as a warning', () => {
  beforeEach(() => open())

  test('a deposit and a validation say the same of dossiers that are there', async () => {
    const { ids } = await push(item('A'), enrolment('P'))

    const report = await validate(item('B'), enrolment('Q'))
    const deposited = await push(item('B'), enrolment('Q'))

    const expected = [
      [`possible-duplicate-vehicle ${ids[0]}`],
      [`duplicate-active-request ${ids[1]}`, `ephoto-already-used ${ids[1]}`],
    ]
    expect(report.map(({ findings }) => toldIn(findings))).toEqual(expected)
    expect(report.map(({ valid }) => valid)).toEqual([true, true])
    expect(deposited.told).toEqual(expected)
  })

  test('a deposit and a validation say the same of rows above, over many pages', async () => {
    const rows = [enrolment('P'), item('A'), enrolment('Q'), item('B')]

    const report = await validate(...rows)
    const { told } = await push(...rows)

    const expected = [
      [],
      [],
      ['duplicate-active-request ligne 1', 'ephoto-already-used ligne 1'],
      ['possible-duplicate-vehicle ligne 2'],
    ]
    expect(report.map(({ findings }) => toldIn(findings))).toEqual(expected)
    expect(told).toEqual(expected)
  })

  test('the same request again is no duplicate, neither deposited nor validated', async () => {
    await push(enrolment('P'))

    const [row] = await validate(enrolment('P'))

    expect(toldIn(row?.findings ?? [])).toEqual([])
    expect((await push(enrolment('P'))).told).toEqual([[]])
  })

  test('a single dossier is told too', async () => {
    const { ids } = await push(item('A'))

    const answer = await at.acceptDossier({ ...dossier(JSON.stringify(item('B'))), caller: at.caller })

    if (answer.as !== 'sealed') throw new Error(answer.as)
    expect(toldIn(JSON.parse(answer.answer.body).findings)).toEqual([`possible-duplicate-vehicle ${ids[0]}`])
  })

  test('no personal data stands in what is told', async () => {
    await push(enrolment('P'))
    const [row] = await validate(enrolment('Q'))

    const { candidate, ePhoto } = enrolment('P')
    const text = JSON.stringify(row?.findings.filter(({ code }) => duplicates.has(code)))
    const named =
      JSON.stringify([candidate, ePhoto]).match(/"(?:birthName|code|neph|email)":"([^"]+)"/g) ?? []
    expect(named.length).toBeGreaterThan(1)
    for (const each of named) expect(text).not.toContain(/:"([^"]+)"/.exec(each)?.[1])
  })
})

describe('as an error', () => {
  beforeEach(() => open({ vehicle: 'error', candidate: 'warning', ePhoto: 'off' }))

  test('the second request is refused, by a deposit as by a validation, and holds no reference', async () => {
    const rows = [item('A'), item('B'), item('B')]

    const report = await validate(...rows)
    const { told, ids } = await push(...rows)

    expect(report.map(({ valid }) => valid)).toEqual([true, false, false])
    expect(report.map(({ findings }) => toldIn(findings))).toEqual(told)
    expect(told[1]).toEqual(['possible-duplicate-vehicle ligne 1'])
    expect(ids.map((id) => id !== undefined)).toEqual([true, false, false])
  })

  test('a single dossier is refused with the id of the first', async () => {
    const { ids } = await push(item('A'))

    const answer = await at.acceptDossier({ ...dossier(JSON.stringify(item('B'))), caller: at.caller })

    if (answer.as !== 'rejected') throw new Error(answer.as)
    expect(toldIn(answer.findings)).toEqual([`possible-duplicate-vehicle ${ids[0]}`])
  })

  test('each kind is judged by its own word', async () => {
    await push(enrolment('P'))

    const [row] = await validate(enrolment('Q'))

    expect(row?.findings.filter(({ code }) => duplicates.has(code))).toMatchObject([
      { code: 'duplicate-active-request', severity: 'warning' },
    ])
  })
})
