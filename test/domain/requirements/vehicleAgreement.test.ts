import { describe, expect, test } from 'vitest'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import type { Severity } from '../../../server/domain/finding.ts'
import { vehiclePaperAges } from '../../../server/domain/requirements/vehiclePaperAges.ts'
import { vehiclePaperRules } from '../../../server/domain/requirements/vehiclePapersRules.ts'
import { codes, judged } from '../judge/judged.ts'
import { papersOf } from '../judge/papers.ts'

/** Papers that do not agree with the item, or are too old. */

interface Disagreement {
  says: string
  code: string
  procedure: Procedure
  change: JsonObject
  pointer: string
  severity?: Severity
  on?: string
}

const kind = (procedure: Procedure, name: string): number =>
  papersOf(procedure).findIndex((paper) => paper.kind === name)
const secondReceipt: JsonObject = { kind: 'recepisse-declaration-achat' }

const disagreements: Disagreement[] = [
  {
    says: 'the form of new vehicles for a used one',
    code: 'request-form-of-new-vehicle',
    procedure: 'changement-titulaire',
    change: {
      documents: papersOf('changement-titulaire', { 'demande-immatriculation': { variant: '13749' } }),
    },
    pointer: '/documents/0/variant',
  },
  {
    says: 'a declaration of sale signed two days after the sale',
    code: 'document-after-sale',
    procedure: 'declaration-achat',
    change: {
      documents: papersOf('declaration-achat', { 'declaration-cession': { issuedOn: '2026-11-22' } }),
    },
    pointer: `/documents/${kind('declaration-achat', 'declaration-cession')}/issuedOn`,
  },
  {
    says: 'a certificate of situation of sixteen days at the sale',
    code: 'situation-certificate-too-old',
    procedure: 'declaration-achat',
    change: {
      documents: papersOf('declaration-achat', {
        'certificat-situation-administrative': { issuedOn: '2026-11-04' },
      }),
    },
    pointer: `/documents/${kind('declaration-achat', 'certificat-situation-administrative')}/issuedOn`,
  },
  {
    says: 'a report of last year, where the item tells no inspection',
    code: 'inspection-report-too-old',
    procedure: 'changement-titulaire',
    change: {
      vehicle: { firstRegistrationDate: '2019-01-01' },
      documents: papersOf('changement-titulaire', {}, [
        { kind: 'controle-technique', issuedOn: '2025-11-20' },
      ]),
    },
    pointer: `/documents/${papersOf('changement-titulaire').length}/issuedOn`,
  },
  {
    says: 'a mandate of another day than the item tells',
    code: 'document-date-differs',
    procedure: 'vn',
    change: { documents: papersOf('vn', { mandat: { issuedOn: '2026-11-18' } }) },
    pointer: `/documents/${kind('vn', 'mandat')}/issuedOn`,
  },
  {
    says: 'an approval report where a certificate of conformity is announced',
    code: 'conformity-paper-differs',
    procedure: 'import-vn',
    change: {
      documents: papersOf('import-vn', { 'certificat-conformite': null }, [
        { kind: 'rapport-reception', variant: 'rti' },
      ]),
    },
    pointer: `/documents/${papersOf('import-vn').length - 1}/kind`,
  },
  {
    says: 'a paper certificate where an electronic one is announced',
    code: 'conformity-paper-differs',
    procedure: 'import-vn',
    change: { conformity: { kind: 'e-coc' } },
    pointer: `/documents/${kind('import-vn', 'certificat-conformite')}/kind`,
  },
  {
    says: 'an electronic certificate the day before there were any',
    code: 'electronic-conformity-too-early',
    procedure: 'import-vn',
    change: {
      conformity: { kind: 'e-coc' },
      documents: papersOf('import-vn', { 'certificat-conformite': { variant: 'ivi-xml' } }),
    },
    pointer: `/documents/${kind('import-vn', 'certificat-conformite')}/variant`,
    on: '2026-07-04',
  },
  {
    says: 'a quitus for a car from Switzerland',
    code: 'fiscal-paper-of-other-regime',
    procedure: 'import-vn',
    change: { origin: { country: 'CHE', regime: 'third-country' }, fiscal: { kind: 'certificat-846a' } },
    pointer: `/documents/${kind('import-vn', 'quitus-fiscal')}/kind`,
  },
  {
    says: 'one receipt for a chain of two traders',
    code: 'purchase-receipts-incomplete',
    procedure: 'changement-titulaire',
    change: { sale: { earlierDaReceipts: ['DA-TEST-1'] } },
    pointer: '/documents',
  },
  {
    says: 'a paper of a lessee where nobody leases',
    code: 'document-of-nobody',
    procedure: 'vn',
    change: { documents: papersOf('vn', {}, [{ kind: 'permis-actuel', of: 'lessee' }]) },
    pointer: `/documents/${papersOf('vn').length}/of`,
  },
  {
    says: 'an extrait Kbis of two years and a day',
    code: 'kbis-too-old',
    procedure: 'modification-technique',
    change: { documents: papersOf('modification-technique', { 'extrait-kbis': { issuedOn: '2024-11-22' } }) },
    pointer: `/documents/${kind('modification-technique', 'extrait-kbis')}/issuedOn`,
    severity: 'error',
  },
  {
    says: 'an extrait Kbis of a year and a day, for a purchase declared on paper',
    code: 'paper-purchase-kbis-too-old',
    procedure: 'declaration-achat',
    change: {
      channel: 'ants',
      documents: papersOf('declaration-achat', {}, [{ kind: 'extrait-kbis', issuedOn: '2025-11-22' }]),
    },
    pointer: `/documents/${papersOf('declaration-achat').length}/issuedOn`,
  },
]

describe.each(disagreements)('$says', ({ code, procedure, change, pointer, severity = 'warning', on }) => {
  test(`is told by ${code} at ${pointer}`, () => {
    const { findings } = judged(procedure, change, on === undefined ? {} : { on })

    expect(findings).toContainEqual(expect.objectContaining({ code, pointer, severity }))
  })

  test(`without it the example raises no ${code}`, () => {
    expect(codes(judged(procedure))).not.toContain(code)
  })
})

test('every rule on the agreement and the age of vehicle papers has a case above', () => {
  const told = new Set(disagreements.map(({ code }) => code))
  const known = [...vehiclePaperRules, ...vehiclePaperAges].map(({ entry }) => entry.code)

  expect(known.filter((code) => !told.has(code))).toEqual([])
})

const agreeing: [says: string, procedure: Procedure, change: JsonObject, code: string][] = [
  [
    'two receipts for two traders',
    'changement-titulaire',
    {
      sale: { earlierDaReceipts: ['DA-TEST-1'] },
      documents: papersOf('changement-titulaire', {}, [secondReceipt]),
    },
    'purchase-receipts-incomplete',
  ],
  [
    'a certificate of situation of fifteen days',
    'declaration-achat',
    {
      documents: papersOf('declaration-achat', {
        'certificat-situation-administrative': { issuedOn: '2026-11-05' },
      }),
    },
    'situation-certificate-too-old',
  ],
  [
    'an extrait Kbis of exactly two years',
    'modification-technique',
    { documents: papersOf('modification-technique', { 'extrait-kbis': { issuedOn: '2024-11-23' } }) },
    'kbis-too-old',
  ],
  [
    'an electronic certificate today',
    'import-vn',
    {
      conformity: { kind: 'e-coc' },
      documents: papersOf('import-vn', { 'certificat-conformite': { variant: 'ivi-xml' } }),
    },
    'electronic-conformity-too-early',
  ],
  [
    'an approval report of the announced kind',
    'import-vn',
    {
      conformity: { kind: 'ri' },
      documents: papersOf('import-vn', { 'certificat-conformite': null }, [
        { kind: 'rapport-reception', variant: 'ri' },
      ]),
    },
    'conformity-paper-differs',
  ],
  [
    'an old Kbis beside a purchase declared to the SIV',
    'declaration-achat',
    { documents: papersOf('declaration-achat', {}, [{ kind: 'extrait-kbis', issuedOn: '2020-01-01' }]) },
    'paper-purchase-kbis-too-old',
  ],
]

test.each(agreeing)('%s (%s) is no disagreement', (_says, procedure, change, code) => {
  expect(codes(judged(procedure, change))).not.toContain(code)
})
