import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { ofVehicle } from './ofVehicle.ts'

/**
 * The world maker's identifier (first three signs of the VIN) against the make (D.1). Plants build for other badges, so each row names
 * all makes that its VINs have been sold under; a maker or a make that stands nowhere here says nothing.
 */
const rows: readonly (readonly [identifiers: string, makes: string])[] = [
  [
    'VF1 VF2 VF6 VNV VN1 VFA UU1',
    'RENAULT RENAULTTRUCKS DACIA ALPINE NISSAN OPEL VAUXHALL MERCEDES MITSUBISHI',
  ],
  [
    'VF3 VF7 VR1 VR3 VR7 VXE VXK',
    'PEUGEOT CITROEN DS OPEL VAUXHALL FIAT TOYOTA MITSUBISHI LANCIA ALFAROMEO JEEP ABARTH',
  ],
  ['YAR', 'TOYOTA PEUGEOT CITROEN OPEL'],
  ['W0L W0V', 'OPEL VAUXHALL CHEVROLET SAAB SUZUKI RENAULT NISSAN DAEWOO PEUGEOT CITROEN'],
  ['WVW WVG WV1 WV2 WV3 3VW 1VW', 'VOLKSWAGEN VW SEAT CUPRA SKODA AUDI FORD PORSCHE'],
  ['WAU WUA WA1 TRU', 'AUDI VOLKSWAGEN SEAT LAMBORGHINI'],
  ['TMB', 'SKODA VOLKSWAGEN SEAT'],
  ['VSS', 'SEAT CUPRA AUDI VOLKSWAGEN SKODA'],
  ['WP0 WP1', 'PORSCHE'],
  ['WMA', 'MAN VOLKSWAGEN'],
  ['SCB', 'BENTLEY ROLLSROYCE'],
  ['ZHW', 'LAMBORGHINI'],
  ['VF9', 'BUGATTI'],
  ['WBA WBS WBX WBY WBW 5UX 4US', 'BMW MINI ALPINA TOYOTA ROLLSROYCE'],
  ['WB1 WB3', 'BMW'],
  ['WMW', 'MINI BMW'],
  ['SCA', 'ROLLSROYCE BENTLEY'],
  [
    'WDB WDC WDD WDF W1K W1N W1V W1T 4JG 55S VSA NMB',
    'MERCEDES SMART MAYBACH MITSUBISHI RENAULT NISSAN VOLKSWAGEN',
  ],
  ['WME', 'SMART MERCEDES'],
  ['WF0 NM0 1FA 1FM 1FT', 'FORD VOLKSWAGEN MAZDA'],
  ['YV1 YV4 LVY', 'VOLVO POLESTAR'],
  ['YV2 YV3', 'VOLVO RENAULTTRUCKS'],
  ['YS2 XLE VLU', 'SCANIA'],
  ['YS3', 'SAAB OPEL CADILLAC'],
  ['XLR', 'DAF'],
  ['WJM ZCF', 'IVECO FIAT'],
  [
    'ZFA ZFC ZAR ZLA ZAC',
    'FIAT ALFAROMEO LANCIA ABARTH JEEP DODGE PEUGEOT CITROEN OPEL RENAULT MITSUBISHI IVECO CHRYSLER',
  ],
  ['ZFF', 'FERRARI'],
  ['ZAM', 'MASERATI'],
  ['1C4 1J4 1J8 1C3 1C8 2C3 3C4', 'JEEP CHRYSLER DODGE LANCIA FIAT RAM'],
  ['JTD JTE JTM JTN JTH JTJ SB1 VNK NMT', 'TOYOTA LEXUS DAIHATSU SUZUKI SUBARU MAZDA'],
  ['SJN JN1 JN8 JNK VSK 5N1', 'NISSAN INFINITI DATSUN RENAULT OPEL MERCEDES'],
  ['JHM JHL SHH SHS 1HG', 'HONDA ACURA ROVER'],
  ['JH2 ZDC VTM', 'HONDA'],
  ['JMZ JM1', 'MAZDA FORD FIAT ABARTH'],
  ['JMB XMC', 'MITSUBISHI VOLVO SMART PEUGEOT CITROEN'],
  ['JSA TSM MA3 JS1', 'SUZUKI OPEL SUBARU FIAT NISSAN MAZDA'],
  ['JF1 JF2', 'SUBARU TOYOTA'],
  ['KMH TMA NLH MAL', 'HYUNDAI GENESIS KIA'],
  ['KNA KND KNE U5Y U6Y', 'KIA HYUNDAI'],
  ['KPT', 'SSANGYONG KGM'],
  ['KL1 KLA', 'CHEVROLET DAEWOO OPEL SUZUKI'],
  ['5YJ 7SA LRW XP7', 'TESLA'],
  ['SAL', 'LANDROVER ROVER'],
  ['SAJ SAD', 'JAGUAR DAIMLER LANDROVER'],
  ['SCF', 'ASTONMARTIN'],
  ['SCC', 'LOTUS OPEL VAUXHALL'],
  ['SBM', 'MCLAREN'],
  ['SAR', 'ROVER MG HONDA'],
  ['LSJ', 'MG ROEWE MAXUS'],
  ['XTA', 'LADA'],
  ['JYA VG5', 'YAMAHA MBK'],
  ['JKA JKB', 'KAWASAKI SUZUKI'],
  ['ZDM', 'DUCATI'],
  ['ZD4', 'APRILIA'],
  ['ZAP', 'PIAGGIO VESPA GILERA DERBI APRILIA MOTOGUZZI'],
  ['ZGU', 'MOTOGUZZI'],
  ['VBK', 'KTM HUSQVARNA GASGAS'],
  ['SMT', 'TRIUMPH'],
]

const makesOfMaker = new Map<string, ReadonlySet<string>>()
const knownMakes = new Set<string>()
for (const [identifiers, makes] of rows) {
  const own = new Set(makes.split(' '))
  for (const identifier of identifiers.split(' ')) makesOfMaker.set(identifier, own)
  for (const make of own) knownMakes.add(make)
}

/** `Citroën`, `ALFA-ROMEO` and `Mercedes Benz` as the table writes them. */
function plainMake(make: string): string {
  const plain = make
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
  if (plain.startsWith('MERCEDES')) return 'MERCEDES'
  return plain === 'DSAUTOMOBILES' ? 'DS' : plain
}

/** Makes that a VIN of this maker has been sold under; undefined when the maker is not in the table. */
export const makesOfVin = (vin: string): ReadonlySet<string> | undefined => makesOfMaker.get(vin.slice(0, 3))

export const makerRules: readonly Rule[] = [
  {
    entry: clientFault(
      'vin-make-mismatch',
      [
        'Les trois premiers caractères du VIN ({maker}) sont d’un autre constructeur que la marque {make} (D.1).',
        'The first three characters of the VIN ({maker}) belong to another maker than the make {make} (D.1).',
      ],
      [
        'Relisez le VIN (E) et la marque (D.1) : l’un des deux vient peut-être d’un autre véhicule.',
        'Read the VIN (E) and the make (D.1) again: one of them may come from another vehicle.',
      ],
      'warning',
    ),
    source: 'ISO 3780, identifiants mondiaux des constructeurs (SAE) ; table tenue de mémoire',
    confirmed: false,
    ...ofVehicle(({ vin, make }, place) => {
      if (make === undefined || vin === undefined || vin.length !== 17) return null
      const makes = makesOfVin(vin)
      if (makes === undefined || makes.has(make)) return null
      const plain = plainMake(make)
      return makes.has(plain) || !knownMakes.has(plain)
        ? null
        : at(`${place}/make`, { maker: vin.slice(0, 3), make: plain })
    }),
  },
]
