import { expect, test } from 'vitest'
import { parseTwoDDoc } from '../../../server/documents/advice/twoDDoc.ts'

test.each([
  ['02', 'DC02FR000001125E125B0126FR247500010MME/SPECIMEN/NATACHA', '2012-11-15'],
  ['03', 'DC03FR000001125E125B010126FR', '2012-11-15'],
  ['04', 'DC04FR000001FFFF125B0101FR26FR', '2012-11-12'],
  ['01', 'DC01FR000001000000010126FR', '2000-01-01'],
])('the head of a 2D-Doc of version %s tells authority and day', (_version, text, issuedOn) => {
  expect(parseTwoDDoc(text)).toEqual({ authority: 'FR00', issuedOn })
})

test('a code without a day has none', () => {
  expect(parseTwoDDoc('DC04FR000001FFFFFFFF0101FR')).toEqual({ authority: 'FR00', issuedOn: null })
})

test.each(['DC05FR000001125E125B01', 'DC02FR00', '', 'https://example.org/DC02', 'dc02fr000001125e125b01'])(
  'the text %j is no 2D-Doc',
  (text) => {
    expect(parseTwoDDoc(text)).toBeNull()
  },
)
