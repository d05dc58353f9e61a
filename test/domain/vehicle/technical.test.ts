import { describe, expect, test } from 'vitest'
import { makesOfVin } from '../../../server/domain/vehicle/makers.ts'
import { countedFiscalPower } from '../../../server/domain/vehicle/power.ts'
import { codes, judged } from '../judge/judged.ts'

const car = { genre: 'VP', category: 'M1' }

describe('fiscal power', () => {
  test.each([
    // As ADEME's list of 2014 has them.
    ['GO', 66, 99, 4],
    ['ES', 85, 149, 7],
    ['GO', 120, 142, 9],
  ])('of an older %s car of %d kW and %d g/km is %d', (energy, power, co2, expected) => {
    const vehicle = { ...car, energy, power, co2, firstRegistrationDate: '2014-03-01' }

    expect(countedFiscalPower(vehicle)).toBe(expected)
  })

  test.each([
    ['2026-01-01', 67, 5],
    ['2020-07-01', 103, 7],
    [undefined, 67, 5],
  ])('of a car first registered %s with %d kW is %d by the formula of 2020', (born, power, expected) => {
    const vehicle = {
      ...car,
      energy: 'ES',
      power,
      co2: 300,
      ...(born ? { firstRegistrationDate: born } : {}),
    }

    expect(countedFiscalPower(vehicle)).toBe(expected)
  })

  test.each([
    ['an electric car', { ...car, energy: 'EL', power: 100 }],
    ['a plug-in hybrid', { ...car, energy: 'EE', power: 100 }],
    ['a van', { genre: 'CTTE', category: 'N1', energy: 'GO', power: 100 }],
    ['a car of 1990', { ...car, energy: 'ES', power: 60, co2: 150, firstRegistrationDate: '1990-05-05' }],
    ['a used car without CO2', { ...car, energy: 'ES', power: 60, firstRegistrationDate: '2012-05-05' }],
  ])('of %s is not counted', (_says, vehicle) => {
    expect(countedFiscalPower(vehicle)).toBeNull()
  })
})

describe('the maker in a VIN', () => {
  test.each([
    ['WBATEST0000002101', 'BMW'],
    ['WDDTEST0000002101', 'Mercedes-Benz'],
    ['VR1TEST0000002101', 'DS Automobiles'],
    ['UU1TEST0000002101', 'DACIA'],
    ['VF7TEST0000002101', 'Citroën'],
    ['ZARTEST0000002101', 'ALFA-ROMEO'],
    ['SALTEST0000002101', 'LAND ROVER'],
  ])('%s goes with %s', (vin, make) => {
    expect(codes(judged('vn', { vehicle: { vin, make } }))).not.toContain('vin-make-mismatch')
  })

  test.each([
    ['WBATEST0000002101', 'RENAULT'],
    ['JTDTEST0000002101', 'PEUGEOT'],
    ['VR1TEST0000002101', 'TESLA'],
  ])('%s does not go with %s', (vin, make) => {
    expect(codes(judged('vn', { vehicle: { vin, make } }))).toContain('vin-make-mismatch')
  })

  test('says nothing of a maker or a make that is not in the table', () => {
    expect(makesOfVin('ZZZTEST0000002101')).toBeUndefined()
    expect(codes(judged('vn', { vehicle: { vin: 'ZZZTEST0000002101' } }))).not.toContain('vin-make-mismatch')
    expect(codes(judged('vn', { vehicle: { make: 'CHAUSSON' } }))).not.toContain('vin-make-mismatch')
  })
})

test.each(['NON_SPEC', 'NONSPEC', 'CIALE', 'HANDICAP'])('takes %s as the body of a passenger car', (body) => {
  const found = codes(judged('vn', { vehicle: { body } }))

  expect(found.filter((code) => code.startsWith('body-'))).toEqual([])
})

test.each(['SOLO-SIDE-CAR', 'SIDE-CAR', 'SOLO'])('takes %s as the body of a motorcycle', (body) => {
  const found = codes(judged('vn', { vehicle: { body, genre: 'MTT2', category: 'L4e', bodyEuropean: null } }))

  expect(found.filter((code) => code.startsWith('body-'))).toEqual([])
})
