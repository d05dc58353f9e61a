import type { JsonObject } from '../../../server/domain/item.ts'
import { papersOf } from '../judge/papers.ts'
import type { Twin } from './twins.ts'

const title = 'titre-reussite-examen'
const candidate = (change: JsonObject, near: JsonObject): Pick<Twin, 'procedure' | 'change' | 'near'> => ({
  procedure: title,
  change: { candidate: change },
  near: { candidate: near },
})
const vehicle = (change: JsonObject, near: JsonObject): Pick<Twin, 'procedure' | 'change' | 'near'> => ({
  procedure: 'changement-titulaire',
  change: { vehicle: change },
  near: { vehicle: near },
})
const company = (change: JsonObject, near: JsonObject): Pick<Twin, 'procedure' | 'change' | 'near'> => ({
  procedure: 'modification-technique',
  change: { holder: change },
  near: { holder: near },
})

/** Faults of form that a request can have; those of bytes and lines are the scanner's (elsewhere.ts). */
export const formTwins: Twin[] = [
  { code: 'field-type', ...vehicle({ mileage: '61200' }, { mileage: 61_200 }) },
  {
    code: 'field-format',
    procedure: 'vn',
    change: { sale: { date: '17/11/2026' } },
    near: { sale: { date: '2026-11-17' } },
  },
  {
    code: 'field-length',
    procedure: 'vn',
    change: { reference: 'R'.repeat(65) },
    near: { reference: 'R'.repeat(64) },
  },
]

export const numberTwins: Twin[] = [
  { code: 'vin-format', ...vehicle({ vin: 'VF1TEST00000024-1' }, { vin: 'VF1 TEST 0000002401' }) },
  {
    code: 'vin-length',
    ...vehicle(
      { vin: 'VF1TEST000000240' },
      {
        vin: 'TEST2401',
        plate: '123 ABC 75',
        formulaNumber: null,
        titleDate: '1990-05-02',
        firstRegistrationDate: '1975-05-02',
        mentions: ['collection'],
      },
    ),
  },
  { code: 'plate-format', ...vehicle({ plate: 'ZA-1234-BC' }, { plate: 'za 123 bc' }) },
  { code: 'plate-w-garage', ...vehicle({ plate: 'W-123-AB' }, { plate: 'ZW-123-AB' }) },
  { code: 'formula-format', ...vehicle({ formulaNumber: '2023T047111' }, { formulaNumber: '23TS04711' }) },
  {
    code: 'cnit-format',
    procedure: 'vn',
    change: { vehicle: { cnit: 'M10RENVP00021' } },
    near: { vehicle: { cnit: 'M10RENVP0002' } },
  },
  {
    code: 'type-approval-unusual',
    procedure: 'vn',
    change: { vehicle: { typeApproval: '2018/858*00021', receptionType: null } },
    near: { vehicle: { typeApproval: 'P-2440.06.00', receptionType: null } },
  },
  {
    code: 'cession-code-unusual',
    procedure: 'changement-titulaire',
    change: { sale: { cessionCode: 'A1B2' } },
    near: { sale: { cessionCode: 'A1B2C' } },
  },
  { code: 'siren-format', ...company({ siren: '99940002' }, { siren: '999 400 021' }) },
  {
    code: 'siren-luhn',
    ...company({ siren: '999400020', siret: null }, { siren: '999400021', siret: null }),
  },
  { code: 'siret-format', ...company({ siret: '9994000210001' }, { siret: '999 400 021 00013' }) },
  {
    code: 'siret-la-poste-warn',
    ...company(
      { siren: '356000000', siret: '35600000012345' },
      { siren: '356000000', siret: '35600000049837' },
    ),
  },
  { code: 'siret-other-siren', ...company({ siren: '999300015' }, { siren: null }) },
  { code: 'rna-format', ...company({ rna: '751234567' }, { rna: 'W751234567' }) },
  { code: 'neph-format', ...candidate({ neph: '24096930' }, { neph: '24 09 69 30 45 67' }) },
  { code: 'neph-title-number', ...candidate({ neph: '24AB12345' }, { neph: '240969304567' }) },
  { code: 'neph-not-12-warn', ...candidate({ neph: '2409693045' }, { neph: '240969304567' }) },
  { code: 'neph-rounded-warn', ...candidate({ neph: '240969000000' }, { neph: '240969000001' }) },
  { code: 'neph-month-warn', ...candidate({ neph: '241369304567' }, { neph: '241269304567' }) },
  {
    code: 'agrement-format',
    procedure: 'transfert',
    change: { transfer: { fromSchool: 'E20033' } },
    near: { transfer: { fromSchool: 'E 20 033 0045 0' } },
  },
  {
    code: 'agrement-letter-warn',
    procedure: 'transfert',
    change: { transfer: { fromSchool: 'I2003300450' } },
    near: { transfer: { fromSchool: 'E2003300450' } },
  },
  {
    code: 'ephoto-length-warn',
    procedure: title,
    change: { ePhoto: { code: 'TEST22EPHOTOCODE00000' } },
    near: { ePhoto: { code: 'TEST22EPHOTOCODE000004' } },
  },
  {
    code: 'restriction-code',
    procedure: title,
    change: { training: { restrictions: ['lunettes'] } },
    near: { training: { restrictions: ['01.01'] } },
  },
]

export const personTwins: Twin[] = [
  { code: 'birth-date-invalid', ...candidate({ birthDate: '2005-02-29' }, { birthDate: '2004-02-29' }) },
  { code: 'partial-birthdate-warn', ...candidate({ birthDate: '1998-00-00' }, { birthDate: '1998-01-01' }) },
  { code: 'country-unknown', ...candidate({ nationality: 'FRR' }, { nationality: 'FRA' }) },
  {
    code: 'department-unknown',
    ...candidate({ birthPlace: { department: '96' } }, { birthPlace: { department: '69' } }),
  },
  {
    code: 'department-corsica-warn',
    ...candidate(
      { birthDate: '1975-02-03', birthPlace: { commune: 'AJACCIO', department: '20' } },
      { birthDate: '1975-02-03', birthPlace: { commune: 'AJACCIO', department: '2A' } },
    ),
  },
  {
    code: 'insee-code-format',
    ...candidate({ birthPlace: { inseeCode: '6912' } }, { birthPlace: { inseeCode: '69123' } }),
  },
  {
    code: 'postal-code-format',
    ...candidate({ address: { postalCode: '6900' } }, { address: { postalCode: '69002' } }),
  },
  {
    code: 'address-line-long-warn',
    ...candidate({ address: { line2: 'A'.repeat(39) } }, { address: { line2: 'A'.repeat(38) } }),
  },
  {
    code: 'postal-code-unknown',
    ...candidate(
      { address: { postalCode: '69999' } },
      { address: { postalCode: '69999', city: 'LYON CEDEX 20' } },
    ),
  },
  {
    code: 'city-other-postal-code',
    ...candidate(
      { address: { postalCode: '69600' } },
      { address: { postalCode: '69600', city: 'OULLINS PIERRE BENITE' } },
    ),
  },
  {
    code: 'insee-code-unknown',
    ...candidate({ address: { inseeCode: '69999' } }, { address: { inseeCode: '69123' } }),
  },
  {
    code: 'insee-code-other-commune',
    ...candidate({ birthPlace: { inseeCode: '44109' } }, { birthPlace: { inseeCode: '69382' } }),
  },
  {
    code: 'birth-commune-unknown',
    ...candidate(
      { birthPlace: { commune: 'MATERNITE DE LA CROIX-ROUSSE' } },
      { birthPlace: { commune: 'LYON 4EME' } },
    ),
  },
  {
    code: 'birth-department-other',
    ...candidate({ birthPlace: { department: '44' } }, { birthPlace: { department: '69' } }),
  },
  {
    code: 'birth-department-abroad',
    ...candidate(
      { birthPlace: { commune: 'BRUXELLES', country: 'BEL', department: '75' } },
      { birthPlace: { commune: 'BRUXELLES', country: 'BEL', department: '99' } },
    ),
  },
  { code: 'email-format', ...candidate({ email: 'ines@example' }, { email: 'ines@example.org' }) },
  {
    code: 'email-likely-refused',
    ...candidate({ email: 'ines+permis@example.org' }, { email: 'ines-permis@example.org' }),
  },
  {
    code: 'email-domain-typo',
    ...candidate({ email: 'ines.fontainetest@gmial.com' }, { email: 'ines.fontainetest@example.com' }),
  },
  { code: 'phone-format', ...candidate({ phone: '06399803' }, { phone: '06 39 98 03 11' }) },
  { code: 'phone-not-mobile-warn', ...candidate({ phone: '0139980311' }, { phone: '0739980311' }) },
  {
    code: 'name-characters',
    ...candidate({ birthName: 'FONTAINE (TEST)' }, { birthName: 'D’FONTAINE-TEST' }),
  },
  { code: 'name-civility', ...candidate({ birthName: 'MME FONTAINETEST' }, { birthName: 'MMETEST' }) },
]

const paper = (procedure: Twin['procedure'], kind: string, change: JsonObject): JsonObject => ({
  documents: papersOf(procedure, { [kind]: change }),
})

export const paperNameTwins: Twin[] = [
  {
    code: 'document-kind-elsewhere',
    procedure: title,
    change: { documents: papersOf(title, {}, [{ kind: 'controle-technique' }]) },
    near: { documents: papersOf(title, {}, [{ kind: 'attestation-recensement' }]) },
  },
  {
    code: 'document-variant-unknown',
    procedure: 'vn',
    change: paper('vn', 'demande-immatriculation', { variant: '13748' }),
    near: paper('vn', 'demande-immatriculation', { variant: '13749' }),
  },
]
