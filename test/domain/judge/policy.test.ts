import { expect, test } from 'vitest'
import { exampleItems } from '../../../server/domain/schema/examples.ts'
import type { JsonObject, JudgePolicy } from '../../../server/domain/item.ts'
import { judgeItem } from '../../../server/domain/judge.ts'
import { judgeMalformed } from '../../../server/domain/judgeMalformed.ts'
import { policyBoundOf } from '../../../server/domain/policyBounds.ts'
import { checkItem } from '../../../server/intake/checkItem.ts'

const establishments = [{ kind: 'habilitation' as const, number: 'HAB-TEST-1' }]
const lateSale: JsonObject = {
  ...exampleItems['declaration-achat'],
  establishment: 'HAB-TEST-1',
  sale: { date: '2026-11-01', time: '10:15', sellerKind: 'private' },
}
const contextOf = (rules: JudgePolicy['rules']) => ({
  on: '2026-11-23',
  establishments,
  mode: 'test' as const,
  policy: rules ? { rules } : {},
})
const severityOf = (rules: JudgePolicy['rules'], code = 'da-late') =>
  judgeItem(lateSale, contextOf(rules)).findings.find((finding) => finding.code === code)?.severity

test('a rule speaks as the book says while the operator says nothing of it', () => {
  expect(severityOf(undefined)).toBe('warning')
  expect(severityOf({ 'dc-late': 'off' })).toBe('warning')
})

test('a rule that is switched off says nothing', () => {
  expect(severityOf({ 'da-late': 'off' })).toBeUndefined()
})

test('a rule made an error refuses the item, made an info it lets it pass', () => {
  expect(severityOf({ 'da-late': 'error' })).toBe('error')
  expect(checkItem(lateSale, contextOf({ 'da-late': 'error' })).accepted).toBeNull()
  expect(severityOf({ 'da-late': 'info' })).toBe('info')
})

test('an error made a warning lets the item pass', () => {
  const forbidden = {
    ...lateSale,
    vehicle: { vin: 'VF1TEST0000001501', plate: 'SS-123-AB', formulaNumber: '2022TS01501' },
  }
  const codes = (rules: JudgePolicy['rules']) => checkItem(forbidden, contextOf(rules))

  expect(codes(undefined).accepted).toBeNull()
  expect(codes({ 'plate-forbidden': 'warning' }).accepted).not.toBeNull()
})

test('the policy holds for what is judged of an item of bad shape, never for its shape', () => {
  const shape = checkItem({ ...lateSale, colour: 'red' }, contextOf({ 'da-late': 'off' })).findings

  expect(shape.map(({ code }) => code)).toContain('field-unknown')
  expect(
    judgeMalformed(lateSale, [], contextOf({ 'da-late': 'off' }), () => []).map(({ code }) => code),
  ).not.toContain('da-late')
})

test.each([
  ['field-missing', 'fixed'],
  ['establishment-unknown', 'fixed'],
  ['pivo-permit-missing', 'fixed'],
  ['quitus-late', 'warning-at-most'],
  ['cession-code-unusual', 'warning-at-most'],
  ['ct-too-old', 'free'],
  ['da-late', 'free'],
  ['moon-phase', null],
])('the operator may change %s: %s', (code, bound) => {
  expect(policyBoundOf(code)).toBe(bound)
})
