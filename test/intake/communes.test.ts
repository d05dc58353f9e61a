import { expect, test } from 'vitest'
import { exampleItems } from '../../server/domain/schema/examples.ts'
import { checkItem } from '../../server/intake/checkItem.ts'
import { loadGazetteer } from '../../server/intake/communes.ts'
import { context } from './items.ts'

const places = loadGazetteer()

test('the official list knows towns, arrondissements, merged communes and overseas', () => {
  expect(places.isUnder('75116', 'PARIS')).toBe(true)
  expect(places.isUnder('69310', 'PIERRE BENITE')).toBe(true)
  expect(places.isUnder('97150', 'SAINT MARTIN')).toBe(true)
  expect(places.isUnder('98800', 'NOUMEA')).toBe(true)
  expect(places.nameOf('13201')).toBe('MARSEILLE')
})

test('the official list knows departments of former times', () => {
  expect(places.isIn('75', 'BOBIGNY')).toBe('formerly')
  expect(places.isIn('20', 'BASTIA')).toBe('formerly')
  expect(places.isIn('38', 'SAINT PRIEST')).toBe('formerly')
  expect(places.isIn('971', 'SAINT BARTHELEMY')).toBe('formerly')
})

test.each(Object.values(exampleItems))('warns of no place in the worked example $procedure', (item) => {
  const { findings } = checkItem(item, { ...context, places })

  expect(
    findings.map(({ pointer }) => pointer).filter((pointer) => /address|birthPlace/.test(pointer)),
  ).toEqual([])
})
