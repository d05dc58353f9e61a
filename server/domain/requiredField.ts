import type { Procedure } from './item.ts'
import type { ItemView, PartyView } from './itemView.ts'
import type { RuleContext, Validity } from './rule.ts'

/**
 * A field that has to be there in some situation; what is always asked stands in the schema. `*` in the pointer stands for each
 * party of a list. When the block around the field is missing as a whole, nothing is said of the field.
 */
export interface RequiredField extends Validity {
  pointer: string
  procedures: readonly Procedure[]
  when: (item: ItemView, context: RuleContext) => boolean
  /** For `*`: of which parties of the list. */
  ofEach?: (party: PartyView) => boolean
  /** The situation in words. */
  condition: { fr: string; en: string }
  source: string
}

export interface FieldCheck {
  field: RequiredField
  /** The way to the list, for a pointer with `*`. */
  list: readonly string[] | null
  segments: readonly string[]
}

export function compileField(field: RequiredField): FieldCheck {
  const [before = '', after] = field.pointer.split('/*')
  if (after === undefined) return { field, list: null, segments: segmentsOf(before) }
  return { field, list: segmentsOf(before), segments: segmentsOf(after) }
}

/** The pointers at which the field is missing; null, and nothing allocated, when it is there or not asked. */
export function missingAt(check: FieldCheck, item: ItemView, context: RuleContext): readonly string[] | null {
  const { field, list, segments } = check
  if (list !== null) return missingInList(check, list, item)
  return lacks(item, segments) && field.when(item, context) ? [field.pointer] : null
}

function missingInList(
  { field, segments }: FieldCheck,
  list: readonly string[],
  item: ItemView,
): string[] | null {
  const parties = valueAt(item, list)
  if (!isParties(parties)) return null
  return parties.flatMap((party, index) =>
    lacks(party, segments) && field.ofEach?.(party) !== false
      ? [`/${list.join('/')}/${index}/${segments.join('/')}`]
      : [],
  )
}

const segmentsOf = (pointer: string): string[] => pointer.slice(1).split('/')

function lacks(root: unknown, segments: readonly string[]): boolean {
  let node = root
  for (let depth = 0; depth < segments.length; depth++) {
    if (!isContainer(node)) return false
    node = node[segments[depth] ?? '']
    if (isAbsent(node)) return depth === segments.length - 1
  }
  return false
}

function valueAt(root: unknown, segments: readonly string[]): unknown {
  let node = root
  for (const segment of segments) node = isContainer(node) ? node[segment] : undefined
  return node
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isParties = (value: unknown): value is readonly PartyView[] => Array.isArray(value)
const isAbsent = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)
