import type { JsonObject } from '../../../server/domain/item.ts'
import type { ExpertCase } from './expertCase.ts'
import {
  car,
  company,
  companyPapers,
  known,
  lesseePapers,
  mandate,
  motorcycle,
  paper,
  person,
  personPapers,
  request,
  trailer,
} from './people.ts'

const habilitation = '99001'
const vehicle = (procedure: string, more: JsonObject): JsonObject => ({
  reference: 'EXPERT-1',
  procedure,
  establishment: habilitation,
  mandate,
  ...more,
})
const sold: JsonObject = { date: '2026-11-17', deliveredOn: '2026-11-20' }
const invoice = paper('facture', { issuedOn: '2026-11-17' })
const vn = (more: JsonObject): JsonObject =>
  vehicle('vn', {
    vehicle: car(),
    holder: person(),
    sale: sold,
    documents: [request('13749'), ...personPapers],
    ...more,
  })

const loa: JsonObject = {
  holder: company({ name: 'CREDIT BAIL DU TEST' }),
  lessee: person(),
  lease: { kind: 'oa', months: 37, startsOn: '2026-11-20' },
  documents: [request('13749'), ...companyPapers, ...lesseePapers],
}
const ofSomebody = (holder: JsonObject, ...papers: JsonObject[]): JsonObject => ({
  holder,
  documents: [request('13749'), paper('mandat'), ...papers],
})

const newVehicles: ExpertCase[] = [
  { says: 'a new car in LOA, the lessee in C.3', item: vn(loa) },
  {
    says: 'a LOA whose lessee does not show a licence',
    item: vn({ ...loa, documents: [request('13749'), ...companyPapers, ...lesseePapers.slice(0, 3)] }),
    warns: ['lessee-licence-copy-required /documents'],
  },
  {
    says: 'a LOA that names no lessee',
    item: vn({ ...loa, lessee: undefined, documents: [request('13749'), ...companyPapers] }),
    refused: ['lease-without-lessee /lessee'],
  },
  {
    says: 'a LOA whose lessee cannot drive',
    item: vn({ ...loa, lessee: person({ drivingLicence: false, licenceCategories: undefined }) }),
    refused: ['holder-licence-missing /lessee/drivingLicence'],
  },
  {
    says: 'a new electric car',
    item: vn({
      vehicle: car({
        energy: 'EL',
        engineCapacity: undefined,
        co2: 0,
        soundLevel: undefined,
        soundSpeed: undefined,
        power: 100,
        fiscalPower: 4,
        massTechnicalMax: 2000,
        massMax: 2000,
        massTrainMax: 2900,
        massInService: 1577,
        massUnladen: 1502,
        environmentalClass: '715/2007*2023/443AX',
      }),
    }),
  },
  {
    says: 'a new electric car with cylinders',
    item: vn({ vehicle: car({ energy: 'EL', co2: 0 }) }),
    refused: ['engine-capacity-of-electric /vehicle/engineCapacity'],
  },
  { says: 'a plug-in hybrid of 25 g', item: vn({ vehicle: car({ energy: 'EE', co2: 25 }) }) },
  {
    says: 'a van of a company',
    item: vn({
      vehicle: car({
        category: 'N1',
        genre: 'CTTE',
        body: 'FOURGON',
        bodyEuropean: 'BB',
        seats: 3,
        massTechnicalMax: 3000,
        massMax: 3000,
        massTrainMax: 5000,
        massInService: 1900,
        massUnladen: 1825,
        energy: 'GO',
        co2: 190,
        engineCapacity: 1997,
        power: 96,
        fiscalPower: 8,
      }),
      ...ofSomebody(company(), paper('extrait-kbis', { issuedOn: '2025-06-01' })),
    }),
  },
  {
    says: 'a van that says it is a passenger car',
    item: vn({ vehicle: car({ category: 'N1', body: 'FOURGON', bodyEuropean: 'BB' }) }),
    refused: ['genre-category-mismatch /vehicle/genre'],
  },
  {
    says: 'a lorry of 12 tonnes',
    item: vn({
      vehicle: car({
        vin: 'WDBTEST0000009102',
        make: 'MERCEDES',
        commercialName: 'ATEGO',
        category: 'N2',
        genre: 'CAM',
        body: 'FOURGON',
        bodyEuropean: 'BA',
        seats: 3,
        massTechnicalMax: 11990,
        massMax: 11990,
        massTrainMax: 18000,
        massInService: 5200,
        massUnladen: 5125,
        energy: 'GO',
        co2: undefined,
        engineCapacity: 5132,
        power: 170,
        fiscalPower: 19,
        environmentalClass: '595/2009*2019/1939EUROVI',
      }),
      ...ofSomebody(company(), paper('extrait-kbis', { issuedOn: '2025-06-01' })),
    }),
  },
  {
    says: 'a motor caravan',
    item: vn({
      vehicle: car({
        vin: 'ZFATEST0000009103',
        make: 'FIAT',
        commercialName: 'DUCATO',
        genre: 'VASP',
        body: 'CARAVANE',
        bodyEuropean: 'SA',
        seats: 4,
        massTechnicalMax: 3500,
        massMax: 3500,
        massTrainMax: 5500,
        massInService: 3050,
        massUnladen: 2975,
        energy: 'GO',
        co2: 250,
        engineCapacity: 2184,
        power: 103,
        fiscalPower: 9,
      }),
    }),
  },
  {
    says: 'a farm tractor',
    item: vn({
      vehicle: {
        vin: 'TESTTRAC000009104',
        make: 'CLAAS',
        commercialName: 'ARION 420',
        typeVariantVersion: 'A72',
        category: 'T1a',
        genre: 'TRA',
        body: 'NON SPEC',
        typeApproval: 'e13*167/2013*00123*02',
        massTechnicalMax: 8500,
        massMax: 8500,
        massTrainMax: 30000,
        massInService: 5200,
        massUnladen: 5125,
        engineCapacity: 4485,
        power: 85,
        energy: 'GO',
        fiscalPower: 18,
        seats: 2,
        soundLevel: 84,
        soundSpeed: 1650,
        environmentalClass: '2016/1628*V',
      },
      ...ofSomebody(company({ name: 'EARL DU TEST' }), paper('extrait-kbis', { issuedOn: '2025-06-01' })),
    }),
  },
  {
    says: 'an association with its statutes',
    item: vn(
      ofSomebody(
        company({
          name: 'LES AMIS DU TEST',
          legalForm: 'association',
          siren: undefined,
          siret: undefined,
          rna: 'W691234567',
        }),
        paper('statuts'),
      ),
    ),
  },
  {
    says: 'an association without statutes or receipt',
    item: vn(
      ofSomebody(
        company({
          name: 'LES AMIS DU TEST',
          legalForm: 'association',
          siren: undefined,
          siret: undefined,
          rna: 'W691234567',
        }),
      ),
    ),
    warns: ['association-papers-required /documents'],
  },
  {
    says: 'a sole trader with the INSEE notice',
    item: vn(
      ofSomebody(company({ name: 'MARTINTEST PLOMBERIE', legalForm: 'sole-trader' }), paper('avis-insee')),
    ),
  },
  {
    says: 'a commune, a public body',
    item: vn(ofSomebody(company({ name: 'COMMUNE DU TEST', legalForm: 'public-body' }), paper('avis-insee'))),
  },
  {
    says: 'a works council with its minutes',
    item: vn(
      ofSomebody(
        company({ name: 'CSE DU TEST', legalForm: 'works-council', siren: '000000000', siret: undefined }),
        paper('pv-nomination'),
      ),
    ),
  },
  {
    says: 'a co-ownership through its syndic',
    item: vn(
      ofSomebody(
        company({
          name: 'SDC RESIDENCE DU TEST',
          legalForm: 'co-ownership',
          siren: '000000000',
          siret: undefined,
        }),
        paper('pv-nomination'),
      ),
    ),
  },
  {
    says: 'a company with a SIRET of which one digit is wrong',
    item: vn(
      ofSomebody(company({ siret: '99930001500017' }), paper('extrait-kbis', { issuedOn: '2025-06-01' })),
    ),
    refused: ['siret-luhn /holder/siret'],
  },
  {
    says: 'a company with a Kbis of three years',
    item: vn(ofSomebody(company(), paper('extrait-kbis', { issuedOn: '2023-06-01' }))),
    refused: ['kbis-too-old /documents/2/issuedOn'],
  },
  {
    says: 'a couple of which one does not drive, as co-holder',
    item: vn({
      coHolders: [
        person({
          birthName: 'ROUXTEST',
          firstNames: ['Anne'],
          birthDate: '1990-01-30',
          address: undefined,
          drivingLicence: false,
          licenceCategories: undefined,
          email: undefined,
        }),
      ],
      documents: [
        request('13749'),
        ...personPapers,
        paper('identite', { of: 'coHolder', variant: 'passeport-biometrique', expiresOn: '2029-01-01' }),
      ],
    }),
  },
  {
    says: 'a new car delivered tomorrow and sold tomorrow',
    item: vn({ sale: { date: '2026-11-24' } }),
    refused: ['sale-in-future /sale/date'],
  },
  {
    says: 'a VIN with the letter I',
    item: vn({ vehicle: car({ vin: 'VF1TEST00000091I1' }) }),
    refused: ['vin-alphabet /vehicle/vin'],
  },
  {
    says: 'a new car sold two months ago',
    item: vn({ sale: { date: '2026-09-10', deliveredOn: '2026-09-12' } }),
    warns: ['registration-late /sale/date'],
  },
  {
    says: 'a demonstration car of a dealer',
    item: vn({
      vehicle: car({ mentions: [{ code: 'vehicule-demonstration', until: '2027-05-01' }] }),
      ...ofSomebody(
        company({ name: 'CONCESSION DU TEST' }),
        paper('extrait-kbis', { issuedOn: '2025-06-01' }),
      ),
    }),
  },
  {
    says: 'a coach',
    item: vn({
      vehicle: car({
        vin: 'VNETEST0000009105',
        make: 'IVECO BUS',
        commercialName: 'CROSSWAY',
        category: 'M3',
        genre: 'TCP',
        body: 'CAR',
        bodyEuropean: 'CB',
        seats: 59,
        massTechnicalMax: 19000,
        massMax: 19000,
        massTrainMax: 19000,
        massInService: 12000,
        massUnladen: 11925,
        energy: 'GO',
        co2: undefined,
        engineCapacity: 8700,
        power: 235,
        fiscalPower: 30,
        environmentalClass: '595/2009*2019/1939EUROVI',
      }),
      ...ofSomebody(company(), paper('extrait-kbis', { issuedOn: '2025-06-01' })),
    }),
  },
  {
    says: 'a light motorcycle for a car driver',
    item: vn({
      vehicle: motorcycle({
        category: 'L3e-A1',
        genre: 'MTL',
        firstRegistrationDate: undefined,
        mileage: undefined,
        power: 11,
        powerToMass: 0.08,
        engineCapacity: 124,
        fiscalPower: 1,
        massInService: 140,
        massUnladen: 130,
        massMax: 320,
        massTechnicalMax: 320,
      }),
    }),
  },
  {
    says: 'a moped',
    item: vn({
      vehicle: motorcycle({
        category: 'L1e-B',
        genre: 'CL',
        firstRegistrationDate: undefined,
        mileage: undefined,
        power: 3,
        powerToMass: undefined,
        engineCapacity: 49,
        fiscalPower: 1,
        co2: 50,
      }),
    }),
  },
  {
    says: 'a mandate with a click-through signature',
    item: vn({ mandate: { ...mandate, signature: 'simple' } }),
    warns: ['mandate-e-signature /mandate/signature'],
  },
]

const foreignTitle = paper('certificat-immatriculation-etranger', { variant: 'ue' })
const cession = paper('declaration-cession', { issuedOn: '2026-11-05' })
const inspection: JsonObject = { date: '2026-10-02', country: 'FRA', result: 'A' }
const report = paper('controle-technique', { issuedOn: '2026-10-02' })
const used = (more: JsonObject, papers: JsonObject[]): JsonObject =>
  vehicle('import-vo', {
    vehicle: car({
      firstRegistrationDate: '2021-03-15',
      mileage: 61_200,
      environmentalClass: '715/2007*2018/1832EURO6',
    }),
    origin: { country: 'BEL', regime: 'eu', foreignPlate: '1-TST-404' },
    fiscal: { kind: 'quitus', status: 'held', number: 'TEST-Q-9', holder: { name: 'MARCHANDTEST' } },
    inspection,
    holder: person(),
    sale: { date: '2026-11-05', deliveredOn: '2026-11-09' },
    documents: [request(), ...personPapers, ...papers],
    ...more,
  })
const third = (country: string, more: JsonObject = {}): JsonObject => ({
  origin: { country, regime: 'third-country', foreignPlate: 'TEST404' },
  fiscal: { kind: 'certificat-846a', status: 'held', number: 'TEST-846A-9' },
  conformity: { kind: 'rti', status: 'held' },
  ...more,
})
const fromAfar: JsonObject[] = [
  cession,
  paper('certificat-immatriculation-etranger', { variant: 'hors-ue' }),
  paper('certificat-846a'),
  paper('rapport-reception', { variant: 'rti' }),
]
const quitus = paper('quitus-fiscal')
const pivo = [
  { kind: 'habilitation' as const, number: habilitation, permits: ['pivo' as const, 'diva' as const] },
]
const ownPurchase = used(
  {
    channel: 'siv',
    origin: { country: 'DEU', regime: 'eu', foreignPlate: 'B-TS 404', boughtByFiler: true },
    fiscal: { kind: 'diva' },
  },
  [invoice, foreignTitle, report],
)
const rider = person({ licenceCategories: ['A'] })

const imports: ExpertCase[] = [
  { says: 'a Belgian used car with its quitus', item: used({}, [cession, foreignTitle, quitus, report]) },
  {
    says: 'a Belgian used car without its quitus paper',
    item: used({}, [cession, foreignTitle, report]),
    refused: ['quitus-required /documents'],
  },
  {
    says: 'a Belgian used car of five years without inspection',
    item: used({ inspection: undefined }, [cession, foreignTitle, quitus]),
    refused: ['ct-missing /inspection', 'inspection-report-required /documents'],
  },
  {
    says: 'a Belgian used car inspected in Belgium',
    item: used({ inspection: { ...inspection, country: 'BEL' } }, [cession, foreignTitle, quitus, report]),
  },
  {
    says: 'a Belgian used car inspected in Switzerland',
    item: used({ inspection: { ...inspection, country: 'CHE' } }, [cession, foreignTitle, quitus, report]),
    refused: ['ct-outside-eu /inspection/country'],
  },
  {
    says: 'a Belgian used car of three years, without inspection',
    item: used(
      { inspection: undefined, vehicle: car({ firstRegistrationDate: '2023-06-15', mileage: 30_000 }) },
      [cession, foreignTitle, quitus],
    ),
  },
  {
    says: 'a re-test ordered three months ago',
    item: used({ inspection: { date: '2026-08-20', result: 'S' } }, [
      cession,
      foreignTitle,
      quitus,
      paper('controle-technique', { issuedOn: '2026-08-20' }),
    ]),
    refused: ['ct-too-old /inspection/date'],
  },
  {
    says: 'a motorcycle from Japan with its RTI',
    item: used({ ...third('JPN'), vehicle: motorcycle(), holder: rider, inspection: undefined }, fromAfar),
  },
  {
    says: 'a motorcycle from Japan for somebody with a car licence only',
    item: used({ ...third('JPN'), vehicle: motorcycle(), inspection: undefined }, fromAfar),
    warns: ['holder-licence-doubtful /holder/licenceCategories'],
  },
  {
    says: 'a motorcycle from Japan with a quitus',
    item: used(
      {
        ...third('JPN'),
        fiscal: { kind: 'quitus', number: 'X' },
        vehicle: motorcycle(),
        holder: rider,
        inspection: undefined,
      },
      fromAfar,
    ),
    refused: ['fiscal-kind-for-regime /fiscal/kind'],
  },
  {
    says: 'a motorcycle without the power-to-mass ratio',
    item: used(
      {
        ...third('JPN'),
        vehicle: motorcycle({ powerToMass: undefined }),
        holder: rider,
        inspection: undefined,
      },
      fromAfar,
    ),
    refused: ['field-missing /vehicle/powerToMass'],
  },
  {
    says: 'a car from Great Britain told as European',
    item: used({ origin: { country: 'GBR', regime: 'eu', foreignPlate: 'TS74 TST' } }, [
      cession,
      foreignTitle,
      quitus,
      report,
    ]),
    refused: ['origin-regime-mismatch /origin/regime'],
  },
  {
    says: 'a car from Switzerland with its 846 A',
    item: used(third('CHE', { conformity: { kind: 'coc' } }), [
      cession,
      foreignTitle,
      paper('certificat-846a'),
      paper('certificat-conformite', { variant: 'papier' }),
      report,
    ]),
  },
  {
    says: 'a car from the United States without proof of conformity',
    item: used(third('USA', { conformity: undefined }), [...fromAfar.slice(0, 3), report]),
    refused: ['conformity-paper-required /documents', 'field-missing /conformity'],
  },
  {
    says: 'a car from Martinique with its 846 A',
    item: used(
      {
        origin: { country: 'MTQ', regime: 'overseas', foreignPlate: 'ZA-404-TS' },
        fiscal: { kind: 'certificat-846a' },
      },
      [cession, foreignTitle, paper('certificat-846a'), report],
    ),
  },
  {
    says: 'a collector’s car of 1966 from the United States, of which nobody measured CO2 or noise',
    item: used(
      {
        vehicle: car({
          vin: '6R07TEST101',
          make: 'FORD',
          commercialName: 'MUSTANG',
          typeVariantVersion: '65A',
          firstRegistrationDate: '1966-05-01',
          typeApproval: 'SANS',
          bodyEuropean: undefined,
          co2: undefined,
          environmentalClass: undefined,
          soundLevel: undefined,
          soundSpeed: undefined,
          engineCapacity: 4728,
          power: 165,
          fiscalPower: 27,
          mentions: ['collection'],
          massTechnicalMax: 1800,
          massMax: 1800,
          massTrainMax: 1800,
          massInService: 1400,
          massUnladen: 1325,
        }),
        origin: { country: 'USA', regime: 'third-country', foreignPlate: 'TEST1' },
        fiscal: { kind: 'certificat-846a' },
        conformity: { kind: 'identification' },
        inspection: undefined,
      },
      [
        cession,
        paper('certificat-immatriculation-etranger', { variant: 'titre-propriete' }),
        paper('certificat-846a'),
        paper('attestation-identification'),
      ],
    ),
  },
  {
    says: 'a German caravan over 750 kg, new to France, without quitus',
    item: used(
      {
        vehicle: trailer({ firstRegistrationDate: '2019-05-01' }),
        fiscal: undefined,
        inspection: undefined,
        origin: { country: 'DEU', regime: 'eu', foreignPlate: 'B-TS 405' },
        holder: person({ drivingLicence: undefined, licenceCategories: undefined }),
      },
      [cession, foreignTitle],
    ),
  },
  {
    says: 'a trailer that runs on petrol',
    item: used(
      {
        vehicle: trailer({ firstRegistrationDate: '2019-05-01', energy: 'ES' }),
        fiscal: undefined,
        inspection: undefined,
      },
      [cession, foreignTitle],
    ),
    refused: ['energy-of-trailer /vehicle/energy'],
  },
  { says: 'an own purchase from Germany through PIVO', item: ownPurchase, establishments: pivo },
  {
    says: 'the direct way for a car that the client bought',
    item: used({ channel: 'siv' }, [cession, foreignTitle, quitus, report]),
    refused: ['pivo-not-own-vehicle /channel'],
  },
  { says: 'PIVO without its profile', item: ownPurchase, refused: ['pivo-permit-missing /channel'] },
  {
    says: 'an exemption from the quitus without a reason',
    item: used({ fiscal: { kind: 'exempt' } }, [cession, foreignTitle, paper('dispense-quitus'), report]),
    refused: ['fiscal-exemption-unexplained /fiscal/reason'],
  },
  {
    says: 'a new car bought in Germany, with e-CoC and quitus',
    item: vehicle('import-vn', {
      vehicle: car(),
      origin: { country: 'DEU', regime: 'eu' },
      fiscal: { kind: 'quitus', number: 'TEST-Q-10' },
      conformity: { kind: 'e-coc' },
      holder: person(),
      sale: sold,
      documents: [
        request(),
        ...personPapers,
        invoice,
        paper('certificat-conformite', { variant: 'ivi-xml' }),
        quitus,
      ],
    }),
  },
  {
    says: 'a foreign title that nobody joined',
    item: used({}, [cession, quitus, report]),
    refused: ['foreign-title-required /documents'],
  },
  {
    says: 'a light trailer of 600 kg from Poland, bought new',
    item: vehicle('import-vn', {
      vehicle: trailer({
        category: 'O1',
        genre: 'REM',
        body: 'PLATEAU',
        bodyEuropean: 'DC',
        massTechnicalMax: 600,
        massMax: 600,
        massInService: 150,
        massUnladen: 150,
      }),
      origin: { country: 'POL', regime: 'eu' },
      conformity: { kind: 'coc' },
      holder: person({ drivingLicence: false, licenceCategories: undefined }),
      sale: sold,
      documents: [
        request(),
        ...personPapers.slice(0, 3),
        invoice,
        paper('certificat-conformite', { variant: 'papier' }),
      ],
    }),
  },
]

const wwPapers: JsonObject[] = [
  request(),
  ...personPapers,
  invoice,
  foreignTitle,
  paper('certificat-conformite', { variant: 'papier' }),
  paper('preuve-demande-fiscale', { issuedOn: '2026-11-18' }),
]
const ww = (more: JsonObject): JsonObject =>
  vehicle('ww', {
    ww: { purpose: 'import' },
    vehicle: {
      vin: 'WBATEST0000009501',
      make: 'BMW',
      category: 'M1',
      genre: 'VP',
      energy: 'GO',
      firstRegistrationDate: '2017-03-15',
    },
    origin: { country: 'DEU', regime: 'eu', foreignPlate: 'B-TS 406' },
    fiscal: { kind: 'quitus', status: 'requested', requestedOn: '2026-11-18' },
    conformity: { kind: 'coc' },
    holder: person(),
    sale: sold,
    documents: wwPapers,
    ...more,
  })
const earlierWw: JsonObject = ww({
  mandate: { kind: 'paper', signedOn: '2025-12-22' },
  fiscal: { kind: 'quitus', status: 'requested', requestedOn: '2025-12-22' },
  sale: { date: '2025-12-20', deliveredOn: '2025-12-21' },
  documents: [
    paper('demande-immatriculation', { variant: '13750', issuedOn: '2025-12-22' }),
    paper('mandat'),
    paper('identite', { variant: 'cni', expiresOn: '2031-05-02' }),
    paper('domicile', { variant: 'avis-imposition' }),
    paper('permis-actuel'),
    paper('facture', { issuedOn: '2025-12-20' }),
    foreignTitle,
    paper('certificat-conformite', { variant: 'papier' }),
    paper('preuve-demande-fiscale', { issuedOn: '2025-12-22' }),
  ],
})

const provisional: ExpertCase[] = [
  { says: 'a WW of 2026 for an old import, without inspection', item: ww({}) },
  { says: 'the same WW by the rules of 1 January 2026', item: earlierWw, on: '2026-01-01' },
  {
    says: 'the same WW by the rules of 31 December 2025',
    item: earlierWw,
    on: '2025-12-31',
    refused: ['ct-missing-for-ww /inspection'],
  },
  {
    says: 'a second WW for a car that has one',
    item: ww({
      vehicle: {
        vin: 'WBATEST0000009501',
        plate: 'WW-123-AB',
        make: 'BMW',
        category: 'M1',
        genre: 'VP',
        energy: 'GO',
        firstRegistrationDate: '2017-03-15',
      },
    }),
    refused: ['ww-not-renewable /vehicle/plate'],
  },
  {
    says: 'a WW for a car registered in France',
    item: ww({
      vehicle: {
        vin: 'WBATEST0000009501',
        plate: 'ZA-123-AB',
        make: 'BMW',
        category: 'M1',
        genre: 'VP',
        energy: 'GO',
      },
    }),
    refused: ['ww-already-registered /vehicle/plate'],
  },
  {
    says: 'a WW for a new van that waits for its body',
    item: ww({
      ww: { purpose: 'incomplete' },
      vehicle: { vin: 'VF1TEST0000009502', make: 'RENAULT', category: 'N1', genre: 'CTTE', energy: 'GO' },
      origin: undefined,
      fiscal: undefined,
      holder: company(),
      documents: [
        request(),
        ...companyPapers,
        invoice,
        paper('certificat-conformite', { variant: 'papier' }),
      ],
    }),
  },
  {
    says: 'a WW without anything fiscal',
    item: ww({ fiscal: undefined }),
    refused: ['fiscal-missing /fiscal'],
  },
]

const crossed = paper('certificat-immatriculation-barre', { issuedOn: '2026-11-18' })
const situation = paper('certificat-situation-administrative', { issuedOn: '2026-11-17' })
const receipt = paper('recepisse-declaration-achat')
const transferred = (more: JsonObject, papers: JsonObject[]): JsonObject =>
  vehicle('changement-titulaire', {
    vehicle: known(),
    sale: { date: '2026-11-18', time: '16:30', sellerKind: 'trade', daReceipt: 'DA-TEST-2' },
    holder: person(),
    documents: [request(), ...personPapers, crossed, situation, ...papers],
    ...more,
  })
const seller = person({
  birthName: 'DUPONTEST',
  firstNames: ['Paul'],
  sex: 'M',
  birthDate: '1966-09-09',
  email: undefined,
  drivingLicence: undefined,
  licenceCategories: undefined,
})
const privately: JsonObject = { sale: { date: '2026-11-18', sellerKind: 'private' }, seller }
const collector = known({
  vin: 'TEST9402',
  plate: '123 ABC 69',
  formulaNumber: undefined,
  titleDate: '1998-03-01',
  firstRegistrationDate: '1965-05-02',
  mentions: ['collection'],
})

const transfers: ExpertCase[] = [
  {
    says: 'a sale through two traders with both receipts',
    item: transferred(
      {
        sale: {
          date: '2026-11-18',
          sellerKind: 'trade',
          daReceipt: 'DA-TEST-2',
          earlierDaReceipts: ['DA-TEST-1'],
        },
      },
      [invoice, receipt, paper('recepisse-declaration-achat', { number: 'DA-TEST-1' })],
    ),
  },
  {
    says: 'a sale through two traders with one receipt',
    item: transferred(
      {
        sale: {
          date: '2026-11-18',
          sellerKind: 'trade',
          daReceipt: 'DA-TEST-2',
          earlierDaReceipts: ['DA-TEST-1'],
        },
      },
      [invoice, receipt],
    ),
    warns: ['purchase-receipts-incomplete /documents'],
  },
  {
    says: 'a sale through two traders that forgets the last receipt',
    item: transferred(
      {
        sale: { date: '2026-11-18', sellerKind: 'trade', earlierDaReceipts: ['DA-TEST-1'] },
        seller: company(),
      },
      [invoice, receipt],
    ),
    warns: ['purchase-receipts-incomplete /documents', 'da-chain-broken /sale/daReceipt'],
  },
  {
    says: 'a private sale',
    item: transferred(privately, [paper('declaration-cession', { issuedOn: '2026-11-18' })]),
  },
  {
    says: 'a private sale of a motorcycle of six years without inspection',
    item: transferred(
      {
        ...privately,
        vehicle: known({
          vin: 'JYATEST0000009403',
          genre: 'MTT2',
          firstRegistrationDate: '2020-05-02',
          formulaNumber: '2020TS09403',
        }),
        holder: rider,
      },
      [paper('declaration-cession', { issuedOn: '2026-11-18' })],
    ),
    warns: ['inspection-report-required /documents', 'ct-not-told /inspection'],
  },
  {
    says: 'a private sale of a motorcycle of four and a half years',
    item: transferred(
      {
        ...privately,
        vehicle: known({
          vin: 'JYATEST0000009403',
          genre: 'MTT2',
          firstRegistrationDate: '2022-05-02',
          formulaNumber: '2022TS09403',
        }),
        holder: rider,
      },
      [paper('declaration-cession', { issuedOn: '2026-11-18' })],
    ),
  },
  {
    says: 'a gift to a son',
    item: transferred({ sale: { date: '2026-11-18', kind: 'gift', sellerKind: 'private' }, seller }, [
      paper('declaration-cession', { issuedOn: '2026-11-18' }),
    ]),
  },
  {
    says: 'a car inherited, with the notary’s attestation',
    item: transferred({ sale: { date: '2026-11-18', kind: 'inheritance', sellerKind: 'private' }, seller }, [
      paper('attestation-notaire'),
    ]),
  },
  {
    says: 'a collector’s car of 1965 with its old number and a short VIN',
    item: transferred({ ...privately, vehicle: collector }, [
      paper('declaration-cession', { issuedOn: '2026-11-18' }),
    ]),
  },
  {
    says: 'a car of 2024 with a short VIN',
    item: transferred({ vehicle: known({ vin: 'TEST9402' }) }, [invoice, receipt]),
    refused: ['vin-length /vehicle/vin'],
  },
  {
    says: 'an old FNI number with no date of the title',
    item: transferred(
      {
        ...privately,
        vehicle: known({
          plate: '123 ABC 69',
          formulaNumber: undefined,
          firstRegistrationDate: '2005-05-02',
        }),
        inspection: { date: '2026-10-01' },
      },
      [
        paper('declaration-cession', { issuedOn: '2026-11-18' }),
        paper('controle-technique', { issuedOn: '2026-10-01' }),
      ],
    ),
    refused: ['field-missing /vehicle/formulaNumber'],
  },
  {
    says: 'a WW plate on a used French car',
    item: transferred({ vehicle: known({ plate: 'WW-123-AB' }) }, [invoice, receipt]),
    refused: ['ww-plate-not-definitive /vehicle/plate'],
  },
  {
    says: 'a destroyed car given a new holder',
    item: transferred(
      { ...privately, sale: { date: '2026-11-18', kind: 'destruction', sellerKind: 'private' } },
      [paper('declaration-cession', { issuedOn: '2026-11-18' })],
    ),
    refused: ['sale-kind-destruction /sale/kind'],
  },
  {
    says: 'a moped of a minor with the mother’s consent',
    item: transferred(
      {
        ...privately,
        vehicle: known({
          vin: 'VTLTEST0000009404',
          genre: 'CL',
          firstRegistrationDate: '2025-02-04',
          formulaNumber: '2025TS09404',
        }),
        holder: person({ birthDate: '2010-06-01', licenceCategories: ['AM'] }),
        guardian: mother(),
        documents: [
          request(),
          paper('mandat'),
          paper('identite', { variant: 'cni', expiresOn: '2031-05-02' }),
          paper('attestation-hebergement', { issuedOn: '2026-11-15' }),
          paper('identite-hebergeant'),
          paper('domicile-hebergeant', { variant: 'facture-eau', issuedOn: '2026-10-15' }),
          paper('permis-actuel'),
          paper('identite-representant-legal'),
          paper('justificatif-autorite-parentale', { variant: 'autorisation-signee' }),
          paper('declaration-cession', { issuedOn: '2026-11-18' }),
          crossed,
          situation,
        ],
      },
      [],
    ),
  },
  {
    says: 'a moped of a minor without anybody responsible',
    item: transferred(
      {
        ...privately,
        vehicle: known({ genre: 'CL' }),
        holder: person({ birthDate: '2010-06-01', licenceCategories: ['AM'] }),
      },
      [paper('declaration-cession', { issuedOn: '2026-11-18' })],
    ),
    refused: ['guardian-required /guardian'],
  },
  {
    says: 'a purchase from another trader, with his receipt',
    item: vehicle('declaration-achat', {
      mandate: undefined,
      vehicle: known(),
      seller: company({ name: 'GARAGE DU TEST' }),
      sale: { date: '2026-11-18', time: '10:15', sellerKind: 'trade', daReceipt: 'DA-TEST-1' },
      documents: [
        paper('declaration-achat', { variant: '13751', issuedOn: '2026-11-18' }),
        invoice,
        crossed,
        situation,
        receipt,
      ],
    }),
  },
  {
    says: 'a purchase without the hour',
    item: vehicle('declaration-achat', {
      mandate: undefined,
      vehicle: known(),
      seller,
      sale: { date: '2026-11-18', sellerKind: 'private' },
      documents: [
        paper('declaration-achat', { variant: '13751', issuedOn: '2026-11-18' }),
        paper('declaration-cession', { issuedOn: '2026-11-18' }),
        crossed,
        situation,
      ],
    }),
    refused: ['field-missing /sale/time'],
  },
  {
    says: 'a car given to a scrapyard for destruction',
    item: vehicle('declaration-cession', {
      vehicle: known(),
      seller,
      buyer: company({ name: 'CENTRE VHU DU TEST' }),
      sale: { date: '2026-11-18', time: '10:15', kind: 'destruction', sellerKind: 'private' },
      documents: [paper('mandat'), paper('declaration-cession', { issuedOn: '2026-11-18' })],
    }),
  },
  {
    says: 'a sale declared after a month',
    item: vehicle('declaration-cession', {
      vehicle: known(),
      seller,
      buyer: person(),
      sale: { date: '2026-10-18', time: '10:15', sellerKind: 'private' },
      documents: [paper('mandat'), paper('declaration-cession', { issuedOn: '2026-10-18' })],
    }),
    warns: ['dc-late /sale/date'],
  },
]

const moved: JsonObject = { line1: '2 PLACE BELLECOUR', postalCode: '69002', city: 'LYON', country: 'FRA' }
const title = paper('certificat-immatriculation')
const changes: ExpertCase[] = [
  {
    says: 'a move within Lyon',
    item: vehicle('changement-adresse', {
      vehicle: known(),
      holder: person(),
      addressChange: { of: 'holder', movedOn: '2026-11-02', address: moved },
      documents: [request(), ...personPapers.slice(0, 3), title],
    }),
  },
  {
    says: 'a move of a lessee without the lessor profile, on siv',
    item: vehicle('changement-adresse', {
      channel: 'siv',
      vehicle: known(),
      holder: company(),
      lessee: person(),
      addressChange: { of: 'lessee', movedOn: '2026-11-02', address: moved },
      documents: [request(), ...companyPapers, ...lesseePapers, title],
    }),
    refused: ['lessor-permit-missing /channel'],
  },
  {
    says: 'a stolen title with the receipt of the police',
    item: vehicle('duplicata', {
      vehicle: known(),
      holder: person(),
      duplicate: {
        reason: 'theft',
        occurredOn: '2026-11-08',
        declaredOn: '2026-11-09',
        declaredAt: 'LYON 7',
      },
      documents: [
        request(),
        ...personPapers.slice(0, 3),
        paper('declaration-perte-vol', { issuedOn: '2026-11-09' }),
        paper('declaration-perte-vol', { variant: 'recepisse-police', issuedOn: '2026-11-09' }),
      ],
    }),
  },
  {
    says: 'a stolen title that was never declared',
    item: vehicle('duplicata', {
      vehicle: known(),
      holder: person(),
      duplicate: { reason: 'theft', occurredOn: '2026-11-08' },
      documents: [
        request(),
        ...personPapers.slice(0, 3),
        paper('declaration-perte-vol', { variant: 'recepisse-police' }),
      ],
    }),
    refused: ['theft-undeclared /duplicate/declaredOn'],
  },
  {
    says: 'an E85 kit',
    item: vehicle('modification-technique', {
      vehicle: known({ energy: 'ES' }),
      holder: person(),
      modification: { changes: ['energy'], doneOn: '2026-11-10', after: { energy: 'FE' } },
      documents: [
        request(),
        ...personPapers,
        title,
        paper('justificatif-transformation', { variant: 'boitier-e85' }),
      ],
    }),
  },
  {
    says: 'an E85 kit without its certificate',
    item: vehicle('modification-technique', {
      vehicle: known({ energy: 'ES' }),
      holder: person(),
      modification: { changes: ['energy'], doneOn: '2026-11-10', after: { energy: 'FE' } },
      documents: [request(), ...personPapers, title],
    }),
    refused: ['transformation-proof-required /documents'],
  },
  {
    says: 'a technical change on siv',
    item: vehicle('modification-technique', {
      channel: 'siv',
      vehicle: known(),
      holder: person(),
      modification: { changes: ['energy'], doneOn: '2026-11-10', after: { energy: 'FE' } },
      documents: [
        request(),
        ...personPapers,
        title,
        paper('justificatif-transformation', { variant: 'boitier-e85' }),
      ],
    }),
    refused: ['channel-not-possible /channel'],
  },
  {
    says: 'the end of a demonstration of thirteen months',
    item: vehicle('fin-demonstration', {
      mandate: undefined,
      vehicle: known(),
      demonstration: { startedOn: '2025-10-01', endedOn: '2026-11-16', outcome: 'sold' },
      documents: [title],
    }),
    warns: ['demonstration-too-long /demonstration/endedOn'],
  },
  {
    says: 'a change of lessee by a lessor',
    establishments: [{ kind: 'habilitation', number: habilitation, permits: ['lessor'] }],
    item: vehicle('changement-locataire', {
      vehicle: known(),
      holder: company(),
      lessee: person(),
      lease: { kind: 'ld', months: 36 },
      sale: { date: '2026-11-18', kind: 'lease-end' },
      documents: [request(), ...companyPapers, ...lesseePapers],
    }),
  },
]

function mother(): JsonObject {
  return { kind: 'person', role: 'mother', birthName: 'MARCHANDTEST', firstNames: ['Anne'] }
}

export const vehicleRequests: readonly ExpertCase[] = [
  ...newVehicles,
  ...imports,
  ...provisional,
  ...transfers,
  ...changes,
]
