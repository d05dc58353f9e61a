import { readFileSync } from 'node:fs'

/** What the State's own ledger says of one filing it took. */
export interface LedgerFiling {
  filingNumber: string
  reference: string
  data: Record<string, unknown>
  /** What it names of each paper's content, in the order of the papers; null for a paper without a file. */
  papers: (string | null)[]
  status: string
  outcome: Record<string, unknown>
}

export interface LedgerFile {
  filings: LedgerFiling[]
  /** References that the State refused at the counter. */
  refused: Set<string>
  /** Contents of papers that the State holds, by SHA-256. */
  contents: Set<string>
  /** Answers that went wrong on purpose, by kind. */
  faults: Map<string, number>
}

/** Reads the sandbox's ledger: the one witness that is not ours. */
export function readLedgerFile(file: string): LedgerFile {
  const filings = new Map<string, LedgerFiling>()
  const refused = new Set<string>()
  const contents = new Set<string>()
  const faults = new Map<string, number>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue
    const entry = objectOf(JSON.parse(line))
    const number = textOf(entry['filingNumber'])
    switch (entry['kind']) {
      case 'taken':
        filings.set(number, {
          filingNumber: number,
          reference: textOf(entry['reference']),
          data: objectOf(entry['data']),
          papers: papersOf(entry['documents']),
          status: 'received',
          outcome: {},
        })
        break
      case 'status':
        moveOn(filings.get(number), objectOf(entry['step']))
        break
      case 'refused':
        refused.add(textOf(entry['reference']))
        break
      case 'document':
        contents.add(textOf(entry['sha256']))
        break
      case 'told':
        if (typeof entry['fault'] === 'string')
          faults.set(entry['fault'], (faults.get(entry['fault']) ?? 0) + 1)
    }
  }
  return { filings: [...filings.values()], refused, contents, faults }
}

const papersOf = (documents: unknown): (string | null)[] =>
  Array.isArray(documents) ? documents.map((one: unknown) => textOf(objectOf(one)['sha256']) || null) : []

function moveOn(filing: LedgerFiling | undefined, step: Record<string, unknown>): void {
  if (!filing) return
  filing.status = textOf(step['status'])
  Object.assign(filing.outcome, objectOf(step['outcome']))
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
