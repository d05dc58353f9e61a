import { describe, expect, test } from 'vitest'
import { checkDigit, expiryInMrz } from '../../../server/documents/advice/mrz.ts'

// The specimens of ICAO 9303, of the State of Utopia.
const passport = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
]
const card = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
]
const booklet = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6']
const visa = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<<<<<<<<<']

describe('the end of validity in a machine-readable zone', () => {
  test.each([
    ['a passport', passport, '2012-04-15'],
    ['a card of three lines', card, '2012-04-15'],
    ['a card of two lines', booklet, '2012-04-15'],
    ['a visa', visa, '2096-12-10'],
  ])('is read from %s', (_name, lines, day) => {
    expect(expiryInMrz(lines.join('\n'))).toBe(day)
  })

  test('is found among the other text of a page', () => {
    expect(
      expiryInMrz(`REPUBLIC OF UTOPIA\r\nPassport < page 2\r\n\r\n${passport.join('\r\n')}\r\nend`),
    ).toBe('2012-04-15')
  })

  test('is read through the spaces and the quotation marks that readers put in', () => {
    const read = [
      'P < UTOERIKSSON « ANNA < MARIA <<<<<<<<<<<<<<<<<<<',
      'L898902C36 UTO 7408122 F 1204159 ZE184226B«<<<10',
    ]

    expect(expiryInMrz(read.join('\n'))).toBe('2012-04-15')
  })

  test('is read through letters that stand for figures, when its check digit then holds', () => {
    const [first = '', second = ''] = passport

    expect(expiryInMrz(`${first}\n${second.replace('1204159', 'I2O4159')}`)).toBe('2012-04-15')
  })

  test('is not given when its check digit does not hold', () => {
    const [first = '', second = ''] = passport

    for (const wrong of ['1204158', '1304159', '1204519', '1204150'])
      expect(expiryInMrz(`${first}\n${second.replace('1204159', wrong)}`)).toBeNull()
  })

  test('is not given for a day that no calendar has', () => {
    const [first = '', second = ''] = passport
    const digit = checkDigit('120231')

    expect(expiryInMrz(`${first}\n${second.replace('1204159', `120231${digit}`)}`)).toBeNull()
  })

  test('is not given when two zones of a paper say different days', () => {
    const [first = '', second = ''] = card
    const other = second.replace('1204159', `300101${checkDigit('300101')}`)

    expect(expiryInMrz([...card, first, other].join('\n'))).toBeNull()
    expect(expiryInMrz([...card, ...card].join('\n'))).toBe('2012-04-15')
  })

  test('is not looked for in the French card of 1988, which has none', () => {
    const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6']

    expect(lines.map(({ length }) => length)).toEqual([36, 36])
    expect(expiryInMrz(lines.join('\n'))).toBeNull()
  })

  test('is read from what a reader of pictures makes of a zone: fillers as letters, signs doubled', () => {
    const read =
      'P<UTOERIKSSON<<ANNA<MARIA<K<K<KLKLKLKLILKLKLLKLLLL\nL898902C36UTO07408122F1204159ZE184226B<<<<<10'

    expect(expiryInMrz(read)).toBe('2012-04-15')
  })

  test('is not given when the day of birth beside it was misread: so may be the rest', () => {
    const [first = '', second = ''] = passport

    expect(expiryInMrz(`${first}\n${second.replace('7408122', '7408132')}`)).toBeNull()
  })

  test('is not given for lines that have nothing but the length, nor for any other text', () => {
    expect(expiryInMrz(`${'<'.repeat(44)}\n${'0'.repeat(44)}`)).toBeNull()
    expect(expiryInMrz('a < b\n7408122F1204158\n0000000')).toBeNull()
    expect(expiryInMrz('')).toBeNull()
  })
})

test('check digits are those of the specimen', () => {
  expect(checkDigit('L898902C3')).toBe(6)
  expect(checkDigit('740812')).toBe(2)
  expect(checkDigit('ZE184226B<<<<<')).toBe(1)
})
