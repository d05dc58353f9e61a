import { expect, test } from 'vitest'
import { exampleItems } from '../../../server/domain/schema/examples.ts'
import type { Finding } from '../../../server/domain/finding.ts'
import type { Establishment, JsonObject, JudgePolicy, Procedure } from '../../../server/domain/item.ts'
import { judgeItem } from '../../../server/domain/judge.ts'
import { severityOf, wholeSet } from '../../../server/domain/requirements/askedPapers.ts'
import { clientFault } from '../../../server/domain/rules/clientFault.ts'
import { wantedPaper } from '../../../server/domain/requirements/paperNames.ts'
import type { Requirement } from '../../../server/domain/requirements/requirement.ts'
import { withFiles } from '../../support/files.ts'
import { patchedAsGiven, tenant, today } from '../judge/judged.ts'

const entry = clientFault(
  'paper-of-the-test',
  ['Il manque {fr}.', '{en} is missing.'],
  ['Ajoutez.', 'Add it.'],
)
const asked: Requirement = {
  entry,
  procedures: ['vn'],
  source: 'invented for this test',
  confirmed: true,
  oneOf: [['facture'], ['identite:cni', 'domicile']],
  asks: () => true,
}
const sets = asked.oneOf.map((set) => set.map(wantedPaper))
const isAnswered = (papers: JsonObject[], of?: Requirement['of']): boolean =>
  wholeSet({ requirement: { ...asked, of }, sets }, papers) !== null

test('one whole alternative will do, part of one will not', () => {
  expect(isAnswered([{ kind: 'facture' }])).toBe(true)
  expect(isAnswered([{ kind: 'domicile' }, { kind: 'identite', variant: 'cni' }])).toBe(true)
  expect(isAnswered([{ kind: 'identite', variant: 'cni' }])).toBe(false)
  expect(isAnswered([])).toBe(false)
})

test('a variant that is asked has to be that one', () => {
  expect(isAnswered([{ kind: 'domicile' }, { kind: 'identite', variant: 'passeport' }])).toBe(false)
  expect(isAnswered([{ kind: 'domicile' }, { kind: 'identite' }])).toBe(false)
})

test('a paper counts for its owner: the holder need not be named, others must be', () => {
  expect(isAnswered([{ kind: 'facture' }], 'holder')).toBe(true)
  expect(isAnswered([{ kind: 'facture', of: 'holder' }], 'holder')).toBe(true)
  expect(isAnswered([{ kind: 'facture', of: 'lessee' }], 'holder')).toBe(false)
  expect(isAnswered([{ kind: 'facture' }], 'lessee')).toBe(false)
  expect(isAnswered([{ kind: 'facture', of: 'lessee' }], 'lessee')).toBe(true)
})

test('papers that say themselves whose they are may name the host or the guardian', () => {
  const guardian: Requirement = { ...asked, oneOf: [['identite-representant-legal']], of: 'guardian' }
  const row = { requirement: guardian, sets: guardian.oneOf.map((set) => set.map(wantedPaper)) }

  expect(wholeSet(row, [{ kind: 'identite-representant-legal' }])).not.toBeNull()
  expect(wholeSet(row, [{ kind: 'identite-representant-legal', of: 'guardian' }])).not.toBeNull()
  expect(wholeSet(row, [{ kind: 'identite-representant-legal', of: 'seller' }])).toBeNull()
})

test('a missing paper is an error on ants and a warning on siv, never more than a warning in doubt', () => {
  expect(severityOf(asked, true, 'ants')).toBe('error')
  expect(severityOf(asked, true, 'siv')).toBe('warning')
  expect(severityOf(asked, true, null)).toBe('warning')
  expect(severityOf(asked, 'doubt', 'ants')).toBe('warning')
  expect(severityOf({ ...asked, confirmed: false }, true, 'ants')).toBe('warning')
  expect(severityOf({ ...asked, always: true }, true, 'siv')).toBe('error')
  expect(severityOf({ ...asked, entry: { ...entry, severity: 'warning' } }, true, 'ants')).toBe('warning')
})

const withPolicy = (procedure: Procedure, change: JsonObject, policy: JudgePolicy): Finding[] =>
  judgeItem(patchedAsGiven(procedure, change), { on: today, establishments: tenant, mode: 'test', policy })
    .findings

test('every required paper on ants needs its file, at its place, unless the operator asks for none', () => {
  const documents = [
    { kind: 'identite', variant: 'cni', documentId: 'doc_1' },
    { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-09-30' },
    { kind: 'cepc', issuedOn: '2026-11-14' },
    { kind: 'cepc', issuedOn: '2026-11-14', documentId: 'doc_2' },
    { kind: 'assr2', documentId: 'doc_3' },
    { kind: 'attestation-recensement' },
  ]

  const found = withPolicy('titre-reussite-examen', { documents }, {})

  expect(found.map(({ code, severity, pointer }) => [severity, code, pointer])).toEqual([
    ['error', 'document-file-missing', '/documents/1/documentId'],
  ])
  expect(withPolicy('titre-reussite-examen', { documents }, { filesRequired: false })).toEqual([])
})

test('a form that goes by post has no file', () => {
  const documents = [
    { kind: 'identite', documentId: 'doc_1' },
    { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-09-30', documentId: 'doc_2' },
    { kind: 'cepc', documentId: 'doc_3' },
    { kind: 'assr2', documentId: 'doc_4' },
    { kind: 'formulaire-photo-signature' },
  ]

  expect(withPolicy('titre-reussite-examen', { ePhoto: null, documents }, {})).toEqual([])
})

test('files are never asked for on siv', () => {
  const found = withPolicy('declaration-achat', {}, {})

  expect(found.filter(({ code }) => code === 'document-file-missing')).toEqual([])
})

test('the operator may leave out a paper or make it a warning', () => {
  const change = withFiles({ documents: [{ kind: 'identite' }, { kind: 'assr2' }, { kind: 'cepc' }] })
  const rules = { 'proof-of-address-required': 'off' } as const
  const softer = { 'proof-of-address-required': 'warning' } as const

  expect(withPolicy('titre-reussite-examen', change, { rules })).toEqual([])
  expect(
    withPolicy('titre-reussite-examen', change, { rules: softer }).map(({ severity }) => severity),
  ).toEqual(['warning'])
})

test('every missing paper is told at once, in whole sentences', () => {
  const establishments: Establishment[] = tenant
  const item = { ...exampleItems['inscription-premiere'], documents: [] }

  const { findings } = judgeItem(item, { on: today, establishments, mode: 'test' })

  const texts = findings.filter(({ pointer }) => pointer === '/documents').map(({ fr }) => fr)
  expect(texts.length).toBeGreaterThanOrEqual(5)
  expect(texts.filter((text) => /[{}]|undefined/.test(text))).toEqual([])
})
