import { describe, expect, test } from 'vitest'
import { procedures } from '../../server/domain/item.ts'
import { normaliseItem } from '../../server/domain/normalise.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { checkValues } from '../../server/domain/values.ts'
import { checkShape } from './checkShape.ts'

describe('the worked examples', () => {
  test.each(procedures)(
    '%s: is of good shape, with every value and every conditional field in order',
    (procedure) => {
      const item = exampleItems[procedure]

      const findings = [...checkShape(item), ...checkValues(item, procedure)]

      expect(item.procedure).toBe(procedure)
      expect(findings).toEqual([])
    },
  )

  test.each(procedures)('%s: is already spelled as normalising would spell it', (procedure) => {
    expect(normaliseItem(exampleItems[procedure])).toEqual({ item: exampleItems[procedure], changed: false })
  })

  test('have references and VINs of their own, and VINs that say TEST', () => {
    const items = Object.values(exampleItems)
    const vins = items.flatMap(({ vehicle }) =>
      [JSON.stringify(vehicle)?.match(/"vin":"(\w+)"/)?.[1] ?? []].flat(),
    )

    expect(new Set(items.map(({ reference }) => reference)).size).toBe(procedures.length)
    expect(new Set(vins).size).toBe(13)
    expect(vins.every((vin) => vin.includes('TEST'))).toBe(true)
  })
})
