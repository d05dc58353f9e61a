import { expect, test } from 'vitest'
import { nearestDeadline } from '../../../server/domain/deadlines.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { judged } from './judged.ts'

/** Of the worked example without its papers, unless the change names some. */
const days = (
  procedure: Procedure,
  change: JsonObject = {},
  options?: Parameters<typeof judged>[2],
): string[][] =>
  judged(procedure, { documents: null, ...change }, options).deadlines.map(({ code, on }) => [code, on])

const counted: [says: string, procedure: Procedure, change: JsonObject, days: string[][]][] = [
  ['a purchase', 'declaration-achat', {}, [['declaration-due', '2026-12-05']]],
  ['a sale', 'declaration-cession', { sale: { date: '2026-11-10' } }, [['declaration-due', '2026-11-25']]],
  ['a new car, from its delivery', 'vn', {}, [['registration-due', '2026-12-20']]],
  ['a used car, from its sale', 'changement-titulaire', {}, [['registration-due', '2026-12-18']]],
  [
    'a sale of 31 January',
    'changement-titulaire',
    { sale: { date: '2026-01-31' } },
    [['registration-due', '2026-02-28']],
  ],
  [
    'an import with its inspection',
    'import-vo',
    {},
    [
      ['registration-due', '2026-12-09'],
      ['inspection-end', '2027-04-02'],
    ],
  ],
  [
    'a re-test',
    'import-vo',
    { inspection: { result: 'S' } },
    [
      ['inspection-end', '2026-12-02'],
      ['registration-due', '2026-12-09'],
    ],
  ],
  ['a WW', 'ww', {}, [['ww-end', '2027-03-23']]],
  ['a WW of an incomplete vehicle', 'ww', { ww: { purpose: 'incomplete' } }, [['ww-end', '2027-05-23']]],
  ['a WW of a tractor', 'ww', { vehicle: { category: 'T1', genre: 'TRA' } }, [['ww-end', '2027-05-23']]],
  [
    'a WW whose quitus has still to be requested',
    'ww',
    { fiscal: { requestedOn: null } },
    [
      ['quitus-due', '2026-11-24'],
      ['ww-end', '2027-03-23'],
    ],
  ],
  ['an enrolment', 'inscription-premiere', {}, [['ephoto-end', '2027-05-10']]],
  [
    'a lorry enrolment',
    'inscription-ajout-categorie',
    { documents: [{ kind: 'avis-medical', issuedOn: '2026-10-20' }] },
    [
      ['ephoto-end', '2027-05-10'],
      ['medical-end', '2028-10-20'],
    ],
  ],
  [
    'a title',
    'titre-reussite-examen',
    {},
    [
      ['cepc-end', '2027-03-12'],
      ['ephoto-end', '2027-05-13'],
    ],
  ],
  ['a transfer', 'transfert', {}, []],
  [
    'an e-photo taken the day before',
    'inscription-premiere',
    { ePhoto: { takenOn: '2026-11-22' } },
    [
      ['ephoto-known', '2026-11-25'],
      ['ephoto-end', '2027-05-22'],
    ],
  ],
  [
    'proofs of address, by the oldest one whose age counts',
    'transfert',
    {
      documents: [
        { kind: 'domicile-hebergeant', variant: 'facture-eau', issuedOn: '2026-10-31' },
        { kind: 'domicile', variant: 'facture-energie', issuedOn: '2026-08-31' },
        { kind: 'domicile', variant: 'avis-imposition', issuedOn: '2025-09-01' },
      ],
    },
    [['proof-of-address-end', '2027-02-28']],
  ],
]

test.each(counted)('counts the legal days of %s, the nearest first', (_says, procedure, change, expected) => {
  const found = days(procedure, change)

  expect(found).toEqual(expected)
})

test('a WW of 2025 ends after two months', () => {
  const found = days('ww', {}, { on: '2025-12-31' })

  expect(found).toEqual([['ww-end', '2026-02-28']])
})

test('a WW of which only the end can be supposed is in no hurry', () => {
  const { deadlines } = judged('ww', { documents: null })

  expect(deadlines.map(({ code }) => code)).toEqual(['ww-end'])
  expect(nearestDeadline(deadlines)).toBeNull()
})

test('an e-photo that is not known yet hurries nothing', () => {
  const { deadlines } = judged('inscription-premiere', { documents: null, ePhoto: { takenOn: '2026-11-22' } })

  expect(nearestDeadline(deadlines)).toBe('2027-05-22')
})

test('the nearest legal day is the earliest one, and none when there is none', () => {
  const { deadlines } = judged('import-vo', { documents: null })

  expect(nearestDeadline(deadlines.toReversed())).toBe('2026-12-09')
  expect(nearestDeadline([])).toBeNull()
})
