import type { Milestone, Progress } from '../index.ts'
import type { Texts } from './texts/languages.ts'

/** How far a batch has come, on one plain line: accepted, filed, decided, and how long it may still take. */
export function followText(progress: Progress, until: Milestone, texts: Texts): string {
  const { progress: words, number } = texts
  const { total, accepted, filed, decided, actionRequired } = progress
  const left = leftOf(progress, until, texts)
  return [
    `${words.accepted} ${words.of(number(accepted), number(total))}`,
    `${words.filed} ${number(filed)}`,
    `${words.decided} ${number(decided)}`,
    ...(actionRequired > 0 ? [`${words.actionRequired} ${number(actionRequired)}`] : []),
    ...(left === null ? [] : [left]),
  ].join(', ')
}

const barMax = 30
const barMin = 5

/** The same as three bars, each of its whole: accepted of all, filed and decided of the accepted. */
export function barLines(progress: Progress, until: Milestone, columns: number, texts: Texts): string[] {
  const { progress: words, number } = texts
  const { total, accepted, filed, decided, actionRequired } = progress
  const left = leftOf(progress, until, texts)
  const isFiling = filed < accepted
  const toComplete = actionRequired > 0 ? `${words.actionRequired} ${number(actionRequired)}` : null
  const rows = [
    { name: words.accepted, some: accepted, all: total, notes: [] },
    { name: words.filed, some: filed, all: accepted, notes: [isFiling ? left : null] },
    { name: words.decided, some: decided, all: accepted, notes: [isFiling ? null : left, toComplete] },
  ]
  const nameWidth = Math.max(...rows.map(({ name }) => name.length))
  const numberWidth = number(total).length
  // Taken from the widest row that can come, so that the bars keep their length while they grow.
  const room = columns - nameWidth - 2 * numberWidth - 32
  const width = Math.max(barMin, Math.min(barMax, room))
  return rows.map(({ name, some, all, notes: told }) => {
    const bar = barOf(all === 0 ? 1 : some / all, width)
    const counts = `${number(some).padStart(numberWidth)} / ${number(all).padStart(numberWidth)}`
    return [`${name.padEnd(nameWidth)}  ${bar}  ${counts}`, ...told.filter((note) => note !== null)]
      .join('  ')
      .slice(0, columns - 1)
  })
}

/** A bar behind its words. */
export const barLine = (text: string, share: number, columns: number): string =>
  `${text}  ${barOf(share, Math.max(barMin, Math.min(barMax, columns - text.length - 3)))}`

function barOf(share: number, width: number): string {
  // Rounded down: a full bar means all of it.
  const full = Math.floor(share * width)
  return '█'.repeat(full) + '░'.repeat(width - full)
}

function leftOf(
  { etaSeconds, accepted, filed, decided }: Progress,
  until: Milestone,
  texts: Texts,
): string | null {
  const isOver = (until === 'decided' ? decided : filed) >= accepted
  if (isOver || etaSeconds === null || etaSeconds <= 0) return null
  return texts.progress.left(duration(etaSeconds, texts))
}

export function duration(seconds: number, { progress: words }: Texts): string {
  if (seconds < 60) return words.underAMinute
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return words.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.hours(hours, minutes % 60) : words.days(Math.round(hours / 24))
}
