import { expect, test } from 'vitest'
import type { ResultLine, Submission } from '@liasse/sdk'
import type { FiledBatch } from '../../examples/demo/filedBatch.ts'
import type { LedgerFile, LedgerFiling } from '../../examples/demo/ledgerFile.ts'
import { prove } from '../../examples/demo/proof.ts'

const source = JSON.stringify({ reference: 'CT-1', procedure: 'ww', vehicle: { plate: 'za 101 bc' } })
const outcome = { plate: 'WW-001-AA' }
const line: ResultLine = {
  row: 1,
  reference: 'CT-1',
  id: 'dos_1',
  state: 'completed',
  findings: [],
  filing: { number: 'SIV-1', status: 'accepted' },
  outcome,
}
const filing: LedgerFiling = {
  filingNumber: 'SIV-1',
  reference: 'dos_1',
  data: { vehicle: { plate: 'ZA-101-BC' } },
  papers: ['a1'],
  status: 'accepted',
  outcome,
}

function batchOf(lines: ResultLine[]): FiledBatch {
  const made = { name: 'dealer-morning' as const, lines: [source], mistakes: [] }
  const submission: Pick<Submission, 'batchIds'> = { batchIds: [] }
  return {
    made,
    submission: submission as Submission,
    lines,
    dossiers: [],
    doubted: new Set(),
    papers: [{ row: 1, at: 0, sha256: 'a1' }],
  }
}

const ledgerOf = (filings: LedgerFiling[], refused: string[] = []): LedgerFile => ({
  filings,
  refused: new Set(refused),
  contents: new Set(['a1']),
  faults: new Map(),
})

const failing = (lines: ResultLine[], ledger: LedgerFile): string[] =>
  prove([batchOf(lines)], ledger)
    .filter(({ failures }) => failures.length > 0)
    .map(({ says }) => says)

test('a line filed once, told truly, with its data, proves itself', () => {
  expect(failing([line], ledgerOf([filing]))).toEqual([])
})

test('a line refused at the counter has no filing and needs none', () => {
  const refused: ResultLine = { ...line, state: 'refused', filing: undefined, outcome: undefined }

  expect(failing([refused], ledgerOf([], ['dos_1']))).toEqual([])
})

test.each<[string, ResultLine[], LedgerFile, string]>([
  ['lost', [line], ledgerOf([]), 'every accepted line was filed or refused at the counter'],
  [
    'filed twice',
    [line],
    ledgerOf([filing, { ...filing, filingNumber: 'SIV-2' }]),
    'no line was filed twice',
  ],
  [
    'filed though nobody handed it over',
    [line],
    ledgerOf([filing, { ...filing, filingNumber: 'SIV-2', reference: 'dos_2' }]),
    'the State has nothing that was not handed over',
  ],
  [
    'filed with other data',
    [line],
    ledgerOf([{ ...filing, data: { vehicle: { plate: 'ZA-102-BC' } } }]),
    'each filing holds exactly the data of its line',
  ],
  [
    'filed without its paper',
    [line],
    ledgerOf([{ ...filing, papers: [null] }]),
    'each paper with a file was filed by its content, which the State holds',
  ],
  [
    'filed with a paper that the State does not hold',
    [line],
    { ...ledgerOf([filing]), contents: new Set() },
    'each paper with a file was filed by its content, which the State holds',
  ],
  [
    'told a plate that is not the State’s',
    [{ ...line, outcome: { plate: 'WW-002-AA' } }],
    ledgerOf([filing]),
    'every number and outcome told is the State’s',
  ],
  [
    'told completed while the State has refused',
    [line],
    ledgerOf([{ ...filing, status: 'refused' }]),
    'every number and outcome told is the State’s',
  ],
  [
    'left without its answer',
    [{ ...line, state: 'uncertain' }],
    ledgerOf([filing]),
    'every accepted line has its final answer',
  ],
  [
    'sent back though it is good',
    [{ ...line, state: 'rejected' }],
    ledgerOf([]),
    'each mistaken line was sent back with its reason, and no other',
  ],
])('a line that is %s is found', (_name, lines, ledger, claim) => {
  expect(failing(lines, ledger)).toContain(claim)
})
