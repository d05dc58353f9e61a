import { scrubAnnotation } from './scrubAnnotation.ts'
import {
  catalogueOf,
  dictAt,
  eachNode,
  follow,
  isDict,
  isStream,
  type Dict,
  type PdfObjects,
  type Value,
} from './pdfObjects.ts'

/** What a paper may not carry: it runs, fetches, or brings other files along. */
export type Active = 'script' | 'action' | 'attachment' | 'media' | 'xfa' | 'portfolio'

export interface Scrubbed {
  found: Set<Active>
  /** The objects that were changed, as `toUpdate` takes them. */
  owners: Set<string>
}

const activeActions: Readonly<Record<string, Active>> = {
  '/JavaScript': 'script',
  '/Launch': 'action',
  '/SubmitForm': 'action',
  '/ImportData': 'action',
  '/GoToE': 'action',
  '/GoToR': 'action',
  '/Rendition': 'media',
  '/Sound': 'media',
  '/Movie': 'media',
  '/RichMediaExecute': 'media',
  '/GoTo3DView': 'media',
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
          ...dropFiles(objects, node),
          ...scrubAnnotation(objects, node),
          ...(node === catalogue
            ? dropKeys(node, { '/Collection': 'portfolio', '/NeedsRendering': 'xfa' })
            : []),
          ...(node === form ? dropKeys(node, { '/XFA': 'xfa' }) : []),
        ]
    for (const kind of kinds) found.add(kind)
    if (kinds.length > 0) owners.add(owner)
  })
  return { found, owners }
}

function dropKeys(dict: Dict, keys: Readonly<Record<string, Active>>): Active[] {
  return Object.entries(keys).flatMap(([key, kind]) => {
    if (!(key in dict)) return []
    delete dict[key]
    return [kind]
  })
}

/** Wherever a dictionary holds one: /A, /AA, /OpenAction, /Next, and whatever a reader may make of others. */
function dropActions(objects: PdfObjects, dict: Dict): Active[] {
  return Object.entries(dict).flatMap(([key, value]) => {
    const kind = actionKind(objects, value)
    if (kind === null) return []
    delete dict[key]
    return [kind]
  })
}

/** The place stays: a list of names and actions is one of pairs. */
function dropActionsOfList(objects: PdfObjects, list: Value[]): Active[] {
  return list.flatMap((item, at) => {
    const kind = actionKind(objects, item)
    if (kind === null) return []
    list[at] = null
    return [kind]
  })
}

function actionKind(objects: PdfObjects, value: Value): Active | null {
  const action = dictAt(objects, value)
  if (action === null || isStream(objects, value)) return null
  const type = follow(objects, action['/Type'])
  if (type !== null && type !== '/Action') return null
  const name = follow(objects, action['/S'])
  // A structure element may be called /Sound too; it has a parent.
  if (typeof name !== 'string' || '/P' in action) return null
  if (name === '/URI') return isScriptAddress(follow(objects, action['/URI'])) ? 'script' : null
  return activeActions[name] ?? null
}

const isScriptAddress = (uri: Value): boolean => typeof uri === 'string' && /^[ub]:\s*javascript:/i.test(uri)

/** Of the catalogue's /Names. */
function dropNameTrees(objects: PdfObjects, dict: Dict): Active[] {
  const trees = { '/JavaScript': 'script', '/EmbeddedFiles': 'attachment', '/Renditions': 'media' } as const
  return Object.entries(trees).flatMap(([key, kind]) => {
    const tree = dictAt(objects, dict[key])
    if (tree === null || '/Type' in tree || isStream(objects, dict[key])) return []
    delete dict[key]
    return [kind]
  })
}

const embeddedNames = ['/F', '/UF', '/DOS', '/Mac', '/Unix']

function dropFiles(objects: PdfObjects, dict: Dict): Active[] {
  const kinds: Active[] = []
  const embedded = dictAt(objects, dict['/EF'])
  if (embedded !== null && embeddedNames.some((name) => isStream(objects, embedded[name]))) {
    delete dict['/EF']
    delete dict['/RF']
    kinds.push('attachment')
  }
  if ('/AF' in dict && isFiles(objects, dict['/AF'])) {
    delete dict['/AF']
    kinds.push('attachment')
  }
  return kinds
}

function isFiles(objects: PdfObjects, value: Value | undefined): boolean {
  const files = follow(objects, value)
  const list = Array.isArray(files) ? files : [files]
  return list.some((item) => {
    const file = follow(objects, item)
    return isDict(file) && (follow(objects, file['/Type']) === '/Filespec' || '/EF' in file)
  })
}
