import { parseVin } from '../../domain/rules/vin.ts'

/** More vehicles than this on one paper is a list: saying which it does not hold would be guesswork. */
const vinsMax = 20
/** A page of text has 3,000 signs; what goes on for longer is no paper that a clerk sent. */
const charactersMax = 200_000
const vinLength = 17
/** Boxes of a form are drawn apart, and some writers set the gap as two spaces. */
const gapCharactersMax = 2
/** A longer run of letters alone is a word: no VIN cut into groups has one. */
const lettersOfAGroupMax = 3
/** How far before a VIN cut into groups its label stands: the label cell of a form, with its rubric. */
const labelDistance = 90

/** What stands before a VIN on certificates, invoices and forms, in the languages of European certificates. */
const labels =
  /\b(?:VIN|FIN)\b|CHASS|CH[ÂA]SSIS|IDENTIFI|FAHRGESTELL|BASTIDOR|TELAIO|\(E\)|\bE[.:]|S[ÉE]RIE|\b0\.10/i

interface Word {
  text: string
  from: number
  to: number
}

/**
 * The VINs that stand in a text, each once, in order. Silence is safer than a wrong one: they are compared with the request's, so
 * nothing is answered for an over-long text or a long list.
 * @param pages text as laid out: one line each line
 */
export function vinsInText(pages: readonly string[]): string[] {
  if (pages.reduce((sum, page) => sum + page.length, 0) > charactersMax) return []
  const found = new Set(pages.flatMap(vinsOfPage))
  return found.size > vinsMax ? [] : [...found]
}

function vinsOfPage(page: string): string[] {
  const words = [...page.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: text, index }): Word => ({
    text,
    from: index,
    to: index + text.length,
  }))
  const found: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const taken = vinFrom(words, at, page)
    if (taken === null) continue
    const from = words[at]?.from ?? 0
    if (taken.words > 1 && !labels.test(page.slice(Math.max(0, from - labelDistance), from))) continue
    found.push(taken.vin)
    at += taken.words - 1
  }
  return found
}

/** The words from `at` on that make up a VIN; more than one when it is written in groups or boxes. */
function vinFrom(words: readonly Word[], at: number, page: string): { vin: string; words: number } | null {
  let text = ''
  for (let next = at; next < words.length && text.length < vinLength; next += 1) {
    const word = words[next]
    const previous = words[next - 1]
    if (!word || (next > at && previous && !isGap(page.slice(previous.to, word.from), previous, word)))
      return null
    text += word.text
    if (text.length !== vinLength) continue
    const group = words.slice(at, next + 1)
    const isCut = group.length > 1
    if (!isLikeAVin(text) || (isCut && group.some(({ text: part }) => isPlainWord(part)))) return null
    return { vin: text, words: group.length }
  }
  return null
}

/** Boxes far apart are taken for lines of one sign each. */
const isGap = (between: string, { text: before }: Word, { text: after }: Word): boolean =>
  between.length <= gapCharactersMax &&
  (/^[ \t\u00a0-]+$/.test(between) || (before.length === 1 && after.length === 1 && /^\s+$/.test(between)))

const isPlainWord = (text: string): boolean => text.length > lettersOfAGroupMax && /^[A-Z]+$/.test(text)

/** ISO 3779 wants the last four to be figures; a number with less than two letters is something else. */
const isLikeAVin = (text: string): boolean =>
  typeof parseVin(text) === 'string' &&
  /\d{4}$/.test(text) &&
  text.replaceAll(/\d/g, '').length >= 2 &&
  /[A-Z]/.test(text.slice(0, 3))
