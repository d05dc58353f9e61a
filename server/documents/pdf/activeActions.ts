import { dictAt, follow, isDict, type Dict, type PdfObjects, type Value } from './pdfObjects.ts'

/** What a paper may not carry: it runs, fetches, or brings other files along. */
export type Active = 'script' | 'action' | 'attachment' | 'media' | 'xfa' | 'portfolio'

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
 * What a value does as an action; null: nothing that matters. Readers look at /S alone: neither a foreign /Type, nor a /P, nor
 * being a stream makes it harmless.
 */
export function actionKind(objects: PdfObjects, value: Value): Active | null {
  const action = dictAt(objects, value)
  if (action === null) return null
  const name = follow(objects, action['/S'])
  if (name === null) return isScriptAddress(follow(objects, action['/Base'])) ? 'script' : null
  if (typeof name !== 'string') return null
  if (name === '/URI') return isScriptAddress(follow(objects, action['/URI'])) ? 'script' : null
  // Within a document it only turns to an article.
  if (name === '/Thread') return '/F' in action ? 'action' : null
  return isStructure(objects, action) ? null : (activeActions[name] ?? null)
}

const actionKeys = ['/JS', '/F', '/Win', '/Mac', '/Unix', '/D', '/Fields', '/Sound', '/Annotation', '/Next']
const moreActionKeys = ['/AN', '/OP', '/TA', '/TI', '/TV', '/CMD', '/V', '/Operation']

/** A structure element may be called /Sound too; it has a parent, and nothing of what an action needs. */
const isStructure = (objects: PdfObjects, dict: Dict): boolean =>
  isDict(follow(objects, dict['/P'])) && ![...actionKeys, ...moreActionKeys].some((key) => key in dict)

/** Past spaces and control characters, which browsers pass over too. */
const isScriptAddress = (uri: Value): boolean =>
  typeof uri === 'string' && /^[ub]:(?:javascript|vbscript|data):/i.test(uri.replaceAll(/[^!-~]/g, ''))

/** Whatever the dictionary is called, a text under /JS is a script. */
export function dropScript(objects: PdfObjects, dict: Dict): Active[] {
  const script = follow(objects, dict['/JS'])
  const isText = typeof script === 'string' && /^[ub]:/.test(script)
  if (!isText && !('/OnInstantiate' in dict)) return []
  if (isText) delete dict['/JS']
  delete dict['/OnInstantiate']
  return ['script']
}
