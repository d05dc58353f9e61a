import { expect, test } from 'vitest'
import { catalogue } from '../../server/domain/catalogue.ts'
import { documentKind, documentKinds } from '../../server/domain/documentKinds.ts'
import { driverFindings } from '../../server/domain/driver/findings.ts'
import { referenceFindings } from '../../server/domain/referenceFindings.ts'
import { shapeEntries } from '../../server/domain/shapeEntries.ts'
import { vehicleFindings } from '../../server/domain/vehicle/findings.ts'

test('every code stands in the catalogue once, lower-case with hyphens', () => {
  const codes = catalogue.map(({ code }) => code)

  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code))).toEqual([])
})

test('two entries of one code are one entry', () => {
  const all = [...shapeEntries, ...referenceFindings, ...vehicleFindings, ...driverFindings]
  const differing = all.filter((entry) => catalogue.find(({ code }) => code === entry.code) !== entry)

  expect(differing.map(({ code }) => code)).toEqual([])
})

test('every entry says what is wrong and what to do, in both languages, and who acts', () => {
  const incomplete = catalogue.filter(
    ({ fr, en, remedy, actor, severity }) =>
      [fr, en, remedy.fr, remedy.en].some((text) => text.trim().length < 8) ||
      !['client', 'school', 'candidate', 'state', 'gateway'].includes(actor) ||
      !['error', 'warning', 'info'].includes(severity),
  )

  expect(incomplete.map(({ code }) => code)).toEqual([])
})

test('a code that ends in -warn is a warning', () => {
  expect(catalogue.filter(({ code, severity }) => code.endsWith('-warn') && severity !== 'warning')).toEqual(
    [],
  )
})

test('the shape codes that the API promises are all there', () => {
  expect(shapeEntries.map(({ code }) => code)).toEqual([
    'field-missing',
    'field-unknown',
    'field-type',
    'field-format',
    'field-value',
    'field-length',
    'line-malformed',
    'line-too-long',
    'json-duplicate-key',
    'json-backslash-key',
    'json-depth',
    'json-surrogate',
  ])
})

test('every kind of paper has one name, lower-case with hyphens, and a name for people', () => {
  const kinds = documentKinds.map(({ kind }) => kind)

  expect(new Set(kinds).size).toBe(kinds.length)
  expect(kinds.filter((kind) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(kind))).toEqual([])
  expect(documentKinds.filter(({ fr, en }) => fr.length < 5 || en.length < 5)).toEqual([])
})

test('a kind of paper is found by its name, an unknown one is not', () => {
  expect(documentKind('quitus-fiscal')).toMatchObject({ fr: 'le quitus fiscal', for: ['vehicles'] })
  expect(documentKind('identite')?.for).toEqual(['vehicles', 'drivers'])
  expect(documentKind('identite-du-chien')).toBeNull()
})
