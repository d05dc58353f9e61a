import type { Finding } from './finding.ts'
import { type Json, type JsonObject, type JudgeContext, procedures } from './item.ts'
import { inOrder, judgeItem } from './judge.ts'
import { itemSchemas } from './schema/items.ts'

type ShapeCheck = (item: JsonObject) => readonly Finding[]

/**
 * All faults of an item of bad shape: those of its form, and what can be said of the rest. The faulty members are left out, the rest is
 * checked again, and judged only if nothing but missing fields remains; what it says of absent fields is not believed, since
 * they may be the ones left out.
 * @param shape the findings of the whole item, not cut short
 */
export function judgeMalformed(
  item: JsonObject,
  shape: readonly Finding[],
  context: JudgeContext,
  checkShape: ShapeCheck,
): Finding[] {
  const faulty = shape.filter(isLeftOut).map(({ pointer }) => memberOf(pointer))
  if (faulty.some(isFatal) || shape.some(({ pointer }) => isFatal(segmentsOf(pointer)))) return [...shape]
  const rest = structuredClone(item)
  for (const member of faulty) leaveOut(rest, member)
  if (checkShape(rest).some(isLeftOut)) return [...shape]
  const { findings } = judgeItem(rest, context)
  // Without their list, or the party or deal that decides which are asked, papers would only seem to be missing.
  const papersKnown = !faulty.some(
    ([first = '', ...more]) => more.length === 0 && isBlockOfSchema(rest, first),
  )
  const believed = findings.filter(({ pointer }) => papersKnown || pointer !== '/documents')
  return inOrder([...shape, ...believed.filter(({ code }) => !isOfAbsence(code))])
}

const isBlockOfSchema = ({ procedure }: JsonObject, name: string): boolean => {
  const known = procedures.find((one) => one === procedure)
  const block = known && itemSchemas[known].properties[name]
  return block !== undefined && ('properties' in block || 'oneOf' in block || 'items' in block)
}

/** A missing `kind` leaves a party unchecked as a whole: it goes like a faulty one. */
const isLeftOut = ({ code, pointer }: Finding): boolean =>
  code !== 'field-missing' || pointer.endsWith('/kind')

const isOfAbsence = (code: string): boolean =>
  /-(?:missing|unnamed|undeclared|unexplained)$|-without-/.test(code)

const segmentsOf = (pointer: string): string[] => pointer.split('/').slice(1)

/** Without a procedure there is nothing to judge by. */
const isFatal = (segments: readonly string[]): boolean => segments.length === 0 || segments[0] === 'procedure'

/** The member to leave out: the whole list for an element, the whole party for its kind. */
function memberOf(pointer: string): string[] {
  const segments = segmentsOf(pointer)
  const place = segments.findIndex((segment) => /^\d+$/.test(segment))
  if (place > 0) return segments.slice(0, place)
  return segments.length > 1 && segments.at(-1) === 'kind' ? segments.slice(0, -1) : segments
}

function leaveOut(item: JsonObject, segments: readonly string[]): void {
  let block: Json | undefined = item
  for (const segment of segments.slice(0, -1)) block = isBlock(block) ? block[unescaped(segment)] : undefined
  if (isBlock(block)) delete block[unescaped(segments.at(-1) ?? '')]
}

const isBlock = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~')
