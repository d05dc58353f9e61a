import { catalogueOf, dictAt, follow, isDict, keyOf, type Dict, type PdfObjects } from './pdfObjects.ts'

export interface PageTree {
  /** Pages that are there, whatever the file says; null when the tree runs in a loop or has none. */
  pages: number | null
  /** Pages that the tree names and counts, and that are not in the file. */
  lost: number
  /** The nodes whose /Count lies, with what they should say. */
  lies: { node: Dict; owner: string; pages: number }[]
}

const nodesMax = 100_000

/** Counts pages by walking the tree: readers trust its /Count, which may say anything. */
export function walkPageTree(objects: PdfObjects): PageTree {
  const catalogue = catalogueOf(objects)
  const lies: PageTree['lies'] = []
  const onPath = new Set<string>()
  let nodes = 0
  let named = 0
  const count = (reference: Dict[string] | undefined, depth: number): number => {
    const node = dictAt(objects, reference)
    const owner = keyOf(reference)
    nodes += 1
    if (node === null) {
      named += 1
      return 0
    }
    if (owner === null || onPath.has(owner) || depth > 200 || nodes > nodesMax) throw new LoopError()
    const kids = follow(objects, node['/Kids'])
    if (!Array.isArray(kids)) return 1
    onPath.add(owner)
    let pages = 0
    for (const kid of kids) pages += count(kid, depth + 1)
    onPath.delete(owner)
    if (follow(objects, node['/Count']) !== pages) lies.push({ node, owner, pages })
    return pages
  }
  try {
    const pages = isDict(catalogue ?? undefined) ? count(catalogue?.['/Pages'], 0) : 0
    const told = follow(objects, dictAt(objects, catalogue?.['/Pages'])?.['/Count'])
    // A page that was deleted may still be named; it is counted no more.
    const lost = named > 0 && typeof told === 'number' ? Math.max(0, told - pages) : 0
    return { pages: pages > 0 ? pages : null, lost, lies }
  } catch (error) {
    if (error instanceof LoopError) return { pages: null, lost: 0, lies: [] }
    throw error
  }
}

class LoopError extends Error {
  override readonly name = 'LoopError'
}
