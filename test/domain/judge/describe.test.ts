import { expect, test } from 'vitest'
import { describeProcedure } from '../../../server/domain/describe.ts'
import { procedures } from '../../../server/domain/item.ts'
import { expectedOutcome, statePapers } from '../../../server/domain/outcomes.ts'

test.each(procedures)('describes %s in both languages, as plain data', (procedure) => {
  const described = describeProcedure(procedure, '2026-11-23')

  expect(JSON.parse(JSON.stringify(described))).toEqual(described)
  expect(described.ways.length).toBeGreaterThan(0)
  expect(described.rules.length).toBeGreaterThan(0)
  expect(JSON.stringify(described.rules)).not.toMatch(/\{\w+\}/)
  expect(described.outcome.atOnce.length).toBeGreaterThan(0)
})

test('tells required fields in three ways: always, by kind of party, beside another field', () => {
  const { required } = describeProcedure('vn', '2026-11-23')

  expect(required).toContainEqual(expect.objectContaining({ pointer: '/vehicle/vin', when: null }))
  expect(required).toContainEqual(
    expect.objectContaining({
      pointer: '/holder/birthName',
      when: { fr: 'personne physique', en: 'a natural person' },
    }),
  )
  expect(required.find(({ pointer }) => pointer === '/vehicle/energy')?.when?.fr).toBeTruthy()
})

test('tells the rules of the day that is asked', () => {
  const licenceAges = (on: string): string[] =>
    describeProcedure('titre-reussite-examen', on)
      .rules.filter(({ code, fr }) => code === 'age-below-licence-min' && fr.includes('permis B '))
      .map(({ fr }) => fr)

  expect(licenceAges('2023-12-31').some((fr) => fr.includes('17 ans'))).toBe(true)
  expect(licenceAges('2023-12-31').filter((fr) => fr.includes('18 ans'))).toHaveLength(3)
  expect(licenceAges('2024-01-01').filter((fr) => fr.includes('18 ans'))).toHaveLength(2)
})

test('names the form and the code of the SIV where there is one', () => {
  expect(describeProcedure('declaration-cession', '2026-11-23')).toMatchObject({
    cerfa: '15776',
    sivCode: 'DECLARATION_CESSION',
    establishment: 'habilitation',
  })
  expect(describeProcedure('transfert', '2026-11-23')).toMatchObject({
    cerfa: null,
    sivCode: null,
    establishment: 'school',
  })
})

test('a new plate comes at once and its formula number later', () => {
  expect(expectedOutcome('vn')).toEqual({ atOnce: ['plate', 'cpiUntil', 'taxes'], later: ['formulaNumber'] })
  expect(statePapers('vn')).toEqual(['cpi'])
})

test('a cession declared to ANTS brings a code instead of a receipt', () => {
  expect(expectedOutcome('declaration-cession').atOnce).toEqual(['receiptNumber'])
  expect(expectedOutcome('declaration-cession', 'ants').atOnce).toEqual(['cessionCode'])
})

test('tells the papers that may be asked, with their alternatives, by channel', () => {
  const { requirements } = describeProcedure('import-vo', '2026-11-23')
  const proofOfAddress = requirements.find(({ oneOf }) => oneOf.some((set) => set.includes('domicile')))

  expect(proofOfAddress).toMatchObject({ severityOn: { siv: 'warning', ants: 'error' }, confirmed: true })
  expect(proofOfAddress?.papers.fr).toContain('justificatif de domicile')
  expect(JSON.stringify(requirements)).not.toMatch(/\{\w+\}/)
})

test('tells rules and papers as the operator has them', () => {
  const policy = { rules: { 'sale-in-future': 'off', 'mandate-paper-required': 'info' } } as const
  const { rules, requirements } = describeProcedure('vn', '2026-11-23', policy)

  expect(rules.map(({ code }) => code)).not.toContain('sale-in-future')
  const mandates = requirements.filter(({ code }) => code === 'mandate-paper-required')
  expect(mandates.length).toBeGreaterThan(0)
  expect(mandates.map(({ severityOn }) => severityOn)).toEqual(mandates.map(() => ({ siv: 'info' })))
})

test('tells the tables of taxes of the day, and none where nothing is paid', () => {
  const rateOf = (on: string, region: string) =>
    describeProcedure('vn', on)
      .taxes?.tables.find(({ rubric }) => rubric === 'Y.1')
      ?.rows.find(({ label }) => label.fr === region)?.amount

  expect(rateOf('2026-02-28', 'Nouvelle-Aquitaine')).toEqual({ fr: '53,00 €', en: '€53.00' })
  expect(rateOf('2026-03-01', 'Nouvelle-Aquitaine')).toEqual({ fr: '58,00 €', en: '€58.00' })
  expect(describeProcedure('declaration-achat', '2026-11-23').taxes).toBeNull()
})
