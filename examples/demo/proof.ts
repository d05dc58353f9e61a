import { isDeepStrictEqual } from 'node:util'
import type { ResultLine } from '@liasse/sdk'
import type { FiledBatch } from './filedBatch.ts'
import { type LedgerFile, type LedgerFiling } from './ledgerFile.ts'

/** One claim and the dossiers or lines against which it fails. */
export interface Claim {
  says: string
  checked: number
  failures: string[]
}

/** Compares the State's ledger with what the clients handed over and were told. All claims without failure: nothing lost, nothing twice. */
export function prove(batches: readonly FiledBatch[], ledger: LedgerFile): Claim[] {
  const accepted = batches.flatMap(({ made, lines }) =>
    lines
      .filter(({ state }) => state !== 'rejected')
      .map((line) => ({ line, source: made.lines[line.row - 1] ?? '' })),
  )
  const byReference = Map.groupBy(ledger.filings, ({ reference }) => reference)
  const filed = accepted.flatMap(({ line, source }) => {
    const [filing] = byReference.get(line.id ?? '') ?? []
    return filing ? [{ line, source, filing }] : []
  })
  const ours = new Set(accepted.map(({ line }) => line.id))
  return [
    mistakesTold(batches),
    papersFiled(batches, byReference, ledger),
    claim(
      'every accepted line was filed or refused at the counter',
      accepted,
      ({ line }) =>
        byReference.has(line.id ?? '') || (line.state === 'refused' && ledger.refused.has(line.id ?? '')),
    ),
    claim(
      'no line was filed twice',
      accepted,
      ({ line }) => (byReference.get(line.id ?? '') ?? []).length <= 1,
    ),
    {
      says: 'the State has nothing that was not handed over',
      checked: ledger.filings.length,
      failures: ledger.filings
        .filter(({ reference }) => !ours.has(reference))
        .map(({ reference }) => reference),
    },
    claim('each filing holds exactly the data of its line', filed, ({ source, filing }) =>
      holds(filing, source),
    ),
    claim('every number and outcome told is the State’s', filed, ({ line, filing }) => isTrue(line, filing)),
    claim('every accepted line has its final answer', accepted, ({ line }) => finalStates.has(line.state)),
  ]
}

const finalStates: ReadonlySet<string> = new Set(['completed', 'refused'])

function claim<T extends { line: ResultLine }>(says: string, all: T[], isTrueOf: (one: T) => boolean): Claim {
  const failures = all.filter((one) => !isTrueOf(one)).map(({ line }) => `${line.reference} (${line.state})`)
  return { says, checked: all.length, failures }
}

/** Each filing names, at its place, the content that the gateway said it would file, and the State holds it. */
function papersFiled(
  batches: readonly FiledBatch[],
  byReference: ReadonlyMap<string, LedgerFiling[]>,
  { contents }: LedgerFile,
): Claim {
  const papers = batches.flatMap(({ made, lines, papers: expected }) => {
    const byRow = new Map(lines.map((line) => [line.row, line]))
    return expected.flatMap(({ row, at, sha256 }) => {
      const filing = byReference.get(byRow.get(row)?.id ?? '')?.[0]
      return filing ? [{ name: `${made.name}, line ${row}, paper ${at + 1}`, filing, at, sha256 }] : []
    })
  })
  return {
    says: 'each paper with a file was filed by its content, which the State holds',
    checked: papers.length,
    failures: papers
      .filter(({ filing, at, sha256 }) => filing.papers[at] !== sha256 || !contents.has(sha256))
      .map(({ name }) => name),
  }
}

/** Each line with a planted mistake is rejected for that mistake, and no other line is. */
function mistakesTold(batches: readonly FiledBatch[]): Claim {
  const failures = batches.flatMap(({ made, lines }) => {
    const planted = new Map(made.mistakes.map(({ row, code }) => [row, code]))
    return lines
      .filter(({ row, state, findings }) => {
        const code = planted.get(row)
        if (code === undefined) return state === 'rejected'
        return state !== 'rejected' || !findings.some((finding) => finding.code === code)
      })
      .map(({ row }) => `${made.name}, line ${row}`)
  })
  const planted = batches.reduce((sum, { made }) => sum + made.mistakes.length, 0)
  return {
    says: 'each mistaken line was sent back with its reason, and no other',
    checked: planted,
    failures,
  }
}

const ownFields = new Set([
  'reference',
  'procedure',
  'establishment',
  'channel',
  'submitBefore',
  'notBefore',
  'metadata',
  'documents',
])

/** The gateway spells plates its own way (capitals, hyphens); nothing else may differ. */
function holds(filing: LedgerFiling, source: string): boolean {
  const item: Record<string, unknown> = JSON.parse(source)
  const data = Object.fromEntries(Object.entries(item).filter(([name]) => !ownFields.has(name)))
  return isDeepStrictEqual(spelt(data), spelt(filing.data))
}

function spelt(data: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(data), (name, value: unknown) =>
    name === 'plate' && typeof value === 'string' ? value.toUpperCase().replaceAll(/[\s-]/g, '') : value,
  )
}

const stateOf: Readonly<Record<string, string>> = { accepted: 'completed', refused: 'refused' }

/** A field that came late at the State (a title's number) may be still to come; one that was told is the State's to the letter. */
function isTrue(line: ResultLine, filing: LedgerFiling): boolean {
  const told = Object.entries(line.outcome ?? {})
  return (
    line.filing?.number === filing.filingNumber &&
    line.state === stateOf[filing.status] &&
    told.every(([name, value]) => isDeepStrictEqual(value, filing.outcome[name])) &&
    (line.state !== 'completed' || told.length > 0)
  )
}
