import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { codes, judged } from '../judge/judged.ts'
import { candidateCases } from './candidateCases.ts'
import { licenceCases, sharedCases } from './licenceCases.ts'

/** Papers are another subject: a case that changes a category or a status may ask for others. */
const ofPapers = (pointer: string): boolean => pointer === '/documents'

const foundBy = (procedure: Procedure, change: JsonObject) => judged(procedure, change).findings

const edges = [...candidateCases, ...licenceCases, ...sharedCases]

test.each(edges)('finds $code in $says, and no error elsewhere', (edge) => {
  const findings = foundBy(edge.procedure, edge.change)

  expect(findings).toContainEqual(
    expect.objectContaining({
      code: edge.code,
      pointer: edge.pointer,
      severity: edge.severity ?? 'error',
    }),
  )
  expect(
    findings.filter(
      ({ code, pointer, severity }) => severity === 'error' && code !== edge.code && !ofPapers(pointer),
    ),
  ).toEqual([])
})

test.each(edges)('does not find $code just beside $says', ({ procedure, within, code, pointer }) => {
  const findings = foundBy(procedure, within)

  expect(findings.filter((finding) => finding.code === code && finding.pointer === pointer)).toEqual([])
})

test('asks whoever returns for licence A for no training attestation', () => {
  const judgement = judged('inscription-retour-permis', { training: { category: 'A' } })

  expect(codes(judgement)).not.toContain('category-by-attestation')
})
