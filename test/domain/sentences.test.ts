import { describe, expect, test } from 'vitest'
import { catalogue } from '../../server/domain/catalogue.ts'
import { documentKinds } from '../../server/domain/documentKinds.ts'
import { requirements } from '../../server/domain/requirements/askedPapers.ts'
import { stateRefusals } from '../../server/domain/stateRefusals.ts'
import { twins } from './codes/tables.ts'
import { faulty } from './codes/twins.ts'

/** What is said to people, in either language, wherever it is said. */

interface Said {
  from: string
  fr: string
  en: string
}

const entries = [...catalogue, ...stateRefusals]
const texts: Said[] = [
  ...entries.map(({ code, fr, en }) => ({ from: code, fr, en })),
  ...entries.map(({ code, remedy }) => ({ from: `${code}, remedy`, ...remedy })),
]
const words: Said[] = [
  ...documentKinds.map(({ kind, fr, en }) => ({ from: kind, fr, en })),
  ...requirements.flatMap(({ entry, when }) => (when ? [{ from: entry.code, ...when }] : [])),
]
const all = [...texts, ...words]
const found: Said[] = twins.flatMap((twin) =>
  faulty(twin).flatMap(({ code, fr, en, remedy }) => [
    { from: code, fr, en },
    { from: `${code}, remedy`, ...remedy },
  ]),
)

const inFrench = (said: readonly Said[], fault: RegExp): string[] =>
  said.filter(({ fr }) => fault.test(fr)).map(({ from, fr }) => `${from}: ${fr}`)
const inEither = (said: readonly Said[], fault: RegExp): string[] =>
  said.filter(({ fr, en }) => fault.test(fr) || fault.test(en)).map(({ from, fr }) => `${from}: ${fr}`)

describe('what is said', () => {
  test('has curly apostrophes', () => {
    expect(inEither([...all, ...found], /\p{L}'\p{L}/u)).toEqual([])
  })

  test('is whole sentences', () => {
    expect(inEither(texts, /^[^\p{Lu}{«"]|[^.…?]$/u)).toEqual([])
  })

  test('has a space before « : ; ? ! » and inside the quotation marks, in French', () => {
    expect(inFrench(all, /[^\s\d«][:;?!»](?:\s|$)|«\S|\S»/u)).toEqual([])
  })

  test('has English quotation marks in English', () => {
    expect(all.filter(({ en }) => /[«»]/.test(en))).toEqual([])
  })

  test('is plain French: the names of our fields stand in the remedy only', () => {
    const sentences = entries
      .filter(({ code }) => !/^(?:json|line|field)-/.test(code))
      .map(({ code, fr, en }) => ({ from: code, fr: fr.replaceAll(/\{\w+\}/g, ''), en }))

    expect(
      inFrench(
        sentences,
        /\p{Ll}\p{Lu}\p{Ll}|\b(?:holder|lessee|guardian|buyer|seller|third-country|overseas|trade|true)\b/u,
      ),
    ).toEqual([])
  })

  test('leaves nothing open and tells days as people write them', () => {
    expect(
      inEither(found, /[{}]|undefined|\b\d{4}-\d\d-\d\d\b(?!\.)/).filter((told) => !/1960-00-00/.test(told)),
    ).toEqual([])
  })
})
