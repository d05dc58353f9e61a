import { readCars } from './cars.ts'
import { dealerItems } from './dealer.ts'
import { type JsonObject, makeMaker, type Maker } from './maker.ts'
import { dealerMistakes } from './dealerMistakes.ts'
import type { Mistake } from './mistake.ts'
import { schoolItems } from './school.ts'
import { schoolMistakes } from './schoolMistakes.ts'

/** A line with a mistake in it: what was done to it and by which code it has to be told. */
export interface MistakenLine {
  /** From 1, as the gateway counts lines. */
  row: number
  reference: string
  mistake: string
  code: string
}

export interface MadeBatch {
  name: 'dealer-morning' | 'school-september'
  /** One JSON text each, in the order of the file. */
  lines: string[]
  mistakes: MistakenLine[]
}

export const committedSeed = 20_261_123

/** Both example files for a day: the same seed and day make the same bytes. */
export function makeBatches({ on, seed = committedSeed }: { on: string; seed?: number }): MadeBatch[] {
  const dealer = makeMaker(seed, on)
  const school = makeMaker(seed + 1, on)
  return [
    assemble('dealer-morning', dealer, {
      items: dealerItems(dealer, readCars()),
      kinds: dealerMistakes,
      times: 3,
    }),
    assemble('school-september', school, { items: schoolItems(school), kinds: schoolMistakes, times: 1 }),
  ]
}

interface Parts {
  items: JsonObject[]
  kinds: readonly Mistake[]
  /** How often each kind of mistake is made. */
  times: number
}

function assemble(name: MadeBatch['name'], maker: Maker, { items, kinds, times }: Parts): MadeBatch {
  const order = shuffled(items, maker)
  const mistakes: MistakenLine[] = []
  const lines = order.map((item) => JSON.stringify(item))
  const free = new Set(order.keys())
  const spoil = (index: number, mistake: Pick<MistakenLine, 'mistake' | 'code'>, line: string): void => {
    lines[index] = line
    free.delete(index)
    mistakes.push({ row: index + 1, reference: referenceOf(order[index]), ...mistake })
  }
  for (const kind of kinds)
    for (let time = 0; time < times; time += 1) {
      const index = freeIndex(order, free, { kind, maker })
      const made = kind.make(order[index] ?? {}, maker)
      spoil(
        index,
        { mistake: kind.name, code: kind.code },
        typeof made === 'string' ? made : JSON.stringify(made),
      )
    }
  for (let time = 0; time < times; time += 1) repeatReference({ order, free, maker, spoil })
  return { name, lines, mistakes: mistakes.toSorted((one, other) => one.row - other.row) }
}

const referenceOf = (item: JsonObject | undefined): string => {
  const reference = item?.['reference']
  return typeof reference === 'string' ? reference : ''
}

function freeIndex(
  order: JsonObject[],
  free: ReadonlySet<number>,
  { kind, maker }: { kind: Mistake; maker: Maker },
): number {
  const fitting = [...free].filter((index) => {
    const procedure = order[index]?.['procedure']
    if (typeof procedure !== 'string' || kind.procedures?.includes(procedure) === false) return false
    return kind.fits?.(order[index] ?? {}) ?? true
  })
  return maker.chance.pickOf(fitting)
}

interface Repetition {
  order: JsonObject[]
  free: Set<number>
  maker: Maker
  spoil: (index: number, mistake: Pick<MistakenLine, 'mistake' | 'code'>, line: string) => void
}

/** A later line takes the reference of an earlier good one. */
function repeatReference({ order, free, maker, spoil }: Repetition): void {
  const good = [...free]
  const earlier = maker.chance.pickOf(good.slice(0, good.length / 2))
  const later = maker.chance.pickOf(good.slice(good.length / 2))
  free.delete(earlier)
  const reference = referenceOf(order[earlier])
  order[later] = { ...order[later], reference }
  spoil(
    later,
    { mistake: 'a reference used twice', code: 'reference-repeated' },
    JSON.stringify(order[later]),
  )
}

/** Fisher and Yates: a real file has its procedures mixed. */
function shuffled(items: JsonObject[], { chance }: Maker): JsonObject[] {
  const order = [...items]
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = chance.whole(0, at)
    const [one, two] = [order[at], order[other]]
    if (one && two) [order[at], order[other]] = [two, one]
  }
  return order
}
