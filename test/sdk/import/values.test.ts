import { expect, test } from 'vitest'
import { cell, importTable } from './tables.ts'

type Json = unknown

function at(item: Record<string, Json> | null, pointer: string): Json {
  return pointer
    .slice(1)
    .split('/')
    .reduce<Json>((value, name) => (value as Record<string, Json> | undefined)?.[name], item)
}

test.each<[title: string, text: string, pointer: string, value: Json]>([
  ['Date de vente', '23/11/2026', '/sale/date', '2026-11-23'],
  ['Date de vente', '3-1-2026', '/sale/date', '2026-01-03'],
  ['Date de vente', '2026-11-23', '/sale/date', '2026-11-23'],
  ['Date de vente', '23.11.2026', '/sale/date', '2026-11-23'],
  ['Date de vente', '23112026', '/sale/date', '2026-11-23'],
  ['Date de vente', '23 novembre 2026', '/sale/date', '2026-11-23'],
  ['Date de vente', '23/11/2026 15:20', '/sale/time', '15:20'],
  ['Date de vente', '00/00/0000', '/sale', undefined],
  ['Heure de vente', '9h05', '/sale/time', '09:05'],
  ['Heure de vente', '15:20:00', '/sale/time', '15:20'],
  ['Titulaire né(e) le', '00/00/1998', '/holder/birthDate', '1998-00-00'],
  ['Titulaire né(e) le', '00/05/1998', '/holder/birthDate', '1998-05-00'],
  ['Puissance kW', '66,5', '/vehicle/power', 66.5],
  ['Puissance kW', '66,5 kW', '/vehicle/power', 66.5],
  ['PTAC', '1 945 kg', '/vehicle/massMax', 1945],
  ['Kilométrage', '61\u202f200', '/vehicle/mileage', 61200],
  ['CO2', '128 g/km', '/vehicle/co2', 128],
  ['Énergie', 'Gazole', '/vehicle/energy', 'GO'],
  ['P.3', 'es', '/vehicle/energy', 'ES'],
  ['Énergie', 'Hybride rechargeable essence', '/vehicle/energy', 'EE'],
  ['Titulaire civilité', 'Mlle', '/holder/sex', 'F'],
  ['Titulaire civilité', 'M.', '/holder/sex', 'M'],
  ['Titulaire pays de naissance', "Côte d'Ivoire", '/holder/birthPlace/country', 'CIV'],
  ['Titulaire pays de naissance', 'DE', '/holder/birthPlace/country', 'DEU'],
  ['Titulaire pays de naissance', 'ETATS UNIS', '/holder/birthPlace/country', 'USA'],
  ['Titulaire lieu de naissance', 'RENNES (35)', '/holder/birthPlace/department', '35'],
  ['Titulaire CP', '35000 RENNES', '/holder/address/city', 'RENNES'],
  ['Titulaire prénoms', 'Salomé, Thi Mai', '/holder/firstNames', ['Salomé', 'Thi Mai']],
  ['Titulaire permis détenus', 'A2/B', '/holder/licenceCategories', ['A2', 'B']],
  ['Titulaire permis de conduire', 'X', '/holder/drivingLicence', true],
  ['Titulaire permis de conduire', 'Non', '/holder/drivingLicence', false],
  ['Titulaire raison sociale', 'GARAGE DU TEST', '/holder/kind', 'organisation'],
  ['Vendeur', 'GARAGE DU TEST SARL', '/seller/name', 'GARAGE DU TEST SARL'],
  ['Mention', 'Véhicule école', '/vehicle/mentions', [{ code: 'vehicule-ecole' }]],
  ['Cotitulaire 2 nom', 'DURAND', '/coHolders', [{ kind: 'person', birthName: 'DURAND' }]],
])('under « %s », « %s » gives %s', async (title, text, pointer, value) => {
  const { item, codes } = await cell(title, text)

  expect(codes).toEqual([])
  expect(at(item, pointer)).toEqual(value)
})

const school = { procedure: 'inscription-premiere' }

test.each<[title: string, text: string, pointer: string, value: Json]>([
  ['Permis', 'Permis B', '/training', { category: 'B' }],
  ['Permis', 'B AAC', '/training', { category: 'B', mode: 'aac' }],
  ['Catégorie', 'BVA', '/training', { category: 'B', gearbox: 'automatic' }],
  ['Formation', 'B78', '/training', { category: 'B', gearbox: 'automatic' }],
  ['Formation', 'Conduite accompagnée', '/training', { category: 'B', mode: 'aac' }],
  ['Formation', 'AM cyclomoteur', '/training', { category: 'AM', option: 'moped' }],
  ['Filière', 'Conduite supervisée', '/training/mode', 'supervised'],
  ['Nationalité', 'Française', '/candidate/nationality', 'FRA'],
  ['Nationalité', 'FR', '/candidate/nationality', 'FRA'],
  ['NEPH', '010692106990', '/candidate/neph', '010692106990'],
  ['N° dossier', '240531900158', '/candidate/neph', '240531900158'],
  ['Date permis B', '13/05/2024', '/candidate/licenceDates', { B: '2024-05-13' }],
  [
    'Père',
    'M. MORVAN Yann',
    '/guardian',
    { kind: 'person', role: 'father', sex: 'M', birthName: 'MORVAN', firstNames: ['Yann'] },
  ],
  ['Nom', 'Mme LE BIHAN', '/candidate/sex', 'F'],
  ['Justif. domicile', 'Facture EDF', '/documents/0', { kind: 'domicile', variant: 'facture-energie' }],
  ["Pièce d'identité", 'Titre de séjour', '/documents/0', { kind: 'identite', variant: 'titre-sejour' }],
  ['JDC', 'à fournir', '/documents', undefined],
])('of a school: under « %s », « %s » gives %s', async (title, text, pointer, value) => {
  const { item, codes } = await cell(title, text, school)

  expect(codes).toEqual([])
  expect(at(item, pointer)).toEqual(value)
})

test.each<[title: string, text: string, code: string, pointer: string]>([
  ['NEPH', '1,01E+11', 'neph-mangled-by-spreadsheet', '/candidate/neph'],
  ['NEPH', '2.40532E+11', 'neph-mangled-by-spreadsheet', '/candidate/neph'],
  ['NEPH', '10692106990', 'neph-mangled-by-spreadsheet', '/candidate/neph'],
  ['Portable', '3,364E+10', 'phone-mangled-by-spreadsheet', '/candidate/phone'],
  ['Code e-photo', '1,2E+21', 'identifier-mangled-by-spreadsheet', '/ePhoto/code'],
  ['Date de naissance', '07/08/11', 'birth-year-two-digits', '/candidate/birthDate'],
  ['Date de naissance', '31/02/2001', 'date-not-understood', '/candidate/birthDate'],
  ['Date de naissance', '40123', 'date-not-understood', '/candidate/birthDate'],
  ['Nationalité', 'Belgik', 'country-not-understood', '/candidate/nationality'],
  ['Permis', 'B et C', 'word-not-understood', '/training/category'],
  ['Adresse', '#REF!', 'cell-in-error', '/candidate/address/line1'],
  ['Élève', 'Jean Dupont', 'name-not-split', '/candidate'],
  ['Élève', 'M. et Mme DUPONT Jean', 'name-not-split', '/candidate'],
  ['Civilité', 'Dr', 'sex-not-understood', '/candidate/sex'],
  ['JDC', '31/02/2026', 'date-not-understood', '/documents/jdc'],
  ['Justif. domicile', 'voir avec la mère', 'paper-not-understood', '/documents/domicile'],
])('under « %s », « %s » is refused as %s', async (title, text, code, pointer) => {
  const { item, findings } = await cell(title, text, school)

  expect(item).toBeNull()
  expect(findings).toMatchObject([
    { code, pointer, row: 2, column: title, severity: 'error', actor: 'school' },
  ])
})

test.each<[title: string, text: string, code: string]>([
  ['SIRET titulaire', '9,9960E+13', 'siret-mangled-by-spreadsheet'],
  ['SIRET titulaire', '5690048900010', 'siret-mangled-by-spreadsheet'],
  ['SIREN titulaire', '56900489', 'siren-mangled-by-spreadsheet'],
  ['VIN', '1,23E+16', 'vin-mangled-by-spreadsheet'],
  ['Énergie', 'Hybride', 'energy-ambiguous'],
  ['Énergie', 'Hybride rechargeable', 'energy-ambiguous'],
  ['Puissance kW', '150 ch', 'number-not-understood'],
  ['PTAC', '1.945', 'number-not-understood'],
  ['Heure de vente', '25h00', 'time-not-understood'],
  ['Titulaire permis de conduire', 'peut-être', 'flag-not-understood'],
  ['Qualité du vendeur', 'voisin', 'word-not-understood'],
])('of a dealer: under « %s », « %s » is refused as %s', async (title, text, code) => {
  const { item, codes } = await cell(title, text)

  expect(item).toBeNull()
  expect(codes).toEqual([code])
})

test.each<[title: string, text: string, code: string, pointer: string, value: Json]>([
  ['Portable titulaire', '639980123', 'phone-zero-restored', '/holder/phone', '0639980123'],
  ['Portable titulaire', '33639980123', 'phone-zero-restored', '/holder/phone', '+33639980123'],
  ['CP titulaire', '1000', 'postal-code-zero-restored', '/holder/address/postalCode', '01000'],
  ['Dépt naissance titulaire', '1', 'department-zero-restored', '/holder/birthPlace/department', '01'],
  ['Date de vente', '23/11/26', 'date-year-two-digits', '/sale/date', '2026-11-23'],
  [
    'Date de 1ère mise en circulation',
    '12/05/98',
    'date-year-two-digits',
    '/vehicle/firstRegistrationDate',
    '1998-05-12',
  ],
  [
    'CNI titulaire',
    '12/05/2031',
    'paper-date-ambiguous',
    '/documents',
    [{ kind: 'identite', of: 'holder', variant: 'cni' }],
  ],
])('under « %s », « %s » is taken with the warning %s', async (title, text, code, pointer, value) => {
  const { item, findings } = await cell(title, text)

  expect(findings).toMatchObject([{ code, severity: 'warning', column: title }])
  expect(at(item, pointer)).toEqual(value)
})

test('a word taken for a value is told once, with the number of its lines', async () => {
  const { file } = await importTable('Référence;Énergie\nR-1;Diesel\nR-2;Diesel\nR-3;GO\n')

  expect(file.summary().readings).toEqual([{ column: 'Énergie', from: 'Diesel', to: 'GO', rows: 2 }])
})

test('what completes an item is told: a reference from file and line, France from a postal code', async () => {
  const { file, items } = await importTable('VIN;CP titulaire\nV1;35000\n', {
    fileName: 'C:\\Été 2026\\vos ventes.csv',
  })

  expect(items[0]).toMatchObject({ reference: 'vos-ventes-2', holder: { address: { country: 'FRA' } } })
  expect(file.summary().defaults).toEqual([
    { pointer: '/reference', rows: 1 },
    { pointer: '/holder/address/country', rows: 1 },
  ])
})

test('two columns that contradict each other are told, two that agree are not', async () => {
  const { rows } = await importTable(
    'Référence;Permis demandé;Boîte\nR-1;BVA;manuelle\nR-2;BVA;automatique\n',
    school,
  )

  expect(rows.map(({ findings }) => findings.map(({ code, pointer }) => [code, pointer]))).toEqual([
    [['columns-disagree', '/training/gearbox']],
    [],
  ])
})

test('papers are columns: a date, a variant, yes or no, an expiry, an owner', async () => {
  const { items } = await importTable(
    'Référence;Pièce identité : type;CNI : expire le;Justificatif de domicile;Kbis;Mandat 13757;permis actuel locataire\n' +
      'R-1;passeport;02/05/2031;05/10/2026;non;oui;x\n',
  )

  expect(items[0]?.['documents']).toEqual([
    { kind: 'identite', variant: 'passeport', expiresOn: '2031-05-02' },
    { kind: 'domicile', issuedOn: '2026-10-05' },
    { kind: 'mandat' },
    { kind: 'permis-actuel', of: 'lessee' },
  ])
})

test('the remedy of a word that is not understood names the words that are', async () => {
  const { findings } = await cell('Mandat', 'pigeon', school)

  expect(findings[0]?.remedy.fr).toContain('papier, en ligne')
  expect(findings[0]?.remedy.en).toContain('papier, en ligne')
})
