import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/finding.ts'
import type { JsonObject } from '../../../server/domain/item.ts'
import { judgeMalformed } from '../../../server/domain/judgeMalformed.ts'
import { buyer, lessor } from '../../../server/domain/schema/examples/invented.ts'
import { itemAjvOptions, itemFormats } from '../../../server/domain/schema/formats.ts'
import { itemSchemas } from '../../../server/domain/schema/items.ts'
import { shapeFindings } from '../../../server/domain/shapeFindings.ts'
import { patched, tenant, today } from './judged.ts'

const noPerson = Object.fromEntries(Object.keys(buyer).map((name) => [name, null]))

const check = new Ajv({ ...itemAjvOptions, formats: itemFormats }).compile(itemSchemas.vn)
const shapeOf = (item: JsonObject): Finding[] => (check(item) ? [] : shapeFindings(check.errors ?? []))

const faults = (change: JsonObject): string[] => {
  const item = patched('vn', change)
  return judgeMalformed(
    item,
    shapeOf(item),
    { on: today, establishments: tenant, mode: 'test' },
    shapeOf,
  ).map(({ pointer, code }) => `${pointer} ${code}`)
}

test('tells the faults of the rest beside those of form', () => {
  const found = faults({ colour: 'red', vehicle: { seats: 'five', co2: 0, vin: 'VF1TESTO000002101' } })

  expect(found).toEqual([
    '/colour field-unknown',
    '/vehicle/co2 co2-zero-of-engine',
    '/vehicle/seats field-type',
    '/vehicle/vin vin-alphabet',
  ])
})

test('does not miss what was left out only for its form', () => {
  const found = faults({
    holder: { ...noPerson, ...lessor },
    lessee: { kind: 'robot', firstNames: 7 },
    lease: { kind: 'ld', months: 36 },
  })

  expect(found).toEqual(['/lessee/kind field-value'])
})

test('leaves out a whole list when one element has a bad form', () => {
  const found = faults({ documents: [{ kind: 'nonsense' }, { kind: 5 }], vehicle: { co2: 0 } })

  expect(found).toEqual(['/documents/1/kind field-type', '/vehicle/co2 co2-zero-of-engine'])
})

test('judges nothing without a procedure', () => {
  expect(faults({ procedure: 'wishful', vehicle: { co2: 0 } })).toEqual(['/procedure field-value'])
})
