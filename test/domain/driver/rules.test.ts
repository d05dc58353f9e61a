import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { codes, errors, judged } from '../judge/judged.ts'
import { school } from '../../../server/domain/schema/examples/invented.ts'
import {
  assr2,
  attestation,
  cepc,
  home,
  identity,
  jdc,
  licence,
  ofMinor,
  professionalTraining,
} from '../requirements/declared.ts'
import { driverCases } from './cases.ts'

test.each(driverCases)(
  'finds $code in $says',
  ({ procedure, change, code, pointer, severity, on, establishments }) => {
    const { findings } = judged(procedure, change, { on, establishments })

    expect(findings).toContainEqual(expect.objectContaining({ code, pointer, severity: severity ?? 'error' }))
  },
)

const passing: [says: string, procedure: Procedure, change: JsonObject][] = [
  [
    'accompanied learning on the fifteenth birthday',
    'inscription-premiere',
    { candidate: { birthDate: '2011-11-23' } },
  ],
  [
    'an enrolment for A2 at sixteen',
    'inscription-premiere',
    { candidate: { birthDate: '2010-11-23' }, training: { category: 'A2', mode: 'traditional' } },
  ],
  [
    'a B licence on the seventeenth birthday',
    'titre-reussite-examen',
    {
      candidate: { birthDate: '2009-11-12' },
      guardian: { kind: 'person', role: 'father', birthName: 'FONTAINETEST', firstNames: ['Luc'] },
      documents: [...ofMinor, assr2, cepc],
    },
  ],
  [
    'a moped title without NEPH',
    'titre-attestation-formation',
    {
      training: { category: 'AM', option: 'moped' },
      candidate: { neph: null, licenceCategories: [], licenceDates: null },
      documents: [identity, home, attestation, { kind: 'assr1' }],
    },
  ],
  [
    'a lorry licence at eighteen with professional training',
    'titre-reussite-examen',
    {
      candidate: { birthDate: '2008-01-01', licenceCategories: ['B'] },
      training: { category: 'C', professional: true },
      documents: [identity, home, licence, cepc, professionalTraining],
    },
  ],
  [
    'a photo by post',
    'inscription-premiere',
    {
      ePhoto: null,
      documents: [...ofMinor, jdc, assr2, { kind: 'formulaire-photo-signature' }],
    },
  ],
  [
    'a paper mandate in Guadeloupe',
    'titre-reussite-examen',
    {
      mandate: { kind: 'paper', signedOn: '2026-11-19' },
      candidate: { address: { postalCode: '97100', city: 'BASSE-TERRE' } },
    },
  ],
  [
    'an online mandate in La Réunion',
    'titre-reussite-examen',
    {
      mandate: { kind: 'online', signedOn: '2026-11-19' },
      candidate: { address: { postalCode: '97400', city: 'SAINT-DENIS' } },
    },
  ],
  [
    'licence A on the day A2 is two years old',
    'titre-attestation-formation',
    { candidate: { licenceDates: { A2: '2024-11-23' } } },
  ],
  [
    'a candidate of whom only the year of birth is known',
    'titre-reussite-examen',
    {
      candidate: { birthDate: '2009-00-00' },
      guardian: { kind: 'person', role: 'father', birthName: 'FONTAINETEST', firstNames: ['Luc'] },
      documents: [...ofMinor, assr2, cepc],
    },
  ],
]

test.each(passing)('lets %s pass', (_says, procedure, change) => {
  const judgement = judged(procedure, change)

  expect(errors(judgement)).toEqual([])
})

test('counts B96 and code 78 as taught under the approval for B', () => {
  const establishments = [{ kind: 'school' as const, number: school, categories: ['B'] }]

  const judgement = judged(
    'titre-attestation-formation',
    { training: { category: 'B96' } },
    { establishments },
  )

  expect(codes(judgement)).toEqual([])
})
