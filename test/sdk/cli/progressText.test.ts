import type { Progress } from '@liasse/sdk'
import { describe, expect, test } from 'vitest'
import { barLines, duration, followText } from '../../../sdk/cli/progressText.ts'
import { textsOf } from '../../../sdk/cli/texts/languages.ts'
import { wrapLine } from '../../../sdk/cli/writeLines.ts'

const texts = textsOf('fr')
const progress: Progress = {
  total: 1_500,
  rejected: 48,
  accepted: 1_452,
  filed: 726,
  decided: 0,
  actionRequired: 0,
  etaSeconds: 240,
}

test('shows three bars with the time that filing may still take', () => {
  expect(barLines(progress, 'filed', 80, texts)).toEqual([
    'acceptées  ████████████████████████████░  1 452 / 1 500',
    'déposées   ██████████████░░░░░░░░░░░░░░░    726 / 1 452  reste 4 min',
    'décidées   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      0 / 1 452',
  ])
})

test('fills a bar only when all is done', () => {
  const [, filed] = barLines({ ...progress, filed: 1_451 }, 'filed', 80, texts)

  expect(filed).toContain('█░')
})

test.each([40, 50, 80, 200])('fits a window of %i columns', (columns) => {
  const lines = barLines({ ...progress, actionRequired: 3, etaSeconds: 100_000 }, 'decided', columns, texts)

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns)
})

test('says the same on one plain line', () => {
  expect(followText({ ...progress, actionRequired: 2 }, 'decided', texts)).toBe(
    'acceptées 1 452 sur 1 500, déposées 726, décidées 0, à compléter 2, reste 4 min',
  )
})

test('promises no time that the gateway does not know', () => {
  expect(followText({ ...progress, etaSeconds: null }, 'filed', texts)).not.toContain('reste')
})

test.each([
  [5, "moins d'une min"],
  [60, '1 min'],
  [3_540, '59 min'],
  [7_500, '2 h 05'],
  [200_000, '2 j'],
])('tells %i seconds as %s', (seconds, told) => {
  expect(duration(seconds, texts)).toBe(told)
})

describe('wrapLine', () => {
  test('breaks between words and indents what follows like the text', () => {
    expect(wrapLine('  - La date de naissance du titulaire manque.', 30)).toEqual([
      '  - La date de naissance du',
      '    titulaire manque.',
    ])
  })

  test('keeps French quotation marks with their words, and : ; ? ! with what goes before', () => {
    expect(wrapLine('ajoutez aux noms « recto » et ce qui manque : le verso', 30)).toEqual([
      'ajoutez aux noms « recto » et',
      'ce qui manque : le verso',
    ])
    expect(wrapLine('ajoutez au nom du fichier des « recto » ou ceci et voici : le verso', 32)).toEqual([
      'ajoutez au nom du fichier des',
      '« recto » ou ceci et voici : le',
      'verso',
    ])
  })

  test('leaves a word whole that is longer than the window', () => {
    expect(wrapLine('x'.repeat(50), 30)).toEqual(['x'.repeat(50)])
  })
})
