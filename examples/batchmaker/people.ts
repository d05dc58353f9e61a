import { type Commune, communes } from './communes.ts'
import { testSiren, testSiret } from './identifiers.ts'
import type { JsonObject, Maker } from './maker.ts'
import { familyNames, mensNames, streets, womensNames } from './names.ts'

export function address(maker: Maker, around: readonly Commune[] = communes): JsonObject {
  const { chance } = maker
  const commune = chance.pickOf(around)
  return {
    line1: `${chance.whole(1, 140)} ${chance.pickOf(streets)}`,
    ...(chance.happens(0.12) ? { line2: `APPARTEMENT ${chance.whole(1, 60)}` } : {}),
    ...(chance.happens(0.06) ? { building: `BATIMENT ${chance.pick(['A', 'B', 'C'])}` } : {}),
    postalCode: commune.postalCode,
    city: commune.name,
    country: 'FRA',
  }
}

/** Names, sex, birth and ways to be reached of somebody who does not exist. */
export function civilStatus(
  maker: Maker,
  { bornOn, domain }: { bornOn: string; domain: 'com' | 'org' },
): JsonObject {
  const { chance } = maker
  const isWoman = chance.happens(0.5)
  const names = isWoman ? womensNames : mensNames
  const birthName = chance.pickOf(familyNames)
  const firstNames = [chance.pickOf(names)]
  if (chance.happens(0.3)) {
    const second = chance.pickOf(names)
    if (second !== firstNames[0]) firstNames.push(second)
  }
  const n = maker.serial('person')
  const usageName = isWoman && chance.happens(0.15) ? chance.pickOf(familyNames) : birthName
  return {
    birthName,
    ...(usageName === birthName ? {} : { usageName }),
    firstNames,
    sex: isWoman ? 'F' : 'M',
    birthDate: bornOn,
    birthPlace: birthPlace(maker),
    email: `${plain(firstNames[0] ?? '')}.${plain(birthName)}${n}@example.${domain}`,
    phone: `+3363998${String(n % 10_000).padStart(4, '0')}`,
  }
}

function birthPlace({ chance }: Maker): JsonObject {
  if (chance.happens(0.07)) {
    const [commune, country] = chance.pick([
      ['CASABLANCA', 'MAR'],
      ['ALGER', 'DZA'],
      ['PORTO', 'PRT'],
      ['DAKAR', 'SEN'],
      ['BRUXELLES', 'BEL'],
      ['TURIN', 'ITA'],
    ])
    return { commune, country }
  }
  const commune = chance.pickOf(communes)
  return { commune: commune.name, department: commune.department, country: 'FRA' }
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()

/** A private holder with a car licence. */
export const privateHolder = (maker: Maker): JsonObject => ({
  kind: 'person',
  ...civilStatus(maker, { bornOn: maker.yearsAgo(21, 82), domain: 'com' }),
  address: address(maker),
  drivingLicence: true,
  licenceCategories: maker.chance.happens(0.2) ? ['A2', 'B'] : ['B'],
})

/** Somebody who sells: names, and what the old title says. */
export function privateSeller(maker: Maker): JsonObject {
  const {
    email: _email,
    phone: _phone,
    ...civil
  } = civilStatus(maker, {
    bornOn: maker.yearsAgo(21, 88),
    domain: 'com',
  })
  return { kind: 'person', ...civil }
}

const trades = [
  'TRANSPORTS',
  'BATIMENT',
  'MENUISERIE',
  'PLOMBERIE',
  'CONSEIL',
  'PAYSAGES',
  'BOULANGERIE',
  'AMBULANCES',
  'LOCATION',
] as const

export function company(maker: Maker): JsonObject {
  const n = maker.serial('company')
  const siren = testSiren(n)
  const name = `${maker.chance.pick(trades)} ${maker.chance.pickOf(familyNames)} DU TEST`
  return {
    kind: 'organisation',
    name,
    legalForm: 'company',
    siren,
    siret: testSiret(siren, 1),
    address: address(maker),
    email: `compta${n}@example.com`,
    phone: `+3363998${String((9_999 - n) % 10_000).padStart(4, '0')}`,
  }
}
