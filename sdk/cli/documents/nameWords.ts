import { plainWords } from '../../import/values/words.ts'

/** A name as it compares: words without accents and case, letters and figures apart (`IP2026-07` is `ip 2026 07`). */
export interface NameWords {
  words: readonly string[]
  /** Whether a word was written together with the one before it. */
  isGlued: readonly boolean[]
}

export function nameWords(text: string): NameWords {
  const words: string[] = []
  const isGlued: boolean[] = []
  for (const word of plainWords(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).split(' ')) {
    for (const [at, part] of (word.match(/\p{N}+|[^\p{N}]+/gu) ?? []).entries()) {
      words.push(part)
      isGlued.push(at > 0)
    }
  }
  return { words, isGlued }
}

/** Where one run of words stands in another, first place first. */
export function placesOf(run: readonly string[], { words }: NameWords): number[] {
  if (run.length === 0) return []
  return words.flatMap((_word, at) => (run.every((word, step) => words[at + step] === word) ? [at] : []))
}

/** The name without some of its words, spelled together as it was. */
export function withoutWords({ words, isGlued }: NameWords, from: number, count: number): string {
  return words
    .flatMap((word, at) => {
      if (at >= from && at < from + count) return []
      const isFirst = at === 0 || at === from + count
      return [isFirst || isGlued[at] !== true ? ` ${word}` : word]
    })
    .join('')
    .trim()
}
