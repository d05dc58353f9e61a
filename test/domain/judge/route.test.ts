import { expect, test } from 'vitest'
import type { Establishment, JsonObject, Procedure } from '../../../server/domain/item.ts'
import { reasonOfLane } from '../../../server/domain/route.ts'
import { habilitation, school } from '../../../server/domain/schema/examples/invented.ts'
import { codes, judged, tenant } from './judged.ts'

const habilitated = (permits: Establishment['permits'] = []): Establishment[] => [
  { kind: 'habilitation', number: habilitation, permits },
]

type Permits = Establishment['permits']

const ways: [procedure: Procedure, change: JsonObject, channel: string, lane: string][] = [
  ['vn', {}, 'siv', 'siv-domestic'],
  ['import-vn', {}, 'ants', 'ants-import'],
  ['import-vn', { origin: { boughtByFiler: true }, fiscal: { kind: 'diva' } }, 'siv', 'siv-import'],
  ['import-vo', {}, 'ants', 'ants-import'],
  ['import-vo', { origin: { boughtByFiler: true }, fiscal: { kind: 'diva' } }, 'ants', 'ants-import'],
  ['changement-titulaire', {}, 'siv', 'siv-domestic'],
  ['changement-locataire', {}, 'siv', 'siv-domestic'],
  ['declaration-achat', {}, 'siv', 'siv-domestic'],
  ['declaration-cession', {}, 'siv', 'siv-domestic'],
  ['declaration-cession', { channel: 'ants' }, 'ants', 'ants-vehicle'],
  ['ww', {}, 'siv', 'siv-import'],
  ['ww', { ww: { purpose: null } }, 'siv', 'siv-import'],
  ['ww', { ww: { purpose: 'incomplete' } }, 'siv', 'siv-domestic'],
  ['changement-adresse', {}, 'siv', 'siv-domestic'],
  ['changement-adresse', { addressChange: { of: 'lessee' } }, 'ants', 'ants-vehicle'],
  ['duplicata', {}, 'ants', 'ants-vehicle'],
  ['modification-technique', {}, 'ants', 'ants-vehicle'],
  ['fin-demonstration', {}, 'siv', 'siv-domestic'],
  ['reedition-cpi', {}, 'siv', 'siv-domestic'],
  ['inscription-premiere', {}, 'ants', 'ants-enrolment'],
  ['inscription-ajout-categorie', {}, 'ants', 'ants-enrolment'],
  ['inscription-retour-permis', {}, 'ants', 'ants-enrolment'],
  ['titre-reussite-examen', {}, 'ants', 'ants-title'],
  ['titre-attestation-formation', {}, 'ants', 'ants-title'],
  ['transfert', {}, 'ants', 'ants-enrolment'],
]

test.each(ways)('sends %s with %j through %s to %s', (procedure, change, channel, lane) => {
  const judgement = judged(procedure, change)

  expect([judgement.channel, judgement.lane]).toEqual([channel, lane])
})

const ownExempt = { origin: { boughtByFiler: true }, fiscal: { kind: 'diva' } }

test('takes the direct way for an own vehicle from the European Union, exempt, under the PIVO profile', () => {
  const judgement = judged('import-vo', ownExempt, { establishments: habilitated(['pivo', 'diva']) })

  expect(judgement.lane).toBe('siv-import')
  expect(codes(judgement)).toEqual([])
})

test('obeys the wish for ANTS where the direct way was possible', () => {
  const judgement = judged(
    'import-vo',
    { ...ownExempt, channel: 'ants' },
    { establishments: habilitated(['pivo']) },
  )

  expect(judgement.lane).toBe('ants-import')
})

test('takes the address of a lessee directly under the lessor profile', () => {
  const change = { addressChange: { of: 'lessee' } }

  const judgement = judged('changement-adresse', change, { establishments: habilitated(['lessor']) })

  expect(judgement.lane).toBe('siv-domestic')
})

const reasons: [says: string, procedure: Procedure, change: JsonObject, permits: Permits, fr: string][] = [
  ['an import for a client', 'import-vo', {}, undefined, 'n’avez pas acheté vous-même'],
  [
    'an own import from Japan',
    'import-vo',
    { origin: { country: 'JPN', regime: 'third-country', boughtByFiler: true } },
    ['pivo'],
    'hors de l’Union européenne',
  ],
  [
    'an own import with a quitus',
    'import-vo',
    { origin: { boughtByFiler: true } },
    ['pivo'],
    'sans dispense',
  ],
  ['an own exempt import without PIVO', 'import-vo', ownExempt, ['diva'], 'pas le profil PIVO'],
  ['a new import without recorded exemption', 'import-vn', ownExempt, ['lessor'], 'pas de dispense'],
  ['an own exempt import under PIVO', 'import-vo', ownExempt, ['pivo'], 'voie directe'],
  [
    'a wish for ANTS where the direct way was open',
    'import-vo',
    { ...ownExempt, channel: 'ants' },
    ['pivo'],
    'Vous avez demandé',
  ],
  ['the declaration of a sale', 'declaration-cession', {}, undefined, 'Le SIV répond tout de suite'],
]

test.each(reasons)('says why %s goes its way', (_says, procedure, change, permits, fr) => {
  const establishments: Establishment[] = [
    { kind: 'habilitation', number: habilitation, ...(permits ? { permits } : {}) },
  ]

  const { reason } = judged(procedure, change, { establishments })

  expect(reason?.fr).toContain(fr)
})

test('gives no reason where there is no way', () => {
  expect(judged('vn', { channel: 'ants' }).reason).toBeNull()
})

test('says of a lane why the dossiers of a procedure go through it', () => {
  expect(reasonOfLane('ww', 'siv-import')?.fr).toContain('WW')
  expect(reasonOfLane('ww', 'ants-title')).toBeNull()
  expect(reasonOfLane('nonsense', 'siv-import')).toBeNull()
})

test('knows no way when the wish cannot be met', () => {
  const judgement = judged('inscription-premiere', { channel: 'siv' })

  expect(judgement).toMatchObject({ channel: null, lane: null })
  expect(codes(judgement)).toEqual(['channel-not-possible'])
})

test('files under the only establishment of the right kind when none is named', () => {
  const vehicle = judged('vn', { establishment: null })
  const licence = judged('inscription-premiere', { establishment: null })

  expect([vehicle.establishment, licence.establishment]).toEqual([habilitation, school])
})

test('finds a school agrement written with blanks', () => {
  const judgement = judged('inscription-premiere', { establishment: 'E 24 069 0012 0' })

  expect(judgement.establishment).toBe(school)
})

test.each([
  ['the number of somebody else', 'vn', '99999'],
  ['a school for a vehicle', 'vn', school],
  ['a habilitation for a licence', 'inscription-premiere', habilitation],
] as const)('refuses %s as establishment', (_says, procedure, establishment) => {
  const judgement = judged(procedure, { establishment })

  expect(judgement.establishment).toBeNull()
  expect(judgement.findings).toContainEqual(
    expect.objectContaining({ code: 'establishment-unknown', pointer: '/establishment' }),
  )
})

test('refuses to choose for a tenant without establishment of the right kind', () => {
  const judgement = judged('vn', { establishment: null }, { establishments: tenant.slice(1) })

  expect(codes(judgement)).toEqual(['establishment-unknown'])
})
