import { expect, test } from 'vitest'
import {
  defaultDuplicates,
  duplicateEntries,
  duplicateFinding,
  identityOf,
} from '../../server/domain/duplicates.ts'
import type { JsonObject } from '../../server/domain/item.ts'
import { normaliseItem } from '../../server/domain/normalise.ts'
import { exampleItems } from '../../server/domain/schema/examples.ts'

const enrolment = (candidate: JsonObject, more: JsonObject = {}): JsonObject => ({
  procedure: 'inscription-premiere',
  candidate: { birthName: 'LEFÈVRE', firstNames: ['Zoé'], birthDate: '2006-03-01', ...candidate },
  ...more,
})
const personOf = (item: JsonObject): string | null | undefined => identityOf(normaliseItem(item).item)?.person

test.each([
  ['accents and capitals', { birthName: 'Lefevre', firstNames: ['ZOE'] }],
  ['further given names', { firstNames: ['Zoé', 'Anne', 'Marie'] }],
  ['what is not birth', { usageName: 'MARTIN', email: 'zoe@example.org', neph: '210692106990' }],
])('a candidate is the same whatever %s', (_what, given) => {
  expect(personOf(enrolment(given))).toBe(personOf(enrolment({})))
})

test.each([
  ['birth name', { birthName: 'LEFEBVRE' }],
  ['first given name', { firstNames: ['Anne', 'Zoé'] }],
  ['birth date', { birthDate: '2006-03-02' }],
])('another %s is another candidate', (_what, given) => {
  expect(personOf(enrolment(given))).not.toBe(personOf(enrolment({})))
})

test('another procedure of the same candidate is another request', () => {
  expect(personOf(enrolment({}, { procedure: 'transfert' }))).not.toBe(personOf(enrolment({})))
})

test('a vehicle request has no identity; a candidate without a full name has none to compare', () => {
  expect(identityOf(exampleItems['changement-titulaire'])).toBeNull()
  expect(personOf({ procedure: 'transfert', candidate: { birthName: 'LEFÈVRE' } })).toBeNull()
})

test('an e-photo code is the same however it is written', () => {
  const coded = (code: string): unknown =>
    identityOf(normaliseItem(enrolment({}, { ePhoto: { code } })).item)?.ePhoto

  expect(coded('test abcd-efgh ijkl mnop qr')).toBe(coded('TESTABCDEFGHIJKLMNOPQR'))
  expect(coded('TESTABCDEFGHIJKLMNOPQX')).not.toBe(coded('TESTABCDEFGHIJKLMNOPQR'))
})

test.each(['vehicle', 'candidate', 'ePhoto'] as const)('a second %s names the first one', (kind) => {
  const byDossier = duplicateFinding(kind, { dossier: 'dos_1' }, defaultDuplicates)
  const byRow = duplicateFinding(kind, { row: 12 }, { ...defaultDuplicates, [kind]: 'error' })

  expect(byDossier).toMatchObject({ severity: 'warning', dossier: 'dos_1' })
  expect(byDossier?.fr).toContain('le dossier dos_1')
  expect(byDossier?.en).toContain('dossier dos_1')
  expect(byRow).toMatchObject({ severity: 'error' })
  expect(byRow?.fr).toContain('la ligne 12 du même lot')
  expect(byRow?.en).toContain('row 12 of the same batch')
})

test('what the operator has switched off is not told', () => {
  expect(duplicateFinding('ePhoto', { row: 1 }, { ...defaultDuplicates, ePhoto: 'off' })).toBeNull()
})

test('each kind has a code of its own', () => {
  expect(duplicateEntries.map(({ code }) => code)).toEqual([
    'possible-duplicate-vehicle',
    'duplicate-active-request',
    'ephoto-already-used',
  ])
})
