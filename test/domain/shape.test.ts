import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../server/domain/item.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { isDateTime } from '../../server/domain/schema/formats.ts'
import { shapeFinding } from '../../server/domain/shapeFindings.ts'
import { changed, checkShape, told } from './checkShape.ts'

const { vn, ww } = exampleItems
const importVo = exampleItems['import-vo']
const purchase = exampleItems['declaration-achat']
const enrolment = exampleItems['inscription-premiere']

const cases: [what: string, item: JsonObject, expected: string[]][] = [
  ['no reference', changed(vn, '/reference', undefined), ['field-missing /reference']],
  ['an empty reference', changed(vn, '/reference', ''), ['field-length /reference']],
  ['a reference of 65 signs', changed(vn, '/reference', 'R'.repeat(65)), ['field-length /reference']],
  ['no procedure', changed(vn, '/procedure', undefined), ['field-missing /procedure']],
  ['an unknown procedure', changed(vn, '/procedure', 'vente'), ['field-value /procedure']],
  ['a procedure that is no text', changed(vn, '/procedure', 5), ['field-type /procedure']],
  ['no block', changed(vn, '/holder', undefined), ['field-missing /holder']],
  ['no VIN', changed(vn, '/vehicle/vin', undefined), ['field-missing /vehicle/vin']],
  ['no rubric of annex XIII', changed(vn, '/vehicle/massMax', undefined), ['field-missing /vehicle/massMax']],
  [
    'a holder without birth name',
    changed(vn, '/holder/birthName', undefined),
    ['field-missing /holder/birthName'],
  ],
  ['a holder without address', changed(vn, '/holder/address', undefined), ['field-missing /holder/address']],
  ['a party without kind', changed(vn, '/holder/kind', undefined), ['field-missing /holder/kind']],
  ['a party of an unknown kind', changed(vn, '/holder/kind', 'dog'), ['field-value /holder/kind']],
  ['a party whose kind is a number', changed(vn, '/holder/kind', 1), ['field-type /holder/kind']],
  ['a field of the other kind', changed(vn, '/holder/siren', '999300015'), ['field-unknown /holder/siren']],
  [
    'a town written backwards by a mark that nobody sees',
    changed(vn, '/holder/address/city', '\u202eNOYL'),
    ['field-format /holder/address/city'],
  ],
  [
    'a phone number with the marks of an address book',
    changed(vn, '/holder/phone', '\u202a+33639980101\u202c'),
    ['field-format /holder/phone'],
  ],
  [
    'an apostrophe that was read in the wrong encoding',
    changed(vn, '/holder/address/city', 'D\u0092HUISON'),
    ['field-format /holder/address/city'],
  ],
  [
    'a typographic apostrophe and a non-breaking space',
    changed(vn, '/holder/address/line1', '3 RUE D’EN\u00a0BAS'),
    [],
  ],
  ['an unknown field', changed(vn, '/vehicle/colour', 'red'), ['field-unknown /vehicle/colour']],
  ['a name with a slash and a tilde', { ...vn, 'a/b~c': 1 }, ['field-unknown /a~1b~0c']],
  ['a number as text', changed(vn, '/vehicle/seats', '5'), ['field-type /vehicle/seats']],
  ['a fraction of a kilogram', changed(vn, '/vehicle/massMax', 1626.5), ['field-type /vehicle/massMax']],
  ['a negative number', changed(vn, '/vehicle/seats', -1), ['field-value /vehicle/seats']],
  ['a genre that is none', changed(vn, '/vehicle/genre', 'VOITURE'), ['field-value /vehicle/genre']],
  ['a category that is none', changed(vn, '/vehicle/category', 'Z1'), ['field-format /vehicle/category']],
  ['a day that no month has', changed(vn, '/sale/date', '2026-02-29'), ['field-format /sale/date']],
  ['a year typed wrong', changed(vn, '/sale/date', '0206-11-17'), ['field-format /sale/date']],
  ['a day that is only long ago', changed(vn, '/sale/date', '1899-12-31'), []],
  ['a French date', changed(vn, '/sale/date', '17/11/2026'), ['field-format /sale/date']],
  ['an hour that is none', changed(purchase, '/sale/time', '24:00'), ['field-format /sale/time']],
  [
    'a purchase declared without hour',
    changed(purchase, '/sale/time', undefined),
    ['field-missing /sale/time'],
  ],
  [
    'a birth date without hyphens',
    changed(vn, '/holder/birthDate', '19870614'),
    ['field-format /holder/birthDate'],
  ],
  [
    'a country in words',
    changed(vn, '/holder/address/country', 'France'),
    ['field-format /holder/address/country'],
  ],
  [
    'an import without its old plate',
    changed(importVo, '/origin/foreignPlate', undefined),
    ['field-missing /origin/foreignPlate'],
  ],
  ['a WW without conformity', changed(ww, '/conformity', undefined), ['field-missing /conformity']],
  ['no first name', changed(vn, '/holder/firstNames', []), ['field-length /holder/firstNames']],
  [
    '21 notes',
    changed(vn, '/metadata', Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`n${n}`, 'x']))),
    ['field-length /metadata'],
  ],
  ['a note that is no text', changed(vn, '/metadata', { order: 12 }), ['field-type /metadata/order']],
  [
    'a candidate without nationality',
    changed(enrolment, '/candidate/nationality', undefined),
    ['field-missing /candidate/nationality'],
  ],
  ['an enrolment without mandate', changed(enrolment, '/mandate', undefined), ['field-missing /mandate']],
  [
    'a guardian without role',
    changed(enrolment, '/guardian/role', undefined),
    ['field-missing /guardian/role'],
  ],
  [
    'a mention nobody knows',
    changed(vn, '/vehicle/mentions', ['camping']),
    ['field-value /vehicle/mentions/0'],
  ],
  [
    'a mention object with a bad day',
    changed(vn, '/vehicle/mentions', ['taxi', { code: 'vtc', until: '2026-13-01' }]),
    ['field-format /vehicle/mentions/1/until'],
  ],
  [
    'a mention object without code',
    changed(vn, '/vehicle/mentions', [{ until: '2026-12-01' }]),
    ['field-missing /vehicle/mentions/0/code'],
  ],
  ['a mention that is a number', changed(vn, '/vehicle/mentions', [7]), ['field-type /vehicle/mentions/0']],
  ['a paper without kind', changed(vn, '/documents/0/kind', undefined), ['field-missing /documents/0/kind']],
  [
    'an inherited name',
    JSON.parse(JSON.stringify(vn).replace('"sale":', '"__proto__":{"a":1},"sale":')) as JsonObject,
    ['field-unknown /__proto__'],
  ],
]

describe('a fault of shape is told by code and by its own place', () => {
  test.each(cases)('%s', (_, item, expected) => {
    expect(told(checkShape(item))).toEqual(expected)
  })

  test('several faults are told at once, each once', () => {
    const item = { ...vn, holder: { kind: 'person', birthname: 'X' }, sale: {} }

    expect(told(checkShape(item)).toSorted()).toEqual([
      'field-missing /holder/address',
      'field-missing /holder/birthDate',
      'field-missing /holder/birthName',
      'field-missing /holder/birthPlace',
      'field-missing /holder/firstNames',
      'field-missing /holder/sex',
      'field-missing /sale/date',
      'field-unknown /holder/birthname',
    ])
  })
})

describe('what a procedure does not need', () => {
  test.each([
    [
      'a lease on an address change',
      changed(exampleItems['changement-adresse'], '/lease', { kind: 'ld', months: 24 }),
    ],
    ['a training on a new car', changed(vn, '/training', { category: 'B', mode: 'aac' })],
    ['an e-photo on a duplicate', changed(exampleItems.duplicata, '/ePhoto', { code: 'X'.repeat(22) })],
  ])('is welcome: %s', (_, item) => {
    expect(checkShape(item)).toEqual([])
  })

  test('is checked when it is sent', () => {
    const item = changed(exampleItems.duplicata, '/lease', { kind: 'ld', months: 'many' })

    expect(told(checkShape(item))).toEqual(['field-type /lease/months'])
  })
})

describe('the words of a fault', () => {
  test('name what is missing, in French and in English', () => {
    const [finding] = checkShape(changed(vn, '/holder/birthName', undefined))

    expect(finding?.fr).toBe('Il manque le nom de naissance.')
    expect(finding?.en).toBe('The birth name is missing.')
    expect(finding?.remedy.fr).toBe('Ajoutez le champ « birthName ».')
  })

  test('name what a date has to look like', () => {
    const [finding] = checkShape(changed(vn, '/sale/date', '17/11/2026'))

    expect(finding?.fr).toContain('doit être une date AAAA-MM-JJ')
    expect(finding?.en).toContain('YYYY-MM-DD')
  })

  test('guess which field an unknown one was meant to be', () => {
    const [finding] = checkShape({ ...vn, holder: { ...(vn.holder as JsonObject), birthplace: {} } })

    expect(finding?.remedy.fr).toContain('« birthPlace »')
    expect(finding?.remedy.en).toContain('"birthPlace"')
  })

  test('leave no placeholder open, whatever the fault', () => {
    const texts = cases.flatMap(([, item]) => checkShape(item)).map((finding) => JSON.stringify(finding))

    expect(texts.length).toBeGreaterThan(30)
    expect(texts.filter((text) => /\{\w+\}|undefined|NaN/.test(text))).toEqual([])
  })

  test('exist for a keyword that no schema uses yet, too', () => {
    expect(shapeFinding({ keyword: 'uniqueItems', instancePath: '/documents', params: {} })).toMatchObject({
      code: 'field-value',
      pointer: '/documents',
    })
  })

  test('never repeat a value that the client sent', () => {
    const item = changed(vn, '/holder/birthDate', 'DUPONTTEST')

    expect(JSON.stringify(checkShape(item))).not.toContain('DUPONTTEST')
  })
})

describe('an instant', () => {
  test.each(['2026-11-23T17:00:00Z', '2026-11-23T17:00:00.123+01:00', '2024-02-29T00:00:00z'])(
    'may be %s',
    (text) => {
      expect(isDateTime(text)).toBe(true)
    },
  )

  test.each([
    '2026-11-23',
    '2026-11-23T17:00:00',
    '2026-02-29T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23 17:00:00Z',
  ])('may not be %s', (text) => {
    expect(isDateTime(text)).toBe(false)
  })
})
