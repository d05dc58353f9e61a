export interface Row {
  name: string
  group: string
  /** Fit as it came, and after @cantoo/pdf-lib alone; null where that is no question. */
  asIs: boolean | null
  rewritten: boolean | null
  answer: 'usable' | 'refused' | 'error'
  codes: string[]
  isExplained: boolean
  /** Of what would be filed. */
  faults: string[]
  /** Refused by a rule, opened by nobody, or too small to be a paper: no file to save. */
  isOutOfReach: boolean
  ms: number
}

/** Fit as it came, broken by no rule, and refused or spoilt all the same. */
export const isHarmed = (row: Row): boolean => row.asIs === true && !row.isOutOfReach && !isVerified(row)

export const isVerified = ({ answer, faults }: Row): boolean => answer === 'usable' && faults.length === 0

const columns = [
  'group',
  'files',
  'savable',
  'as is',
  'pdf-lib',
  'verified',
  'of savable',
  'refused',
  'wrong',
  'harmed',
]

/** One line a group and one for all: what each way makes of the same files. */
export function tableOf(rows: readonly Row[]): string {
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
  const lines = [...groups.map(([group, some]) => lineOf(group, some)), lineOf('all', rows)]
  const cells = [columns, ...lines]
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)))
  return cells
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

function lineOf(group: string, rows: readonly Row[]): string[] {
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length
  const savable = rows.filter(({ isOutOfReach }) => !isOutOfReach)
  const verified = savable.filter(isVerified).length
  const counts = [
    rows.length,
    savable.length,
    count(({ asIs }) => asIs === true),
    count(({ rewritten }) => rewritten === true),
    count(isVerified),
  ]
  const share = savable.length === 0 ? '-' : (verified / savable.length).toFixed(3)
  const wrong = count((row) => row.answer === 'usable' && row.faults.length > 0)
  const harmed = count(isHarmed)
  const rest = [count(({ answer }) => answer === 'refused'), wrong, harmed]
  return [group, ...counts.map(String), share, ...rest.map(String)]
}
