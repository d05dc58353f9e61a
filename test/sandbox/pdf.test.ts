import { expect, test } from 'vitest'
import { makePdf } from '../../server/sandbox/pdf.ts'

test('the table of a paper points at its objects', () => {
  const text = makePdf('Récépissé', ['Dossier (1)', 'Immatriculation ZZ-001-AA']).toString('latin1')

  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  const table = text.slice(start)
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]))
  expect(text.startsWith('%PDF-1.4\n')).toBe(true)
  expect(table.startsWith('xref\n')).toBe(true)
  expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
    offsets.map((_, index) => `${index + 1} 0 obj`),
  )
})

test('the stream is as long as it says, and parentheses are escaped', () => {
  const text = makePdf('Titre', ['Dossier (1)']).toString('latin1')

  const [, length, content] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? []
  expect(content).toHaveLength(Number(length))
  expect(content).toContain(String.raw`(Dossier \(1\)) Tj`)
})
