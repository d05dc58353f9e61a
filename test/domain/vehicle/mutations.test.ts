import { expect, test } from 'vitest'
import { codes, errors, judged } from '../judge/judged.ts'
import { vehicleCases } from './cases.ts'
import { dealCases } from './dealCases.ts'
import { engineCases, kindCases, massCases } from './sanityCases.ts'

const mutations = [...massCases, ...engineCases, ...kindCases, ...dealCases]

test.each(mutations)('finds $code, and no unrelated error, in $says', (mutation) => {
  const { procedure, change, code, pointer, severity = 'error', on, establishments, also = [] } = mutation
  const judgement = judged(procedure, change, { on, establishments })

  expect(judgement.findings).toContainEqual(expect.objectContaining({ code, pointer, severity }))
  expect(errors(judgement).filter((found) => found !== code && !also.includes(found))).toEqual([])
})

const others = vehicleCases.filter((one) => !mutations.some((mutation) => mutation === one))

test.each(others)('raises no error elsewhere than at its place and in the papers for $says', (one) => {
  const { procedure, change, pointer, on, establishments } = one
  const { findings } = judged(procedure, change, { on, establishments })

  const elsewhere = findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      finding.pointer !== pointer &&
      !finding.pointer.startsWith('/documents'),
  )
  expect(elsewhere).toEqual([])
})

test.each(mutations)('finds no $code in the near miss of $says', (mutation) => {
  const { procedure, miss, code, on, establishments, missEstablishments = establishments } = mutation
  const judgement = judged(procedure, miss, { on, establishments: missEstablishments })

  expect(codes(judgement)).not.toContain(code)
  expect(errors(judgement)).toEqual([])
})
