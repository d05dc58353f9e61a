/** Writes lines for people to read: wrapped at words in a terminal, whole where another program reads them. */
export function writeLines(lines: readonly string[]): void {
  const { isTTY, columns } = process.stdout
  const told = isTTY ? lines.flatMap((line) => wrapLine(line, columns)) : lines
  process.stdout.write(told.map((line) => `${line}\n`).join(''))
}

const narrowest = 30

/** French puts spaces inside its quotation marks and before : ; ? ! that hold together. */
const breakable = /(?<!«) (?![»:;?!])/g

/** What follows is indented like the text of the first piece. */
export function wrapLine(line: string, columns: number): string[] {
  const width = Math.max(narrowest, columns)
  const indent = /^ *(?:- )?/.exec(line)?.[0].length ?? 0
  const wrapped: string[] = []
  let rest = line
  while (rest.length > width) {
    const space = [...rest.slice(0, width + 2).matchAll(breakable)].at(-1)?.index ?? 0
    if (space <= indent) break
    wrapped.push(rest.slice(0, space))
    rest = `${' '.repeat(indent)}${rest.slice(space + 1)}`
  }
  return [...wrapped, rest]
}
