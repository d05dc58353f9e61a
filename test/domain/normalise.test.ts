import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../server/domain/item.ts'
import { normaliseItem } from '../../server/domain/normalise.ts'

describe('one spelling', () => {
  const cases: [what: string, raw: JsonObject, item: JsonObject][] = [
    ['texts are trimmed', { reference: '  A 1\t' }, { reference: 'A 1' }],
    [
      'VINs lose blanks and small letters',
      { vehicle: { vin: ' vf1 test 0000001101 ' } },
      { vehicle: { vin: 'VF1TEST0000001101' } },
    ],
    ['SIV plates get their hyphens', { vehicle: { plate: 'ab 123cd' } }, { vehicle: { plate: 'AB-123-CD' } }],
    ['WW plates too', { vehicle: { plate: 'ww123ab' } }, { vehicle: { plate: 'WW-123-AB' } }],
    ['W garage plates too', { vehicle: { plate: 'w123ab' } }, { vehicle: { plate: 'W-123-AB' } }],
    ['FNI plates are run together', { vehicle: { plate: '123 abc 2a' } }, { vehicle: { plate: '123ABC2A' } }],
    [
      'the small letters of J stay',
      { vehicle: { category: ' L3E-A1' } },
      { vehicle: { category: 'L3e-A1' } },
    ],
    ['farm categories keep theirs', { vehicle: { category: 't1A' } }, { vehicle: { category: 'T1a' } }],
    [
      'training categories are the licence’s',
      { training: { category: 'be' } },
      { training: { category: 'BE' } },
    ],
    [
      'our own category stays small',
      { training: { category: ' 78-levee' } },
      { training: { category: '78-levee' } },
    ],
    [
      'e-photo codes are run together',
      { ePhoto: { code: 'ab12-cd34 ef' } },
      { ePhoto: { code: 'AB12CD34EF' } },
    ],
    [
      'mention codes are ours and stay',
      { vehicle: { mentions: [{ code: ' taxi' }] } },
      { vehicle: { mentions: [{ code: 'taxi' }] } },
    ],
    [
      'SIRETs are run together',
      { holder: { siret: '999 300 015 00016' } },
      { holder: { siret: '99930001500016' } },
    ],
    [
      'postal codes of digits are run together',
      { holder: { address: { postalCode: '69 002' } } },
      { holder: { address: { postalCode: '69002' } } },
    ],
    [
      'foreign postal codes keep their blank',
      { holder: { address: { postalCode: 'sw1a 1aa' } } },
      { holder: { address: { postalCode: 'SW1A 1AA' } } },
    ],
    ['countries are capitals', { origin: { country: 'bel' } }, { origin: { country: 'BEL' } }],
    ['names keep their letters', { holder: { birthName: " d'Été " } }, { holder: { birthName: "d'Été" } }],
    [
      'lists are spelled too',
      { holder: { licenceCategories: ['b', ' be'] } },
      { holder: { licenceCategories: ['B', 'BE'] } },
    ],
    ['null means absent', { lessee: null, vehicle: { plate: null, vin: 'X' } }, { vehicle: { vin: 'X' } }],
    [
      'type approvals keep their e',
      { vehicle: { typeApproval: ' e2*2018/858*00001*00' } },
      { vehicle: { typeApproval: 'e2*2018/858*00001*00' } },
    ],
  ]

  test.each(cases)('%s', (_, raw, item) => {
    expect(normaliseItem(raw)).toEqual({ item, changed: true })
  })
})

describe('what arrives well spelled', () => {
  test('is handed back as it is, not copied', () => {
    const raw: JsonObject = {
      reference: 'A',
      vehicle: { vin: 'VF1TEST0000001101', plate: 'AB-123-CD', seats: 5 },
      documents: [{ kind: 'mandat' }],
    }

    const { item, changed } = normaliseItem(raw)

    expect(changed).toBe(false)
    expect(item).toBe(raw)
  })

  test('is not touched when another field changes', () => {
    const raw: JsonObject = { vehicle: { vin: ' vf1' } }

    normaliseItem(raw)

    expect(raw).toEqual({ vehicle: { vin: ' vf1' } })
  })
})

describe('what it leaves to the shape check', () => {
  test('wrong types, unknown fields and nulls in lists stay', () => {
    const raw: JsonObject = { vehicle: 'VF1', sale: ['x', null, 3], surprise: { deep: [[true]] }, ePhoto: 7 }

    expect(normaliseItem(raw)).toEqual({ item: raw, changed: false })
  })

  test('notes are echoed as they came, but for nulls', () => {
    const raw: JsonObject = { metadata: { order: ' BC 1 ', vin: 'abc', none: null } }

    expect(normaliseItem(raw).item).toEqual({ metadata: { order: ' BC 1 ', vin: 'abc' } })
  })

  test('a field named __proto__ stays a field', () => {
    const raw = JSON.parse('{"vin":"a","__proto__":{"polluted":"yes"}}') as JsonObject

    const { item } = normaliseItem(raw)

    expect(Object.keys(item)).toEqual(['vin', '__proto__'])
    expect(item.polluted).toBeUndefined()
  })

  test('normalising twice changes nothing more', () => {
    const once = normaliseItem({ vehicle: { plate: ' ab123cd', vin: 'x y', category: 'L3E' }, x: null }).item

    expect(normaliseItem(once)).toEqual({ item: once, changed: false })
  })
})
