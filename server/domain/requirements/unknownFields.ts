import type { Json, JsonObject, Procedure } from '../item.ts'
import { blockIn } from '../jsonParts.ts'
import { branchOf, schemaNodeOf, type SchemaNode } from '../schema/looseSchema.ts'
import { exampleItems } from '../schema/examples.ts'
import { joinPointer } from '../schema/pointer.ts'
import { trialValues } from './trialValues.ts'

/** Which fields, still empty, would change an answer: each is tried with values of its kind. */

/** Fields that name the request and change nothing in it. */
const idle = new Set(['channel', 'reference', 'procedure', 'metadata', 'documents', 'establishment'])

/** The item with the blocks that its procedure cannot do without, empty where nothing is known yet. */
export function withBlocks(procedure: Procedure, item: JsonObject): JsonObject {
  const { properties = {}, required = [] } = schemaNodeOf(procedure)
  const whole = { ...item }
  for (const name of required) if (whole[name] === undefined && isBlock(properties[name])) whole[name] = {}
  return whole
}

/**
 * JSON Pointers of absent fields of which at least one value changes what `answer` says: alone, or once the other fields that the
 * procedure asks for are filled in too (as in its worked example), or together with those of a joint case.
 * @param answer a text that is equal for equal answers
 */
export function decisiveFields(
  procedure: Procedure,
  item: JsonObject,
  { on, answer }: { on: string; answer: (item: JsonObject) => string },
): string[] {
  const schema = schemaNodeOf(procedure)
  const bases = [item, filledIn(schema, item, exampleItems[procedure])]
  const now: string[] = []
  const looked = new Set<string>()
  for (const base of bases) now.push(answer(watched(base, '', looked)))
  const joint = jointCases.filter((more) => answer(completed(item, more)) !== now[0])
  return absentFields(schema, item, [])
    .map((field) => ({ ...field, pointer: field.path.reduce(joinPointer, '') }))
    .filter(
      ({ node, path, pointer }) =>
        joint.some((more) => isNamed(more, path)) ||
        // What nobody looked at changes nothing: most fields need no trial.
        (looked.has(pointer) &&
          trialValues(node, on).some((value) =>
            bases.some((base, index) => answer(withValue(base, path, value)) !== now[index]),
          )),
    )
    .map(({ pointer }) => pointer)
}

/** The same block, which notes the members that are looked at. */
function watched(block: JsonObject, pointer: string, looked: Set<string>): JsonObject {
  return new Proxy(block, {
    get(target, name): Json | undefined {
      if (typeof name !== 'string') return undefined
      const place = joinPointer(pointer, name)
      looked.add(place)
      const value = target[name]
      const inner = blockIn(value)
      return inner ? watched(inner, place, looked) : value
    },
  })
}

/** Facts that open a way only together: the direct way of imports (PIVO). */
const jointCases: readonly JsonObject[] = [
  { origin: { regime: 'eu', boughtByFiler: true }, fiscal: { kind: 'diva' } },
]

/** Absent members from the other; what is there stays. */
function completed(item: JsonObject, more: JsonObject): JsonObject {
  const whole = { ...item }
  for (const [name, value] of Object.entries(more)) {
    const [old, added] = [blockIn(whole[name]), blockIn(value)]
    whole[name] = old && added ? completed(old, added) : (whole[name] ?? value)
  }
  return whole
}

const isNamed = (block: JsonObject, [name = '', ...rest]: readonly string[]): boolean =>
  block[name] !== undefined && (rest.length === 0 || isNamed(blockIn(block[name]) ?? {}, rest))

/** The item with the required fields that it lacks taken from an example; optional ones stay absent. */
function filledIn(schema: SchemaNode, block: JsonObject, example: JsonObject): JsonObject {
  const chosen = block.kind === undefined ? example : block
  const { properties = {}, required = [] } = schema.oneOf ? branchOf(schema, chosen) : schema
  const whole = { ...block }
  for (const name of required) {
    const [node, value, from] = [properties[name], whole[name], example[name]]
    if (node === undefined || from === undefined) continue
    const inner = blockIn(from)
    whole[name] = inner && isBlock(node) ? filledIn(node, blockIn(value) ?? {}, inner) : (value ?? from)
  }
  return whole
}

interface AbsentField {
  path: readonly string[]
  node: SchemaNode
}

function absentFields(schema: SchemaNode, block: JsonObject, path: readonly string[]): AbsentField[] {
  const { properties = {} } = schema.oneOf ? branchOf(schema, block) : schema
  return Object.entries(properties).flatMap(([name, node]): AbsentField[] => {
    if (path.length === 0 && idle.has(name)) return []
    const place = [...path, name]
    const value = block[name]
    if (value === undefined) return [{ path: place, node }]
    const inner = blockIn(value)
    return inner && isBlock(node) ? absentFields(node, inner, place) : []
  })
}

const isBlock = (node: SchemaNode | undefined): node is SchemaNode =>
  node?.properties !== undefined || node?.oneOf !== undefined

function withValue(block: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  return {
    ...block,
    [name]: rest.length === 0 ? value : withValue(blockIn(block[name]) ?? {}, rest, value),
  }
}
