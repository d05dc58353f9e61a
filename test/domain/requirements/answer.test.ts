import { expect, test } from 'vitest'
import {
  type Establishment,
  type JsonObject,
  procedures,
  type Procedure,
} from '../../../server/domain/item.ts'
import {
  answerRequirements,
  type RequirementsAnswer,
} from '../../../server/domain/requirements/answerRequirements.ts'
import { exampleItems } from '../../../server/domain/schema/examples.ts'
import { readPartialItem } from '../../../server/domain/schema/partialItem.ts'
import { judged, tenant, today } from '../judge/judged.ts'

const answered = (
  procedure: Procedure,
  raw: JsonObject,
  establishments: readonly Establishment[] = tenant,
): RequirementsAnswer =>
  answerRequirements(procedure, readPartialItem(procedure, raw).item, {
    on: today,
    establishments,
    mode: 'test',
  })

const codesOf = ({ requirements }: RequirementsAnswer): string[] => requirements.map(({ code }) => code)

test('an empty screen is told what every such request needs, and which fields decide the rest', () => {
  const answer = answered('inscription-premiere', {})

  expect(answer).toMatchObject({ procedure: 'inscription-premiere', channel: 'ants', lane: 'ants-enrolment' })
  expect(answer.reason.fr).toContain('ANTS')
  expect(codesOf(answer)).toEqual(['identity-required', 'ephoto-missing', 'proof-of-address-required'])
  expect(answer.unknown).toEqual(
    expect.arrayContaining([
      '/candidate/birthDate',
      '/candidate/nationality',
      '/candidate/housing',
      '/training/category',
      '/training/mode',
    ]),
  )
})

test('fields that change no paper are not asked about', () => {
  const { unknown } = answered('inscription-premiere', {})

  const idle = ['/reference', '/candidate/firstNames', '/candidate/address', '/candidate/sex', '/channel']
  expect(unknown.filter((pointer) => idle.includes(pointer))).toEqual([])
})

test('what is known is told for certain, with its reason, its source and what is declared already', () => {
  const answer = answered('inscription-premiere', {
    candidate: { birthDate: '2007-03-18', nationality: 'FRA', housing: 'hosted', protected: false },
    training: { category: 'B', mode: 'traditional' },
    ePhoto: { code: 'TEST22EPHOTOCODE000001' },
    documents: [{ kind: 'identite' }, { kind: 'jdc' }],
  })

  expect(answer.unknown).toEqual([])
  expect(
    answer.requirements.map(({ code, satisfied, certain, severity }) => [code, satisfied, certain, severity]),
  ).toEqual([
    ['identity-required', true, true, 'error'],
    ['hosting-set-incomplete', false, true, 'error'],
    ['jdc-required', true, true, 'error'],
    ['assr-required', false, true, 'error'],
  ])
  expect(answer.requirements[1]).toMatchObject({
    of: 'holder',
    confirmed: true,
    alternatives: [
      [
        { kind: 'attestation-hebergement', label: { fr: 'l’attestation d’hébergement' } },
        { kind: 'identite-hebergeant' },
        { kind: 'domicile-hebergeant' },
      ],
    ],
    why: { fr: 'personne hébergée, et tout mineur' },
  })
  expect(answer.requirements.every(({ source }) => source.length > 9)).toBe(true)
})

test('a birth date of which only the year is known leaves papers uncertain', () => {
  const answer = answered('inscription-premiere', {
    candidate: { birthDate: '2005-00-00', nationality: 'FRA' },
    training: { category: 'B', mode: 'traditional' },
  })

  const assr = answer.requirements.find(({ code }) => code === 'assr-required')
  expect(assr).toMatchObject({ certain: false, severity: 'warning' })
})

test('fields that open another way only together are told together', () => {
  const permitted: Establishment[] = [{ kind: 'habilitation', number: '99001', permits: ['pivo', 'diva'] }]
  const together = ['/origin/regime', '/origin/boughtByFiler', '/fiscal']

  const open = answered('import-vo', {}, permitted)
  const decided = answered('import-vo', { origin: { regime: 'third-country' } }, permitted)

  expect(together.filter((pointer) => !open.unknown.includes(pointer))).toEqual([])
  expect(decided.unknown).not.toContain('/origin/boughtByFiler')
})

test('which establishment files is asked where one has a permit that opens another way', () => {
  const several: Establishment[] = [
    { kind: 'habilitation', number: '99001' },
    { kind: 'habilitation', number: '99002', permits: ['pivo', 'diva'] },
  ]
  const ownImport = { origin: { regime: 'eu', boughtByFiler: true }, fiscal: { kind: 'diva' } }

  expect(answered('import-vo', ownImport, several).unknown).toContain('/establishment')
  expect(answered('import-vo', { ...ownImport, establishment: '99002' }, several)).toMatchObject({
    channel: 'siv',
    unknown: expect.not.arrayContaining(['/establishment']),
  })
})

test('a wish that cannot be met leaves the way open and says why', () => {
  const answer = answered('inscription-premiere', { channel: 'siv' })

  expect(answer).toMatchObject({ channel: null, lane: null })
  expect(answer.reason.fr.length).toBeGreaterThan(20)
})

test.each(procedures)('of %s: the worked example asks for nothing that it does not declare', (procedure) => {
  const answer = answered(procedure, exampleItems[procedure])
  const missing = judged(procedure).findings.filter(({ pointer }) => pointer === '/documents')

  expect(answer.requirements.filter(({ satisfied }) => !satisfied).map(({ code }) => code)).toEqual(
    missing.map(({ code }) => code),
  )
  expect(answer.channel).toBe(judged(procedure).channel)
})

test.each(procedures)('of %s: an item cut off anywhere is answered', (procedure) => {
  const whole: JsonObject = exampleItems[procedure]
  const names = Object.keys(whole)

  for (let kept = 0; kept <= names.length; kept += 1) {
    const part = Object.fromEntries(names.slice(0, kept).map((name) => [name, whole[name]]))
    expect(answered(procedure, part).procedure).toBe(procedure)
  }
})

test('the operator’s word on a paper holds here too', () => {
  const { item } = readPartialItem('titre-reussite-examen', {})
  const context = { on: today, establishments: tenant, mode: 'test' } as const

  const without = answerRequirements('titre-reussite-examen', item, {
    ...context,
    policy: { rules: { 'cepc-required': 'off', 'identity-required': 'info' } },
  })

  expect(codesOf(without)).not.toContain('cepc-required')
  expect(without.requirements[0]).toMatchObject({ code: 'identity-required', severity: 'info' })
})
