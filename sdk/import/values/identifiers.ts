import type { ImportFindingCode } from '../finding.ts'
import type { Cell } from '../reading/cell.ts'
import { type Parsed, type ParseContext, fault, nothing, taken } from './value.ts'

/** `1,01E+11`: what a spreadsheet shows, and saves as CSV, of a long number. */
const isScientific = (text: string): boolean =>
  /^[+-]?\d(?:[.,]\d{1,20})?E[+-]?\d{1,3}$/i.test(text.replaceAll(/\s/g, ''))

/** Above this a spreadsheet has turned the last digits into zeros. */
const exactDigits = 15

interface Identifier {
  /** Told when digits are lost. */
  mangled: ImportFindingCode
  /** Digits of a whole one, where it is all digits. */
  digits?: number
}

const identifiers: Readonly<Record<string, Identifier>> = {
  neph: { mangled: 'neph-mangled-by-spreadsheet', digits: 12 },
  siret: { mangled: 'siret-mangled-by-spreadsheet', digits: 14 },
  siren: { mangled: 'siren-mangled-by-spreadsheet', digits: 9 },
  vin: { mangled: 'vin-mangled-by-spreadsheet' },
}

/** Numbers that are names: taken as they stand, never computed with, and refused when the spreadsheet has eaten digits. */
export function parseIdentifier(cell: Cell, { pointer }: ParseContext): Parsed {
  const { mangled, digits } = identifiers[pointer.split('/').at(-1) ?? ''] ?? {
    mangled: 'identifier-mangled-by-spreadsheet',
  }
  if (cell.kind === 'date') return fault('cell-is-a-date')
  const text = cell.text.trim()
  if (isScientific(text)) return fault(mangled)
  const bare = text.replaceAll(/[\s\u00a0\u202f.]/g, '')
  const isDigits = /^\d+$/.test(bare)
  if (cell.kind === 'number' && (!isDigits || bare.length > exactDigits)) return fault(mangled)
  // Nothing shorter is ever given out: a shorter one has lost its leading zeros.
  if (digits !== undefined && isDigits && bare.length < digits && bare.length >= digits - 3)
    return fault(mangled)
  return taken(text)
}

/** Free text that a spreadsheet may have made a date or a number of. */
export function parseText(cell: Cell): Parsed {
  if (cell.kind === 'date') return fault('cell-is-a-date')
  if (
    /^#(?:N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|#+)$/i.test(cell.text.trim())
  )
    return fault('cell-in-error')
  return taken(oneLine(cell.text))
}

/** An address in one cell may hold line breaks: the first line is line1, the others line2. */
export function parseAddressLine(cell: Cell): Parsed {
  const [first = '', ...others] = cell.text
    .split(/\r\n|\n|\r/)
    .map(oneLine)
    .filter((line) => line !== '')
  if (others.length === 0) return parseText({ ...cell, text: first })
  return {
    values: [
      ['', first],
      ['../line2', others.join(' ')],
    ],
  }
}

/** A French number that has lost its zero, or an international one its plus sign, has only one original: it is restored, and told. */
export function parsePhone(cell: Cell): Parsed {
  const text = oneLine(cell.text)
  if (isScientific(text)) return fault('phone-mangled-by-spreadsheet')
  if (cell.kind === 'date') return fault('cell-is-a-date')
  const bare = text.replaceAll(/[\s\u00a0\u202f.-]/g, '')
  if (/^[1-9]\d{8}$/.test(bare)) return taken(`0${bare}`, { warning: 'phone-zero-restored' })
  if (/^33[1-9]\d{8}$/.test(bare)) return taken(`+${bare}`, { warning: 'phone-zero-restored' })
  return taken(text)
}

/** French ones have five digits: with four the zero in front is lost, which holds of no other number. */
export function parsePostalCode(cell: Cell): Parsed {
  const text = cell.text.trim()
  if (isScientific(text)) return fault('identifier-mangled-by-spreadsheet')
  const [, code, city] = /^(\d{5}) ?[-–]? (\p{L}.*)$/u.exec(text.replaceAll(/\s+/g, ' ')) ?? []
  if (code !== undefined && city !== undefined)
    return {
      values: [
        ['', code],
        ['../city', city],
      ],
    }
  if (/^[1-9]\d{3}$/.test(text)) return taken(`0${text}`, { warning: 'postal-code-zero-restored' })
  return taken(text)
}

/** "1" is 01; "35 - Ille-et-Vilaine" is 35. */
export function parseDepartment(cell: Cell): Parsed {
  const text = cell.text.trim().toUpperCase()
  const [, code = text] = /^(\d{1,3}|2[AB])\s*(?:[-–(:]|\s)/.exec(text) ?? []
  if (code === '0' || code === '00') return nothing
  if (/^[1-9]$/.test(code)) return taken(`0${code}`, { warning: 'department-zero-restored' })
  return taken(code)
}

/** On one line; spaces within stay as they are. */
const oneLine = (text: string): string => text.replaceAll(/[\t\r\n\u00a0\u202f]+/g, ' ').trim()
