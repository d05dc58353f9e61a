import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Liasse } from '@liasse/sdk'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeBatches } from '../../examples/batchmaker/batch.ts'
import { asEstablishments, dealerPlaces, schoolPlaces } from '../../examples/batchmaker/establishments.ts'
import { csvOf, itemsIn, xlsxOf } from '../../examples/makeSpreadsheets.ts'
import { textSheet } from '../../examples/papermaker/sheets.ts'
import { withPapers } from '../../examples/papermaker/assign.ts'
import { tableOf } from '../../examples/spreadsheets/table.ts'
import { aFile, runLiasse } from '../sdk/cli/runLiasse.ts'
import { type RunningGateway, startGateway } from '../support/gateway.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

const batches = resolve(import.meta.dirname, '../../examples/batches')
const mistakes: Record<string, { row: number; reference: string; code: string }[]> = JSON.parse(
  readFileSync(join(batches, 'mistakes.json'), 'utf8'),
)

/** Mistakes that a table does not carry: its cells have no types, and columns without meaning are not sent. */
const notInTables = new Set(['line-malformed', 'json-duplicate-key', 'field-unknown', 'field-type'])

let gateway: RunningGateway
let key: string
/** One file for every paper. */
let paper: string

beforeAll(async () => {
  gateway = await startGateway()
  const establishments = asEstablishments([...dealerPlaces, ...schoolPlaces])
  ;({ key } = await gateway.makeTenant({ establishments }))
  const liasse = new Liasse({ baseUrl: gateway.url, apiKey: key })
  ;({ id: paper } = await liasse.documents.upload(await textSheet('papier', 1), { wait: true }))
})

afterAll(async () => {
  await gateway.stop()
  gateway.remove()
})

const validate = async (file: string, language: string) =>
  await runLiasse(['validate', file, '--on', '2026-11-23', '--lang', language, '--key', key], {
    url: gateway.url,
  })

/** What is said of a reference: the lines under its own. */
const toldOf = (stdout: string, reference: string): string =>
  stdout.split(/^(?=ligne |line )/m).find((part) => part.split(/\s+/)[2] === reference) ?? ''

/** The example with its papers: without them there would be more to tell of them than of the mistakes. */
async function aTableOf(name: string): Promise<string> {
  const made = makeBatches({ on: '2026-11-23' }).find((batch) => batch.name === name)!
  const table = tableOf(itemsIn(withPapers(made, () => paper).lines).map(({ item }) => item))
  return name === 'dealer-morning'
    ? aFile('dealer-morning.csv', csvOf(table))
    : aFile('school-september.xlsx', await xlsxOf(table))
}

test.each([
  ['dealer-morning', 'fr', 'à faire : '],
  ['school-september', 'en', 'to do: '],
])('validate tells the mistakes of %s as a table as a clerk would', async (name, language, remedy) => {
  const carried = (mistakes[name] ?? []).filter(({ code }) => !notInTables.has(code))

  const { code, stdout } = await validate(await aTableOf(name), language)

  expect(code).toBe(3)
  // A wrong energy in words is read, a short postal code repaired: what is told of them is said for the file or as a warning.
  const untold = carried.filter(({ reference }) => !toldOf(stdout, reference).includes(remedy))
  expect(
    untold
      .map(({ code: missed }) => missed)
      .filter((missed) => !/^(?:field-value|field-format|postal)/.test(missed)),
  ).toEqual([])
  expect(carried.length).toBeGreaterThan(10)
})
