import { connect } from './connect.ts'
import { codeOfShare } from './exitCodes.ts'
import type { Connection, Context } from './program.ts'
import { readItems } from './readItems.ts'
import { rowLines } from './rowLines.ts'
import { writeLines } from './writeLines.ts'

const shownMax = 200

/** `liasse validate FILE`: what would be refused, and what to do about it; nothing is filed. */
export async function validate(
  file: string,
  options: { on?: string } & Connection,
  { texts, signal }: Context,
): Promise<number> {
  const liasse = connect(options, texts)
  const { items } = await readItems(file, texts)
  const answer = await liasse.validations.check(items, { on: options.on, signal })
  const told = answer.items.filter((verdict) => verdict.findings.length > 0)
  for (const verdict of told.slice(0, shownMax)) {
    const state = verdict.valid ? undefined : texts.report.state.rejected
    writeLines(rowLines({ ...verdict, told: state }, texts))
  }
  if (told.length > shownMax) {
    writeLines([texts.report.moreOutput(texts.number(told.length - shownMax))])
  }
  const summary = texts.report.valid(texts.number(answer.valid), texts.number(answer.invalid))
  writeLines([`${texts.lines(answer.valid + answer.invalid)}. ${summary}`])
  return codeOfShare(answer.valid, answer.valid + answer.invalid)
}
