import type { Cell } from '../reading/cell.ts'
import { type Parsed, type ParseContext, fault, taken } from './value.ts'

/** Units that may stand behind the number, by the last part of the pointer; any other one makes the number mean something else. */
const units: Readonly<Record<string, RegExp>> = {
  massTechnicalMax: /kg/,
  massMax: /kg/,
  massTrainMax: /kg/,
  massInService: /kg/,
  massUnladen: /kg/,
  engineCapacity: /cm ?[3³]|cc/,
  power: /kw/,
  fiscalPower: /cv/,
  co2: /g ?\/ ?km|g/,
  soundLevel: /db(?: ?\(?a\)?)?/,
  soundSpeed: /(?:tr|t) ?\/ ?min|min-?1/,
  mileage: /kms?/,
  months: /mois/,
  seats: /places?/,
  powerToMass: /kw ?\/ ?kg/,
}

export function parseInteger(cell: Cell, context: ParseContext): Parsed {
  const digits = numberText(cell, context.pointer)
  // "1.234" is a thousand in some files and a decimal in others.
  if (digits === null || (cell.kind !== 'number' && /^\d{1,3}\.\d{3}$/.test(digits)))
    return fault('number-not-understood')
  const value = Number(digits.replace(',', '.'))
  return Number.isInteger(value) ? taken(value) : fault('number-not-understood')
}

export function parseDecimal(cell: Cell, context: ParseContext): Parsed {
  const digits = numberText(cell, context.pointer)
  if (digits === null) return fault('number-not-understood')
  const value = Number(digits.replace(',', '.'))
  // Workbooks write 0.1 + 0.2 as they compute it.
  return taken(Number(value.toPrecision(15)))
}

/** Digits with at most one decimal sign, without spaces between thousands and without the field's own unit; null for all else. */
function numberText(cell: Cell, pointer: string): string | null {
  if (cell.kind === 'date' || cell.kind === 'boolean') return null
  const text = cell.text.trim().toLowerCase()
  if (cell.kind === 'number') return /^-?\d+(?:\.\d+)?(?:e-?\d{1,2})?$/.test(text) ? text : null
  const [, digits = '', unit = ''] = /^([\d\s\u00a0\u202f.,]+)(.*)$/s.exec(text) ?? []
  const field = pointer.split('/').at(-1) ?? ''
  if (unit !== '' && !isUnit(unit.trim(), field)) return null
  const bare = digits.trim().replaceAll(/(\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))/g, '$1')
  return /^\d+(?:[.,]\d+)?$/.test(bare) ? bare : null
}

function isUnit(unit: string, field: string): boolean {
  const known = units[field]
  return known !== undefined && new RegExp(`^(?:${known.source})\\.?$`).test(unit)
}
