export type Separator = ';' | ',' | '\t' | '|'

const candidates: readonly Separator[] = [';', '\t', ',', '|']

/**
 * The sign that parts the cells: the one by which the lines have the same number of cells, and more than one. Quoted cells are read as
 * such, so that what stands inside them does not count; a decimal comma does not fool it, since titles hold none.
 * @param head the beginning of the file; its last line may be cut and is left out
 * @returns null when no sign parts the lines: a file of one column
 */
export function sniffSeparator(head: string, isWhole: boolean): Separator | null {
  const declared = /^sep=([;,\t|])\r?\n/i.exec(head)?.[1]
  if (declared) return candidates.find((sign) => sign === declared) ?? null
  let best: { sign: Separator; score: number } | null = null
  for (const sign of candidates) {
    const score = scoreOf(cellCounts(head, sign, isWhole))
    if (score > 0 && (best === null || score > best.score)) best = { sign, score }
  }
  return best?.sign ?? null
}

/** The share of lines that agree on the most frequent count above one; many columns that agree weigh a little more than few. */
function scoreOf(counts: readonly number[]): number {
  const frequency = new Map<number, number>()
  for (const count of counts) if (count > 1) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  let most = 0
  let width = 0
  for (const [count, times] of frequency) {
    if (times > most || (times === most && count > width)) [most, width] = [times, count]
  }
  if (most === 0) return 0
  // The header is among the first lines and holds every column: a sign that no line of full width comes first with is text.
  const first = counts.find((count) => count > 1) ?? 0
  const agreesEarly = first === width ? 1 : 0.5
  return (most / counts.length) * agreesEarly + Math.min(width, 50) / 1000
}

/** Cells of each non-blank line, as far as `head` goes. */
function cellCounts(head: string, sign: Separator, isWhole: boolean): number[] {
  const counts: number[] = []
  let cells = 1
  let atStart = true
  let quoted = false
  let isBlank = true
  for (let at = 0; at < head.length; at += 1) {
    const char = head[at]
    if (quoted) {
      if (char !== '"') continue
      if (head[at + 1] === '"') at += 1
      else quoted = false
      continue
    }
    if (char === '"' && atStart) {
      quoted = true
      atStart = false
      isBlank = false
    } else if (char === '\n' || (char === '\r' && head[at + 1] !== '\n')) {
      if (!isBlank) counts.push(cells)
      cells = 1
      atStart = true
      isBlank = true
    } else if (char === sign) {
      cells += 1
      atStart = true
    } else if (char !== ' ' && char !== '\r') {
      atStart = false
      isBlank = false
    }
  }
  if (isWhole && !isBlank && !quoted) counts.push(cells)
  return counts
}
