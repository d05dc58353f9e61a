import type { ItemView, PaperView } from '../itemView.ts'
import type { Fault, Rule } from '../rule.ts'

/** Looks at one declared paper, by its place in the list and the day of judging. */
export type PaperLook = (paper: PaperView, index: number, on: string, item: ItemView) => Fault | null

/** A rule's check that looks at every declared paper. */
export const eachPaper =
  (look: PaperLook): Rule['check'] =>
  (item, { on }) => {
    const { documents } = item
    if (documents === undefined) return null
    let faults: Fault[] | null = null
    for (let index = 0; index < documents.length; index++) {
      const paper = documents[index]
      const fault = paper === undefined ? null : look(paper, index, on, item)
      if (fault !== null) (faults ??= []).push(fault)
    }
    return faults
  }
