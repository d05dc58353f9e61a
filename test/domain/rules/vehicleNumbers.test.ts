import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/finding.ts'
import { kindOfPlate, parsePlate } from '../../../server/domain/rules/plate.ts'
import {
  cessionCodeWarning,
  parseCnit,
  parseFormulaNumber,
  typeApprovalWarning,
} from '../../../server/domain/rules/title.ts'
import { parseVin } from '../../../server/domain/rules/vin.ts'

const codeOf = (result: string | Finding | null): string | null =>
  typeof result === 'object' ? (result?.code ?? null) : 'good'

describe('a VIN', () => {
  test.each([
    ['VF1TEST0000001101', undefined, 'good'],
    ['VF1TEST0000001101', '2024-01-01', 'good'],
    ['VF1TESTO000001101', undefined, 'vin-alphabet'],
    ['VF1TESTI000001101', '2020-05-05', 'vin-alphabet'],
    ['VF1TESTQ000001101', undefined, 'vin-alphabet'],
    ['VF1TEST000000110', undefined, 'vin-length'],
    ['VF1TEST00000011010', undefined, 'vin-length'],
    ['VF1TEST000000110', '1981-01-01', 'vin-length'],
    ['TEST1234', '1980-12-31', 'good'],
    ['TESTIOQ1', '1965-04-02', 'good'],
    ['VF1TEST00000011010', '1965-04-02', 'vin-length'],
    ['VF1TEST-000001101', undefined, 'vin-format'],
    ['É', '1965-04-02', 'vin-format'],
  ])('%s, first registered %s: %s', (text, since, expected) => {
    expect(codeOf(parseVin(text, since))).toBe(expected)
  })

  test('with a forbidden letter is told which digit it may be', () => {
    expect(parseVin('VF1TESTO000001101')).toMatchObject({
      fr: 'Un numéro VIN ne contient jamais la lettre O : vérifiez s’il s’agit d’un 0.',
    })
    expect(parseVin('VF1TESTI000001101')).toMatchObject({ en: expect.stringContaining('a 1') as string })
  })
})

describe('a plate', () => {
  test.each([
    ['AB-123-CD', 'siv'],
    ['ZZ-999-ZZ', 'siv'],
    ['WW-123-AB', 'ww'],
    ['AB-123-WW', 'siv'],
    ['123ABC75', 'fni'],
    ['1A2A', 'fni'],
    ['9999ZZZ976', 'fni'],
    ['45AB20', 'fni'],
    ['A123B', 'moped'],
    ['AB12C', 'moped'],
  ])('%s is a number of kind %s', (text, kind) => {
    const plate = parsePlate(text)

    expect(typeof plate === 'string' && kindOfPlate(plate)).toBe(kind)
  })

  test.each([
    ['SS-123-AB', 'plate-forbidden'],
    ['AB-123-SS', 'plate-forbidden'],
    ['WW-123-SS', 'plate-forbidden'],
    ['AI-123-BC', 'plate-forbidden'],
    ['AB-123-CO', 'plate-forbidden'],
    ['UB-123-CD', 'plate-forbidden'],
    ['AB-000-CD', 'plate-forbidden'],
    ['W-123-AB', 'plate-w-garage'],
    ['AB-12-CD', 'plate-format'],
    ['AB123CD', 'plate-format'],
    ['123ABC96', 'plate-format'],
    ['12345ABC75', 'plate-format'],
    ['PLAQUE', 'plate-format'],
    ['', 'plate-format'],
  ])('%s: %s', (text, expected) => {
    expect(codeOf(parsePlate(text))).toBe(expected)
  })
})

describe('numbers of a title', () => {
  test.each([
    ['2021AB12345', 'good'],
    ['09AB12345', 'good'],
    ['2021A12345', 'formula-format'],
    ['AB202112345', 'formula-format'],
  ])('formula number %s: %s', (text, expected) => {
    expect(codeOf(parseFormulaNumber(text))).toBe(expected)
  })

  test.each([
    ['M10RENVP0001101', 'good'],
    ['MRE5521TEST1', 'good'],
    ['M10RENVP000110', 'cnit-format'],
    ['M10RENVP-001101', 'cnit-format'],
  ])('CNIT %s: %s', (text, expected) => {
    expect(codeOf(parseCnit(text))).toBe(expected)
  })

  test.each(['e2*2018/858*00001*00', 'e1*2007/46*0500*20', 'e9*NKS*0123*00', 'P-2440.06.00', 'SANS OBJET'])(
    'type approval %s raises nothing',
    (text) => {
      expect(typeApprovalWarning(text)).toBeNull()
    },
  )

  test('what is uncertain is only a warning', () => {
    expect(typeApprovalWarning('???')).toMatchObject({ code: 'type-approval-unusual', severity: 'warning' })
    expect(cessionCodeWarning('123')).toMatchObject({ code: 'cession-code-unusual', severity: 'warning' })
    expect(cessionCodeWarning('A1B2C')).toBeNull()
  })
})
