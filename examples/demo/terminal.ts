import type { WriteStream } from 'node:tty'

/** Colours where a person looks on, plain text where a file or another program does. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  good(text: string): string
  bad(text: string): string
  warm(text: string): string
}

const same = (text: string): string => text

export function paintFor(stream: Pick<WriteStream, 'isTTY'>): Paint {
  const isPlain = !stream.isTTY || process.env['NO_COLOR'] !== undefined
  if (isPlain) return { bold: same, dim: same, good: same, bad: same, warm: same }
  const code = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`
  return { bold: code(1, 22), dim: code(2, 22), good: code(32, 39), bad: code(31, 39), warm: code(33, 39) }
}

export const columnsMax = 80

/** Breaks at blanks so that no line is longer than the columns; later lines are indented. */
export function wrap(
  text: string,
  { indent, columns = columnsMax }: { indent: string; columns?: number },
): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = indent
    }
    line += line.length > indent.length ? ` ${word}` : word
  }
  return [...lines, line]
}

/** Numbers to the right, words to the left. */
export function tableLines(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, String(cell).length)
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === 0 ? String(cell).padEnd(widths[at] ?? 0) : String(cell).padStart(widths[at] ?? 0),
      )
      .join('  '),
  )
}

export const thousands = (value: number): string => value.toLocaleString('en-GB').replaceAll(',', ' ')
