import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../server/domain/item.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { loadGazetteer } from '../../server/intake/communes.ts'
import { driverRequests } from './expert/driverRequests.ts'
import type { ExpertCase } from './expert/expertCase.ts'
import { vehicleRequests } from './expert/vehicleRequests.ts'
import { withFiles } from '../support/files.ts'
import { tenant, today } from './judge/judged.ts'

const places = loadGazetteer()

/** As JSON has it: what is undefined is not there. */
const sent = (item: JsonObject): JsonObject => JSON.parse(JSON.stringify(item)) as Json & JsonObject

function judged({ item, on = today, establishments = tenant }: ExpertCase) {
  const { findings } = checkItem(withFiles(sent(item)), { on, establishments, mode: 'live', places })
  const told = (wanted: string): string[] =>
    findings.filter(({ severity }) => severity === wanted).map(({ code, pointer }) => `${code} ${pointer}`)
  return { errors: told('error').sort(), warnings: told('warning') }
}

const requests = [...vehicleRequests, ...driverRequests]
const accepted = requests.filter(({ refused }) => refused === undefined)
const broken = requests.flatMap((one) =>
  one.refused === undefined ? [] : [{ ...one, refused: one.refused }],
)

describe('what experts would accept', () => {
  test.each(accepted)('$says', (one) => {
    const { errors, warnings } = judged(one)

    expect(errors).toEqual([])
    expect(warnings).toEqual(one.warns ?? [])
  })
})

describe('what experts would refuse, at its place and for nothing else', () => {
  test.each(broken)('$says', (one) => {
    expect(judged(one).errors).toEqual(one.refused)
  })
})

test('no two requests have one name', () => {
  const names = requests.map(({ says }) => says)

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
