import type { WriteStream } from 'node:tty'
import type { Progress } from '@liasse/sdk'
import { columnsMax, type Paint, paintFor, thousands } from './terminal.ts'

/** How far the batches are: redrawn in place on a terminal, a line now and then elsewhere. */
export interface ProgressView {
  tell(name: string, progress: Progress): void
  /** What the lanes are doing at this moment. */
  tellLanes(text: string): void
  end(): void
}

const plainEveryMs = 5_000
const redrawEveryMs = 120

/** @param names of the batches, in the order in which they are shown */
export function makeProgressView(stream: WriteStream, names: readonly string[]): ProgressView {
  const standing = new Map<string, Progress | null>(names.map((name) => [name, null]))
  const paint = paintFor(stream)
  let lanes = ''
  let drawn = 0
  let lastMs = -Infinity

  const draw = (): void => {
    const lines = [...standing].map(([name, progress]) => barLine(name, progress, paint))
    if (lanes !== '') lines.push(paint.dim(`  ${lanes}`.slice(0, columnsMax - 1)))
    // The lane line comes and goes: what stands below is wiped first.
    const up = drawn > 0 ? `\u001b[${drawn}A\u001b[J` : ''
    stream.write(`${up}${lines.map((line) => `${line}\n`).join('')}`)
    drawn = lines.length
  }
  const say = (): void => {
    for (const [name, progress] of standing) if (progress) stream.write(`  ${plainLine(name, progress)}\n`)
    if (lanes !== '') stream.write(`  ${lanes}\n`)
  }
  const refresh = (force: boolean): void => {
    const now = performance.now()
    if (!force && now - lastMs < (stream.isTTY ? redrawEveryMs : plainEveryMs)) return
    lastMs = now
    if (stream.isTTY) draw()
    else say()
  }
  return {
    tell: (name, progress) => {
      standing.set(name, progress)
      refresh(false)
    },
    tellLanes: (text) => {
      lanes = text
      refresh(false)
    },
    end: () => {
      lanes = ''
      refresh(true)
    },
  }
}

const barWidth = 20

function barLine(name: string, progress: Progress | null, paint: Paint): string {
  const { accepted, filed, decided } = progress ?? { accepted: 0, filed: 0, decided: 0 }
  const cells = (count: number): number => Math.floor((count / Math.max(1, accepted)) * barWidth)
  const done = cells(decided)
  const sent = Math.max(0, cells(filed) - done)
  const bar = paint.good('█'.repeat(done)) + paint.warm('▒'.repeat(sent)) + '░'.repeat(barWidth - done - sent)
  const count = (value: number): string => thousands(value).padStart(6)
  return `  ${name.padEnd(17)} ${bar} filed${count(filed)}, decided${count(decided)} of${count(accepted)}`
}

const plainLine = (name: string, { accepted, filed, decided }: Progress): string =>
  `${name}: ${thousands(filed)} filed, ${thousands(decided)} decided of ${thousands(accepted)}`
