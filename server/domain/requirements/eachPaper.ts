import type { Check, Fault, PaperLook } from '../rule.ts'

/**
 * A rule's check that looks at every declared paper.
 * @param kinds only papers of these are looked at; absent = all
 */
export function eachPaper(look: PaperLook, kinds?: readonly string[]): Check {
  const check: Check = (item, context) => {
    const { documents } = item
    if (documents === undefined) return null
    let faults: Fault[] | null = null
    for (let index = 0; index < documents.length; index++) {
      const paper = documents[index]
      if (paper === undefined || kinds?.includes(paper.kind ?? '') === false) continue
      const fault = look(paper, index, context.on, item, context)
      if (fault !== null) (faults ??= []).push(fault)
    }
    return faults
  }
  check.ofPaper = { kinds, look }
  return check
}
