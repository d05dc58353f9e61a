import { expect, test } from 'vitest'
import type { Severity } from '../../../server/domain/finding.ts'
import type { JsonObject, Procedure } from '../../../server/domain/item.ts'
import { judged } from '../judge/judged.ts'
import { cepc, home, identity, licence, medical, ofMinor } from './declared.ts'

interface PaperCase {
  says: string
  procedure: Procedure
  change?: JsonObject
  /** Stands first in the list of papers, before those that the item needs. */
  paper: JsonObject
  on?: string
}

interface FaultyPaper extends PaperCase {
  code: string
  severity: Severity
  at: 'issuedOn' | 'expiresOn' | 'variant' | 'kind'
}

const rest: JsonObject[] = [identity, home, licence, medical, cepc, { kind: 'assr2' }]
const title = 'titre-reussite-examen' as const

const faulty: FaultyPaper[] = [
  {
    says: 'a bill of six months and a day',
    procedure: title,
    paper: { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-05-22' },
    code: 'proof-of-address-too-old',
    severity: 'error',
    at: 'issuedOn',
  },
  {
    says: 'a host’s rent receipt of last year',
    procedure: title,
    paper: { kind: 'domicile-hebergeant', variant: 'quittance-loyer', issuedOn: '2025-11-01' },
    code: 'proof-of-address-too-old',
    severity: 'error',
    at: 'issuedOn',
  },
  {
    says: 'a bill without a date',
    procedure: title,
    paper: { kind: 'domicile', variant: 'facture-energie' },
    code: 'document-date-missing',
    severity: 'warning',
    at: 'issuedOn',
  },
  {
    says: 'a bill of tomorrow',
    procedure: title,
    paper: { kind: 'domicile', variant: 'facture-energie', issuedOn: '2026-11-24' },
    code: 'date-in-future',
    severity: 'error',
    at: 'issuedOn',
  },
  {
    says: 'a driving licence that has run out',
    procedure: 'inscription-ajout-categorie',
    paper: { kind: 'permis-actuel', expiresOn: '2026-11-22' },
    code: 'document-expired',
    severity: 'warning',
    at: 'expiresOn',
  },
  {
    says: 'an identity card expired yesterday',
    procedure: title,
    paper: { kind: 'identite', variant: 'cni', expiresOn: '2026-11-22' },
    code: 'id-expired-warn',
    severity: 'warning',
    at: 'expiresOn',
  },
  {
    says: 'an identity card on the last day of its five years',
    procedure: title,
    paper: { kind: 'identite', variant: 'cni', expiresOn: '2021-11-23' },
    code: 'id-expired-warn',
    severity: 'warning',
    at: 'expiresOn',
  },
  {
    says: 'an identity card beyond its five years',
    procedure: title,
    paper: { kind: 'identite', variant: 'cni', expiresOn: '2021-11-22' },
    code: 'id-expired-too-long',
    severity: 'error',
    at: 'expiresOn',
  },
  {
    says: 'a passport that is not biometric, beyond two years',
    procedure: title,
    paper: { kind: 'identite', variant: 'passeport', expiresOn: '2024-11-22' },
    code: 'id-expired-too-long',
    severity: 'error',
    at: 'expiresOn',
  },
  {
    says: 'a biometric passport expired for three years',
    procedure: title,
    paper: { kind: 'identite', variant: 'passeport-biometrique', expiresOn: '2023-11-23' },
    code: 'id-expired-warn',
    severity: 'warning',
    at: 'expiresOn',
  },
  {
    says: 'a residence permit expired yesterday',
    procedure: title,
    paper: { kind: 'identite', variant: 'titre-sejour', expiresOn: '2026-11-22' },
    code: 'id-expired-too-long',
    severity: 'error',
    at: 'expiresOn',
  },
  {
    says: 'the card of a host expired for six years',
    procedure: title,
    paper: { kind: 'identite-hebergeant', variant: 'cni', expiresOn: '2020-11-22' },
    code: 'id-expired-too-long',
    severity: 'error',
    at: 'expiresOn',
  },
  {
    says: 'a medical opinion of two years and a day',
    procedure: 'inscription-ajout-categorie',
    paper: { kind: 'avis-medical', issuedOn: '2024-11-22' },
    code: 'medical-expired',
    severity: 'error',
    at: 'issuedOn',
  },
  {
    says: 'a medical opinion on the old form',
    procedure: 'inscription-ajout-categorie',
    paper: { kind: 'avis-medical', variant: '14880*01', issuedOn: '2026-10-20' },
    code: 'medical-form-outdated',
    severity: 'error',
    at: 'variant',
  },
  {
    says: 'a sworn declaration in place of the ASSR for a moped',
    procedure: 'titre-attestation-formation',
    change: { training: { category: 'AM' } },
    paper: { kind: 'assr1', variant: 'declaration-sur-honneur' },
    code: 'assr-declaration-not-allowed-for-am',
    severity: 'error',
    at: 'variant',
  },
  {
    says: 'a JDC of a pupil of sixteen',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2010-10-01' } },
    paper: { kind: 'jdc' },
    code: 'jdc-not-needed',
    severity: 'info',
    at: 'kind',
  },
  {
    says: 'a paper of vehicles beside an enrolment',
    procedure: title,
    paper: { kind: 'controle-technique' },
    code: 'document-kind-elsewhere',
    severity: 'warning',
    at: 'kind',
  },
  {
    says: 'a paper that nobody knows',
    procedure: title,
    paper: { kind: 'carte-de-fidelite' },
    code: 'document-kind-unknown',
    severity: 'error',
    at: 'kind',
  },
]

const ofPaper = ({ procedure, change = {}, paper, on }: PaperCase) =>
  judged(procedure, { ...change, documents: [paper, ...rest, ...ofMinor] }, { on }).findings.filter(
    ({ pointer }) => pointer.startsWith('/documents/0'),
  )

test.each(faulty)('finds $code in $says', ({ code, severity, at, ...paper }) => {
  const found = ofPaper(paper)

  expect(found.map((finding) => `${finding.severity} ${finding.code} ${finding.pointer}`)).toEqual([
    `${severity} ${code} /documents/0/${at}`,
  ])
  expect(found.every(({ fr, en, remedy }) => !/[{}]/.test(fr + en + remedy.fr + remedy.en))).toBe(true)
})

const sound: PaperCase[] = [
  {
    says: 'a bill on the last day of its six months',
    procedure: title,
    paper: { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-05-23' },
  },
  {
    says: 'a tax notice of three years, and one without date',
    procedure: title,
    paper: { kind: 'domicile', variant: 'avis-imposition', issuedOn: '2023-09-01' },
  },
  {
    says: 'a title deed without date',
    procedure: title,
    paper: { kind: 'domicile', variant: 'titre-propriete' },
  },
  {
    says: 'an identity card that expires today',
    procedure: title,
    paper: { kind: 'identite', variant: 'cni', expiresOn: '2026-11-23' },
  },
  {
    says: 'a medical opinion on the last day of its two years',
    procedure: 'inscription-ajout-categorie',
    paper: { kind: 'avis-medical', variant: '14880*02', issuedOn: '2024-11-23' },
  },
  {
    says: 'a sworn declaration for the car licence',
    procedure: title,
    paper: { kind: 'assr2', variant: 'declaration-sur-honneur' },
  },
  {
    says: 'a JDC of somebody whose age is not sure',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2009-00-00' } },
    paper: { kind: 'jdc' },
  },
  { says: 'the same kind twice', procedure: title, paper: identity },
]

test.each(sound)('finds nothing in $says', (paper) => {
  expect(ofPaper(paper)).toEqual([])
})

test('judges the age of a paper by the day of judging: what served yesterday may be too old today', () => {
  const paper = { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-05-23' }
  const bill: PaperCase = { says: '', procedure: title, paper }

  expect(ofPaper({ ...bill, on: '2026-11-23' })).toEqual([])
  expect(ofPaper({ ...bill, on: '2026-11-24' }).map(({ code }) => code)).toEqual(['proof-of-address-too-old'])
})

test('tells days to people as they write them', () => {
  const [found] = ofPaper({
    says: '',
    procedure: title,
    paper: { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-02-03' },
  })

  expect(found?.fr).toContain('03/02/2026')
  expect(found?.fr).toContain('6 mois')
})

test('an identity card does not expire before it was issued', () => {
  const found = ofPaper({
    says: '',
    procedure: title,
    paper: { kind: 'identite', variant: 'cni', issuedOn: '2026-01-01', expiresOn: '2025-12-31' },
  })

  expect(found.map(({ code }) => code)).toContain('dates-out-of-order')
})
