/** One line of JSON for a figure measured over several rounds. */
export function printFigure(bench: string, figure: string, rounds: readonly number[], digits = 2): void {
  const sorted = rounds.toSorted((one, other) => one - other)
  const round = (value: number | undefined): number => Number((value ?? Number.NaN).toFixed(digits))
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
  const line = {
    bench,
    figure,
    median: round((middle + lower) / 2),
    min: round(sorted[0]),
    max: round(sorted.at(-1)),
    rounds: rounds.length,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
