import { expect, test } from 'vitest'
import { documentKinds } from '../../../server/domain/documentKinds.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { judged } from '../judge/judged.ts'
import { papersOf } from '../judge/papers.ts'
import { driverRows } from './driverTableRows.ts'
import { missingPapers } from './vehicleMissingPapers.ts'
import { columns } from './vehicleTableRows.ts'

/** The rows « one of several » of the document kinds: each paper answers in place of the usual one. */

interface Alternative {
  kind: string
  procedure: Procedure
  change?: JsonObject
  /** The usual paper, which it stands in for. */
  insteadOf: string
  /** Of which it is one whole alternative, with these beside it. */
  papers: JsonObject[]
  code: string
}

const tooMany = { kind: 'organisation', name: 'TEST', siret: '99930001500016', drivingLicence: null } as const
const third: JsonObject = {
  origin: { country: 'CHE', regime: 'third-country' },
  fiscal: { kind: 'certificat-846a' },
}
const conformity = (kind: string, variant?: string): Alternative => ({
  kind,
  procedure: 'import-vn',
  insteadOf: 'certificat-conformite',
  papers: [{ kind, ...(variant === undefined ? {} : { variant }) }],
  code: 'conformity-paper-required',
})
const ofCompany = (kind: string, legalForm: string, insteadOf: string, code: string): Alternative => ({
  kind,
  procedure: 'changement-titulaire',
  change: { holder: { ...tooMany, legalForm } },
  insteadOf,
  papers: [{ kind }],
  code,
})

const alternatives: Alternative[] = [
  {
    kind: 'domicile-hebergeant',
    procedure: 'vn',
    insteadOf: 'domicile',
    papers: [
      { kind: 'attestation-hebergement', issuedOn: '2026-11-15' },
      { kind: 'identite-hebergeant' },
      { kind: 'domicile-hebergeant', variant: 'avis-imposition' },
    ],
    code: 'proof-of-address-required',
  },
  {
    kind: 'attestation-domiciliation',
    procedure: 'vn',
    insteadOf: 'domicile',
    papers: [{ kind: 'attestation-domiciliation' }],
    code: 'proof-of-address-required',
  },
  conformity('attestation-identification'),
  conformity('rapport-reception', 'rti'),
  conformity('certificat-reconnaissance'),
  {
    kind: 'dispense-quitus',
    procedure: 'import-vo',
    insteadOf: 'quitus-fiscal',
    papers: [{ kind: 'dispense-quitus' }],
    code: 'quitus-required',
  },
  ...['certificat-846a', 'note-exoneration-fiscale', 'visa-fiscal'].map((kind) => ({
    kind,
    procedure: 'import-vn' as const,
    change: third,
    insteadOf: 'quitus-fiscal',
    papers: [{ kind }],
    code: 'customs-certificate-required',
  })),
  {
    kind: 'declaration-cession',
    procedure: 'changement-titulaire',
    insteadOf: 'facture',
    papers: [{ kind: 'declaration-cession', issuedOn: '2026-11-18' }],
    code: 'proof-of-sale-required',
  },
  {
    kind: 'acte-etat-civil',
    procedure: 'changement-titulaire',
    change: { sale: { kind: 'inheritance', sellerKind: 'private', daReceipt: null } },
    insteadOf: 'facture',
    papers: [{ kind: 'acte-etat-civil' }],
    code: 'inheritance-paper-required',
  },
  ofCompany('extrait-kbis', 'company', 'identite', 'kbis-required'),
  ofCompany('avis-insee', 'sole-trader', 'identite', 'insee-notice-required'),
  ofCompany('avis-insee', 'public-body', 'identite', 'insee-notice-required'),
  ofCompany('statuts', 'association', 'identite', 'association-papers-required'),
  ofCompany('recepisse-association', 'association', 'identite', 'association-papers-required'),
  ofCompany('pv-nomination', 'works-council', 'identite', 'appointment-minutes-required'),
  ofCompany('pv-nomination', 'co-ownership', 'identite', 'appointment-minutes-required'),
]

const codesOf = (procedure: Procedure, change: JsonObject, documents: JsonObject[]): string[] =>
  judged(procedure, { ...change, documents }).findings.map(({ code }) => code)

test.each(alternatives)(
  '$kind answers $code of $procedure in place of $insteadOf',
  ({ procedure, change = {}, insteadOf, papers, code }) => {
    const without = papersOf(procedure, { [insteadOf]: null })

    expect(codesOf(procedure, change, without)).toContain(code)
    expect(codesOf(procedure, change, [...without, ...papers])).not.toContain(code)
  },
)

const optional: [kind: string, procedure: Procedure][] = [
  ['attestation-assurance', 'vn'],
  ['attestation-recensement', 'inscription-premiere'],
]

test.each(optional)('%s is told for information: nobody asks for it, nobody minds it', (kind, procedure) => {
  const bare = judged(procedure).findings
  const declared = judged(procedure, { documents: papersOf(procedure, {}, [{ kind }]) }).findings

  expect(declared).toEqual(bare)
})

test('every kind of paper stands in a table of cases by name', () => {
  const drivers = driverRows.flatMap(({ answer }) => answer.map(({ kind }) => kind))
  const vehicles = [
    ...Object.values(columns).flatMap((kinds) => kinds.flatMap((kind) => kind.split(/[+:]/))),
    ...missingPapers.map(({ without }) => without),
    ...alternatives.map(({ kind }) => kind),
    ...alternatives.flatMap(({ papers }) => papers.map(({ kind }) => kind)),
  ]
  const others = optional.map(([kind]) => kind)
  const isIn = (kind: string, family: 'vehicles' | 'drivers'): boolean =>
    others.includes(kind) || (family === 'drivers' ? drivers : vehicles).includes(kind)

  const untried = documentKinds.flatMap((one) =>
    one.for.filter((family) => !isIn(one.kind, family)).map((family) => `${one.kind} of ${family}`),
  )
  expect(untried).toEqual([])
})
