import type { ResultLine } from '../usecases/ports.ts'

export const csvColumns = [
  'row',
  'reference',
  'id',
  'state',
  'filingNumber',
  'filingStatus',
  'plate',
  'formulaNumber',
  'cpiUntil',
  'neph',
  'codes',
  'messages',
] as const

export const csvHead = `${csvColumns.join(',')}\r\n`

/** One line of results; messages are in French, for the people who open the file. */
export function csvLine(line: ResultLine): string {
  const codes = line.findings.map((finding) => finding.code)
  const messages = line.findings.map((finding) => finding.fr)
  if (line.refusal) {
    codes.push(line.refusal.code)
    messages.push(line.refusal.stateMessage)
  }
  const cells: Record<(typeof csvColumns)[number], string | undefined> = {
    row: String(line.row),
    reference: line.reference ?? undefined,
    id: line.id,
    state: line.state,
    filingNumber: line.filing?.number,
    filingStatus: line.filing?.status,
    plate: line.outcome?.plate,
    formulaNumber: line.outcome?.formulaNumber,
    cpiUntil: line.outcome?.cpiUntil,
    neph: line.outcome?.neph,
    codes: codes.join(' '),
    messages: messages.join(' | '),
  }
  return `${csvColumns.map((column) => csvCell(cells[column] ?? '')).join(',')}\r\n`
}

/** A cell that a spreadsheet cannot take for a formula, quoted as RFC 4180 says. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
