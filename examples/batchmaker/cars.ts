import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, Maker } from './maker.ts'

/** A type of car as ADEME published it. */
export interface CarType {
  cnit: string
  make: string
  model: string
  commercialName: string
  energy: string
  fiscalPower: number
  power: number
  mass: number
  co2: number
  body: string
}

export const carsFile = join(import.meta.dirname, 'cars.csv')

/** Columns: cnit;make;model;commercialName;energy;hybrid;fiscalPowerCv;powerKw;massKg;co2GramsPerKm;body */
export function readCars(file = carsFile): CarType[] {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => {
    const cells = line.split(';')
    const cell = (index: number): string => cells[index]?.trim() ?? ''
    return {
      cnit: cell(0),
      make: cell(1),
      model: cell(2),
      commercialName: cell(3).slice(0, 60).trimEnd(),
      energy: energies[cell(4)] ?? cell(4),
      fiscalPower: Number(cell(6)),
      power: Number(cell(7)),
      mass: Number(cell(8)),
      co2: Number(cell(9)),
      body: cell(10),
    }
  })
}

/** ADEME writes two energies side by side where the certificate has one code (P.3). */
const energies: Readonly<Record<string, string>> = { 'ES/GP': 'EG', 'ES/GN': 'EN' }

/** J.2 of the shapes that ADEME names. */
const bodies: Readonly<Record<string, string>> = {
  BERLINE: 'AB',
  BREAK: 'AC',
  COUPE: 'AD',
  CABRIOLET: 'AE',
}

const driverKg = 75

/**
 * The rubrics of a car of this type, new or registered on a day: CNIT, energy, power, mass and CO2 are the type's own; P.6 is counted as
 * the law of that day does; what ADEME does not publish (D.2, K, F, P.1, U) is invented in the size that such a car has.
 */
export function rubrics(car: CarType, { chance }: Maker, registeredOn?: string): JsonObject {
  const massMax = car.mass + chance.whole(40, 55) * 10
  const burns = car.energy !== 'EL'
  const serial = car.cnit.slice(-7)
  return {
    make: car.make,
    commercialName: car.commercialName,
    typeVariantVersion: `${car.cnit.slice(3, 6)}-${serial}-01`,
    cnit: car.cnit,
    category: 'M1',
    genre: 'VP',
    bodyEuropean: bodies[car.body] ?? 'AF',
    body: car.body === 'BREAK' ? 'BREAK' : car.body === 'CABRIOLET' ? 'CABR' : 'CI',
    typeApproval: `e2*2018/858*${serial.slice(0, 5)}*0${chance.whole(0, 9)}`,
    receptionType: 'CE',
    massTechnicalMax: massMax,
    massMax,
    massTrainMax: massMax + chance.whole(6, 16) * 100,
    massInService: car.mass,
    massUnladen: car.mass - driverKg,
    ...(burns ? { engineCapacity: capacity(car) } : {}),
    power: car.power,
    energy: car.energy,
    fiscalPower: fiscalPowerOn(car, registeredOn),
    seats: car.body === 'MINIBUS' ? 9 : car.body === 'COUPE' || car.body === 'CABRIOLET' ? 4 : 5,
    soundLevel: burns ? chance.whole(69, 76) : 66,
    soundSpeed: burns ? 3_750 : 2_500,
    co2: car.co2,
    environmentalClass: '715/2007*2023/443EURO6',
  }
}

/** "GIULIETTA 1.4 T-jet": the litres stand in most names; else about 16 cm3 a kilowatt. */
function capacity({ commercialName, power }: CarType): number {
  const litres = /\b(\d[.,]\d)\b/.exec(commercialName)?.[1]
  return litres === undefined
    ? Math.max(898, power * 16)
    : Math.round(Number(litres.replace(',', '.')) * 1_000) - 2
}

const chargedEnergies = new Set(['EL', 'EE', 'GL'])

/** The formula since 1 July 2020 knows the power alone, the one before the CO2 too; what is charged keeps the list's figure. */
function fiscalPowerOn({ energy, power, co2, fiscalPower }: CarType, registeredOn = '9999-12-31'): number {
  if (chargedEnergies.has(energy)) return fiscalPower
  const counted =
    registeredOn < '2020-07-01'
      ? co2 / 45 + (power / 40) ** 1.6
      : 1.34 + 1.8 * (power / 100) ** 2 + 3.87 * (power / 100)
  return Math.max(1, Math.round(counted))
}
