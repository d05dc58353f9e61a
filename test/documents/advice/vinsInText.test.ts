import { describe, expect, test } from 'vitest'
import { vinsInText } from '../../../server/documents/advice/vinsInText.ts'

const vin = 'VF1TEST0000001101'
const other = 'WBATEST0000001301'

describe('VINs in the text of a paper', () => {
  test('are found wherever they stand, each once, in order', () => {
    const page = `Certificate of conformity\r\n0.10. Vehicle identification number: ${vin}\r\nand ${other}, again ${vin}.`

    expect(vinsInText([page, `*${other}*`])).toEqual([vin, other])
  })

  test.each([
    ['in the groups of the norm', 'VIN : VF1 TEST00 00001101'],
    ['in groups with hyphens', 'Numéro d’identification du véhicule VF1-TEST00-00001101'],
    ['in the boxes of a form', '(E) V F 1 T E S T 0 0 0 0 0 0 1 1 0 1'],
    ['in boxes set wide', 'Chassis  V  F  1  T  E  S  T  0  0  0  0  0  0  1  1  0  1'],
    ['in two runs of text', 'N° de série VF1TEST00 00001101'],
    [
      'in boxes that were taken for lines',
      'VIN V F 1 T E S\r\nT\r\n0\r\n0\r\n0\r\n0\r\n0\r\n0\r\n1\r\n1\r\n0\r\n1',
    ],
    ['below their label', 'E. Numéro d’identification\nVF1 TEST00 00001101'],
  ])('are found written %s', (_name, page) => {
    expect(vinsInText([page])).toEqual([vin])
  })

  test('written in groups need a label before them', () => {
    expect(vinsInText(['Ref VF1 TEST00 00001101'])).toEqual([])
  })

  test.each([
    ['another length', 'VIN VF1TEST00000011012'],
    ['a letter that no VIN has', 'VIN VF1TESTO000001101'],
    ['no figures at the end', 'VIN VF1TEST00000011AB'],
    ['two lines', 'VIN VF1TEST00\n00001101'],
    ['figures alone', 'VIN 12345678901234567'],
    ['words of together 17 letters and figures', 'VIN RENAULT CLEAN 20241'],
    ['words before a year', 'chassis MERCEDES BENZ 20245'],
    ['a bank account', 'identification FR76 3000 4000 0312 3456 7890 143'],
    ['telephone numbers', 'chassis 01 99 00 12 34 06 99 12 34 5'],
    ['small letters', `vin ${vin.toLowerCase()}`],
    ['other signs inside', 'VIN VF1TEST00/00001101'],
  ])('are not seen in %s', (_name, page) => {
    expect(vinsInText([page])).toEqual([])
  })

  test('are not told of a long list, whose end may be elsewhere', () => {
    const list = Array.from({ length: 21 }, (_, at) => `VF1TEST0000${String(2_000 + at).padStart(6, '0')}`)

    expect(vinsInText([list.slice(0, 20).join('\n')])).toHaveLength(20)
    expect(vinsInText([list.join('\n')])).toEqual([])
  })

  test('are not told of a text of no end', () => {
    expect(vinsInText([vin, 'x '.repeat(150_000)])).toEqual([])
  })
})
