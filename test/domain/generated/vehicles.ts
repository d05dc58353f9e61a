import fc from 'fast-check'
import type { JsonObject } from '../../../server/domain/item.ts'

/** Vehicles as their certificates of conformity describe them, and as used French ones are named. */

const vinLetters = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789')

/** The maker's first three characters, then TEST: nobody's vehicle. */
const vin = (maker: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...vinLetters), { minLength: 4, maxLength: 4 })
    .chain((middle) =>
      fc
        .integer({ min: 0, max: 999_999 })
        .map((serial) => `${maker}TEST${middle.join('')}${String(serial).padStart(6, '0')}`),
    )

const makers = [
  ['VF1', 'RENAULT'],
  ['VF3', 'PEUGEOT'],
  ['WVW', 'VOLKSWAGEN'],
  ['WBA', 'BMW'],
  ['WF0', 'FORD'],
] as const

const letters = Array.from('ABCDEFGHJKLMNPQRTVWXYZ')
const pair = fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...letters)).map((two) => two.join(''))
const plate = fc
  .record({ digits: fc.integer({ min: 1, max: 999 }), last: pair, first: pair })
  .filter(({ first, last }) => first !== 'WW' && first !== 'SS' && last !== 'SS')
  .map(({ digits, last, first }) => `${first}-${String(digits).padStart(3, '0')}-${last}`)

const engines = [
  { energy: 'ES', capacity: [898, 1_998], co2: [95, 190] },
  { energy: 'GO', capacity: [1_461, 1_997], co2: [90, 180] },
  { energy: 'EH', capacity: [1_498, 1_998], co2: [85, 140] },
  { energy: 'EE', capacity: [1_332, 1_998], co2: [15, 45] },
  { energy: 'EL' },
] as const

const within = ([min, max]: readonly [number, number]): fc.Arbitrary<number> => fc.integer({ min, max })

const engine = fc
  .constantFrom(...engines)
  .chain((kind): fc.Arbitrary<JsonObject> =>
    'capacity' in kind
      ? fc
          .record({ engineCapacity: within(kind.capacity), co2: within(kind.co2) })
          .map((told) => ({ energy: kind.energy, soundLevel: 72, soundSpeed: 3_750, ...told }))
      : fc.constant({ energy: kind.energy, co2: 0 }),
  )

const masses = (genre: string): fc.Arbitrary<JsonObject> =>
  fc
    .record({
      massUnladen: fc.integer({ min: 950, max: 2_100 }),
      load: fc.integer({ min: 300, max: 900 }),
      towed: fc.integer({ min: 0, max: 1_800 }),
    })
    .map(({ massUnladen, load, towed }) => {
      const massMax = massUnladen + 75 + load
      return {
        massUnladen,
        massInService: massUnladen + 75,
        massMax,
        massTechnicalMax: massMax,
        massTrainMax: massMax + towed,
        ...(genre === 'VP' ? {} : { body: 'FOURGON', bodyEuropean: 'BB' }),
      }
    })

const kinds = [
  { category: 'M1', genre: 'VP', body: 'CI', bodyEuropean: 'AB', seats: 5 },
  { category: 'N1', genre: 'CTTE', body: 'FOURGON', bodyEuropean: 'BB', seats: 3 },
] as const

/** The rubrics of annex XIII, in order with each other. */
export const described: fc.Arbitrary<JsonObject> = fc.constantFrom(...makers).chain(([code, make]) =>
  fc.constantFrom(...kinds).chain((kind) =>
    fc
      .record({
        vin: vin(code),
        engine,
        masses: masses(kind.genre),
        power: fc.integer({ min: 50, max: 160 }),
      })
      .map(({ vin: number, engine: driven, masses: weighed, power }) => ({
        vin: number,
        make,
        commercialName: 'MODELE',
        typeVariantVersion: 'ABC-D12E-01',
        typeApproval: 'e2*2018/858*00021*03',
        receptionType: 'CE',
        power,
        fiscalPower: Math.max(1, Math.round(1.34 + 1.8 * (power / 100) ** 2 + 3.87 * (power / 100))),
        environmentalClass: '715/2007*2023/443EURO6',
        ...driven,
        ...weighed,
        ...kind,
      })),
  ),
)

/** A trailer of another Member State: no engine, no quitus. */
export const trailer: fc.Arbitrary<JsonObject> = vin('VF9').map((number) => ({
  vin: number,
  make: 'REMORQUES DU TEST',
  commercialName: 'PLATEAU 2T',
  typeVariantVersion: 'PL-20-01',
  typeApproval: 'e2*2018/858*00021*03',
  receptionType: 'CE',
  category: 'O2',
  genre: 'REM',
  body: 'PLATEAU',
  bodyEuropean: 'DB',
  massUnladen: 480,
  massInService: 480,
  massMax: 2_000,
  massTechnicalMax: 2_000,
  massTrainMax: 0,
}))

/** A used French vehicle: the State knows the rest. */
export const registeredHere: fc.Arbitrary<JsonObject> = fc
  .record({
    maker: fc.constantFrom(...makers).chain(([code]) => vin(code)),
    plate,
    year: fc.integer({ min: 2_010, max: 2_025 }),
    serial: fc.integer({ min: 0, max: 99_999 }),
    month: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ maker, plate: number, year, serial, month }) => ({
    vin: maker,
    plate: number,
    formulaNumber: `${year}TS${String(serial).padStart(5, '0')}`,
    firstRegistrationDate: `${year}-${String(month).padStart(2, '0')}-05`,
    genre: 'VP',
  }))
