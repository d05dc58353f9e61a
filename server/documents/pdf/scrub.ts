import { actionKind, dropScript, type Active } from './activeActions.ts'
import { dropFiles, isEmbeddedFile } from './attachedFiles.ts'
import { scrubAnnotation } from './scrubAnnotation.ts'
import {
  catalogueOf,
  dictAt,
  eachNode,
  isStream,
  type Dict,
  type PdfObjects,
  type Value,
} from './pdfObjects.ts'

export type { Active } from './activeActions.ts'

export interface Scrubbed {
  found: Set<Active>
  /** The objects that were changed, as `toUpdate` takes them. */
  owners: Set<string>
}

/**
 * Takes out of the objects, in place, what a paper may not carry. A resource may be called /AA or /EF as well: what a key holds
 * decides, never its name alone.
 */
export function scrub(objects: PdfObjects): Scrubbed {
  const found = new Set<Active>()
  const owners = new Set<string>()
  const catalogue = catalogueOf(objects)
  const form = catalogue && dictAt(objects, catalogue['/AcroForm'])
  eachNode(objects, (node, owner) => {
    const kinds = Array.isArray(node)
      ? dropActionsOfList(objects, node)
      : [
          ...dropActions(objects, node),
          ...dropNameTrees(objects, node),
          ...dropScript(objects, node),
          ...dropFiles(objects, node, isDictOfStream(objects, node, owner)),
          ...scrubAnnotation(objects, node),
          ...(node === catalogue
            ? dropKeys(node, {
                '/Collection': 'portfolio',
                '/NeedsRendering': 'xfa',
                '/Requirements': 'script',
              })
            : []),
          ...(node === form ? dropKeys(node, { '/XFA': 'xfa' }) : []),
        ]
    for (const kind of kinds) found.add(kind)
    if (kinds.length > 0) owners.add(owner)
  })
  return { found, owners }
}

function isDictOfStream(objects: PdfObjects, node: Dict, owner: string): boolean {
  const told = objects.told.get(owner)
  return told !== undefined && 'stream' in told && told.stream.dict === node
}

function dropKeys(dict: Dict, keys: Readonly<Record<string, Active>>): Active[] {
  return Object.entries(keys).flatMap(([key, kind]) => {
    if (!(key in dict)) return []
    delete dict[key]
    return [kind]
  })
}

/** Wherever a dictionary holds one, or a file: /A, /AA, /OpenAction, /Next, and whatever a reader may make of others. */
function dropActions(objects: PdfObjects, dict: Dict): Active[] {
  return Object.entries(dict).flatMap(([key, value]) => {
    const kind = kindOf(objects, value)
    if (kind === null) return []
    delete dict[key]
    return [kind]
  })
}

/** The place stays: a list of names and actions is one of pairs. */
function dropActionsOfList(objects: PdfObjects, list: Value[]): Active[] {
  return list.flatMap((item, at) => {
    const kind = kindOf(objects, item)
    if (kind === null) return []
    list[at] = null
    return [kind]
  })
}

const kindOf = (objects: PdfObjects, value: Value): Active | null =>
  isEmbeddedFile(objects, value) ? 'attachment' : actionKind(objects, value)

/** Of the catalogue's /Names. */
function dropNameTrees(objects: PdfObjects, dict: Dict): Active[] {
  const trees = { '/JavaScript': 'script', '/EmbeddedFiles': 'attachment', '/Renditions': 'media' } as const
  return Object.entries(trees).flatMap(([key, kind]) => {
    const tree = dictAt(objects, dict[key])
    if (tree === null || !isNameTree(tree) || isStream(objects, dict[key])) return []
    delete dict[key]
    return [kind]
  })
}

const isNameTree = (dict: Dict): boolean => '/Names' in dict || '/Kids' in dict || !('/Type' in dict)
