import type { Maker } from './maker.ts'

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

/** Manufacturer's first three signs, TEST, a running number: never a vehicle that exists. */
export const testVin = (maker: Maker, make: string): string =>
  `${makers[make] ?? 'VF1'}TEST${digits(maker.serial('vin'), 10)}`

const makers: Readonly<Record<string, string>> = {
  'ALFA-ROMEO': 'ZAR',
  AUDI: 'WAU',
  BMW: 'WBA',
  CHEVROLET: 'KL1',
  CITROEN: 'VF7',
  DACIA: 'UU1',
  FIAT: 'ZFA',
  FORD: 'WF0',
  HONDA: 'SHH',
  HYUNDAI: 'KMH',
  INFINITI: 'JNK',
  JAGUAR: 'SAJ',
  JEEP: '1C4',
  KIA: 'KNA',
  LANCIA: 'ZLA',
  'LAND ROVER': 'SAL',
  LEXUS: 'JTH',
  MAZDA: 'JMZ',
  MERCEDES: 'WDD',
  MIA: 'VG9',
  MINI: 'WMW',
  MITSUBISHI: 'JMB',
  NISSAN: 'SJN',
  OPEL: 'W0L',
  PEUGEOT: 'VF3',
  PORSCHE: 'WP0',
  SEAT: 'VSS',
  SKODA: 'TMB',
  SMART: 'WME',
  SUBARU: 'JF1',
  SUZUKI: 'TSM',
  TESLA: '5YJ',
  TOYOTA: 'JTD',
  VOLKSWAGEN: 'WVW',
  VOLVO: 'YV1',
}

const letters = 'ABCDEFGHJKLMNPQRTVWXYZ'
const letter = (index: number): string => letters[index % letters.length] ?? 'A'

/** A plate of the Z block, which is not given out yet. */
export function testPlate(maker: Maker): string {
  const n = maker.serial('plate')
  const right = letter(Math.floor(n / 21_978)) + letter(Math.floor(n / 999))
  return `Z${letter(n)}-${digits(1 + (n % 999), 3)}-${right}`
}

export const testFormula = (maker: Maker, year: string): string =>
  `${year}TS${digits(maker.serial('formula'), 5)}`

/** Year and month of the first enrolment, département, running number: twelve digits. */
export const testNeph = (maker: Maker, day: string, department: string): string =>
  `${day.slice(2, 4)}${day.slice(5, 7)}${department.replaceAll(/\D/g, '0')}${digits(900_000 + maker.serial('neph'), 6)}`

const ephotoSigns = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
export const testEphoto = ({ chance }: Maker): string =>
  `TEST${Array.from({ length: 18 }, () => ephotoSigns[chance.whole(0, ephotoSigns.length - 1)]).join('')}`

/** Twice every second figure from the right; the sum divides by ten. */
function luhnSum(text: string): number {
  return Array.from(text)
    .toReversed()
    .reduce((sum, figure, index) => {
      const value = Number(figure) * (index % 2 === 1 ? 2 : 1)
      return sum + (value > 9 ? value - 9 : value)
    }, 0)
}

const withLuhn = (start: string): string => `${start}${(10 - (luhnSum(`${start}0`) % 10)) % 10}`

/** SIRENs of 999 9.. that keep the key of Luhn. */
export const testSiren = (n: number): string => withLuhn(`9996${digits(n, 4)}`)
export const testSiret = (siren: string, place: number): string => withLuhn(`${siren}${digits(place, 4)}`)
