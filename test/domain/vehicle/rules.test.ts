import { expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { codes, judged } from '../judge/judged.ts'
import { papersOf } from '../judge/papers.ts'
import { vehicleCases } from './cases.ts'

test.each(vehicleCases)(
  'finds $code in $says',
  ({ procedure, change, code, pointer, severity, on, establishments }) => {
    const { findings } = judged(procedure, change, { on, establishments })

    expect(findings).toContainEqual(expect.objectContaining({ code, pointer, severity: severity ?? 'error' }))
  },
)

const passing: [says: string, procedure: Procedure, change: JsonObject][] = [
  [
    'an electric car without CO2 nor cylinders',
    'vn',
    { vehicle: { energy: 'EL', co2: 0, engineCapacity: null, soundLevel: null, soundSpeed: null } },
  ],
  [
    'a trailer that tows nothing',
    'vn',
    {
      vehicle: {
        category: 'O2',
        genre: 'RESP',
        body: 'CARAVANE',
        bodyEuropean: 'SE',
        energy: null,
        co2: null,
        engineCapacity: null,
        power: null,
        fiscalPower: null,
        seats: null,
        soundLevel: null,
        soundSpeed: null,
        environmentalClass: null,
        massTrainMax: 0,
      },
      holder: { drivingLicence: false },
    },
  ],
  [
    'a Belgian trailer without quitus',
    'import-vo',
    {
      fiscal: null,
      vehicle: {
        category: 'O2',
        genre: 'RESP',
        body: 'CARAVANE',
        bodyEuropean: 'SE',
        energy: null,
        co2: null,
        engineCapacity: null,
      },
    },
  ],
  [
    'a car of exactly four years without inspection',
    'import-vo',
    { vehicle: { firstRegistrationDate: '2022-11-23' }, inspection: null },
  ],
  [
    'an inspection of exactly six months',
    'import-vo',
    {
      inspection: { date: '2026-05-23' },
      documents: papersOf('import-vo', { 'controle-technique': { issuedOn: '2026-05-23' } }),
    },
  ],
  [
    'a re-test ordered two months ago',
    'import-vo',
    {
      inspection: { date: '2026-09-23', result: 'S' },
      documents: papersOf('import-vo', { 'controle-technique': { issuedOn: '2026-09-23' } }),
    },
  ],
  [
    'a collector’s car without inspection',
    'import-vo',
    { vehicle: { firstRegistrationDate: '1972-04-01', mentions: ['collection'] }, inspection: null },
  ],
  [
    'a co-holder who cannot drive',
    'vn',
    {
      coHolders: [
        {
          kind: 'person',
          birthName: 'ROUXTEST',
          firstNames: ['Anne'],
          sex: 'F',
          birthDate: '1981-01-30',
          birthPlace: { country: 'ITA' },
          drivingLicence: false,
        },
      ],
      documents: papersOf('vn', {}, [{ kind: 'identite', of: 'coHolder' }]),
    },
  ],
  [
    'a company as holder',
    'vn',
    {
      holder: { kind: 'organisation', name: 'GARAGE DU TEST', siret: '99930001500016', drivingLicence: null },
      documents: papersOf('vn', {}, [{ kind: 'extrait-kbis', issuedOn: '2026-03-02' }]),
    },
  ],
  [
    'a sale of today',
    'vn',
    {
      sale: { date: '2026-11-23', deliveredOn: '2026-11-30' },
      mandate: { signedOn: '2026-11-23' },
      documents: papersOf('vn', { mandat: { issuedOn: '2026-11-23' } }),
    },
  ],
  [
    'a purchase declared on the fifteenth day',
    'declaration-achat',
    {
      sale: { date: '2026-11-08' },
      documents: papersOf('declaration-achat', {
        'declaration-cession': { issuedOn: '2026-11-08' },
        'certificat-immatriculation-barre': { issuedOn: '2026-11-08' },
      }),
    },
  ],
  [
    'an old FNI title',
    'declaration-achat',
    { vehicle: { formulaNumber: null, titleDate: '2005-03-01', plate: '123ABC69' } },
  ],
]

test.each(passing)('lets %s pass', (_says, procedure, change) => {
  const findings = codes(judged(procedure, change))

  expect(findings).toEqual([])
})

test('says of the sale of a vehicle with an old FNI title only that its plates are changed', () => {
  const { findings } = judged('changement-titulaire', {
    vehicle: {
      formulaNumber: null,
      titleDate: '2005-03-01',
      plate: '123ABC69',
      firstRegistrationDate: null,
    },
  })

  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['fni-new-plate', 'info']])
})
