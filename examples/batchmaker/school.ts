import { communesOf } from './communes.ts'
import { addDays, yearsBefore } from './days.ts'
import { type Place, schoolPlaces } from './establishments.ts'
import { text } from './mistake.ts'
import { testEphoto, testNeph } from './identifiers.ts'
import type { JsonObject, Maker } from './maker.ts'
import { candidatePapers } from './papers.ts'
import { address, civilStatus } from './people.ts'

/** What six schools file in the weeks after the holidays. */
const mix: readonly (readonly [(maker: Maker) => JsonObject, number])[] = [
  [firstEnrolment, 190],
  [youngDriver, 80],
  [furtherCategory, 45],
  [heavyCategory, 20],
  [backToTheLicence, 15],
  [titleAfterExam, 75],
  [titleAfterTraining, 25],
  [transfer, 14],
]

export const schoolItems = (maker: Maker): JsonObject[] =>
  mix.flatMap(([make, count]) => Array.from({ length: count }, () => make(maker)))

interface Pupil {
  place: Place
  age: number
  bornOn: string
  isHosted: boolean
  candidate: JsonObject
}

function pupil(maker: Maker, [least, most]: readonly [number, number], places = schoolPlaces): Pupil {
  const { chance } = maker
  const place = chance.pickOf(places)
  const age = chance.whole(least, most)
  const bornOn = addDays(yearsBefore(maker.on, age), -chance.whole(20, 340))
  const isHosted = age < 18 || (age < 22 && chance.happens(0.6))
  const civil = civilStatus(maker, { bornOn, domain: 'org' })
  const home = address(maker, communesOf(place.around))
  const candidate = {
    kind: 'person',
    ...civil,
    address: isHosted ? { ...home, careOf: `CHEZ FAMILLE ${text(civil['birthName'])}` } : home,
    nationality: 'FRA',
    ...(isHosted ? { housing: 'hosted' } : {}),
  }
  return { place, age, bornOn, isHosted, candidate }
}

const begin = (maker: Maker, prefix: string, procedure: string, { place, candidate }: Pupil): JsonObject => ({
  reference: `${prefix}-${maker.on.slice(0, 4)}-${String(maker.serial(prefix)).padStart(4, '0')}`,
  procedure,
  establishment: place.number,
  candidate,
})

const photo = (maker: Maker): JsonObject => ({
  ePhoto: { code: testEphoto(maker), takenOn: maker.daysAgo(4, 60) },
})

/** Every fifth candidate confirms online, the others have signed at the school. */
const mandate = (maker: Maker): JsonObject => ({
  mandate: { kind: maker.chance.happens(0.2) ? 'online' : 'paper', signedOn: maker.daysAgo(2, 30) },
})

function guardian(maker: Maker, { candidate }: Pupil): JsonObject {
  const { birthName, firstNames, email, phone } = civilStatus(maker, {
    bornOn: maker.yearsAgo(38, 55),
    domain: 'org',
  })
  const role = maker.chance.pick(['mother', 'father'])
  return {
    kind: 'person',
    role,
    birthName: role === 'father' ? candidate['birthName'] : birthName,
    firstNames,
    email,
    phone,
  }
}

const gearbox = (maker: Maker): string => maker.chance.pick(['manual', 'manual', 'automatic'])

/** A mother by another name shows that the child is hers. */
const kinship = ({ candidate }: Pupil, guardian: JsonObject): JsonObject[] =>
  guardian['birthName'] === candidate['birthName']
    ? []
    : [{ kind: 'justificatif-autorite-parentale', variant: 'livret-de-famille' }]

function firstEnrolment(maker: Maker): JsonObject {
  const one = pupil(maker, [18, 34])
  const category = maker.chance.pick(['B', 'B', 'B', 'B', 'A2'])
  return {
    ...begin(maker, 'INS', 'inscription-premiere', one),
    training: { category, mode: 'traditional', ...(category === 'B' ? { gearbox: gearbox(maker) } : {}) },
    ...photo(maker),
    ...mandate(maker),
    documents: candidatePapers(maker, { ...one, needsAssr: one.age < 21 }),
  }
}

/** Accompanied learning from 15, and the ordinary way from 16. */
function youngDriver(maker: Maker): JsonObject {
  const one = pupil(maker, [15, 17])
  const parent = guardian(maker, one)
  const mode = one.age === 15 || maker.chance.happens(0.7) ? 'aac' : 'traditional'
  return {
    ...begin(maker, 'AAC', 'inscription-premiere', one),
    guardian: parent,
    training: { category: 'B', mode, gearbox: gearbox(maker) },
    ...photo(maker),
    ...mandate(maker),
    documents: [...candidatePapers(maker, { ...one, needsAssr: true }), ...kinship(one, parent)],
  }
}

/** Somebody who has held the car licence for years. */
function holderOfB(maker: Maker, [least, most]: readonly [number, number], places = schoolPlaces): Pupil {
  const one = pupil(maker, [least, most], places)
  const licensedOn = addDays(maker.on, -maker.chance.whole(800, 1_500))
  const department = one.place.around[0] ?? '69'
  return {
    ...one,
    isHosted: false,
    candidate: {
      ...one.candidate,
      housing: 'own',
      neph: testNeph(maker, licensedOn, department),
      licenceCategories: ['B'],
      licenceIssuedOn: licensedOn,
      licenceDates: { B: licensedOn },
    },
  }
}

function furtherCategory(maker: Maker): JsonObject {
  const one = holderOfB(maker, [26, 50])
  return {
    ...begin(maker, 'AJO', 'inscription-ajout-categorie', one),
    training: { category: maker.chance.pick(['A2', 'A2', 'BE']), mode: 'traditional' },
    ...photo(maker),
    ...mandate(maker),
    documents: [...candidatePapers(maker, { ...one, needsAssr: false }), { kind: 'permis-actuel' }],
  }
}

function heavyCategory(maker: Maker): JsonObject {
  const places = schoolPlaces.filter((place) => place.categories === undefined)
  const one = holderOfB(maker, [26, 48], places)
  return {
    ...begin(maker, 'PL', 'inscription-ajout-categorie', one),
    training: { category: maker.chance.pick(['C', 'C', 'C1', 'D']), mode: 'traditional' },
    ...photo(maker),
    ...mandate(maker),
    documents: [
      ...candidatePapers(maker, { ...one, needsAssr: false }),
      { kind: 'permis-actuel' },
      { kind: 'avis-medical', issuedOn: maker.daysAgo(10, 200) },
    ],
  }
}

function backToTheLicence(maker: Maker): JsonObject {
  const one = holderOfB(maker, [26, 60])
  const notifiedOn = maker.daysAgo(230, 400)
  return {
    ...begin(maker, 'RET', 'inscription-retour-permis', one),
    training: { category: 'B', mode: 'traditional', gearbox: gearbox(maker) },
    withdrawal: {
      kind: 'invalidation',
      notifiedOn,
      surrenderedOn: addDays(notifiedOn, 8),
      until: addDays(notifiedOn, 200),
    },
    ...photo(maker),
    ...mandate(maker),
    documents: [
      ...candidatePapers(maker, { ...one, needsAssr: false }),
      { kind: 'avis-medical', issuedOn: maker.daysAgo(10, 100) },
      { kind: 'tests-psychotechniques', issuedOn: maker.daysAgo(10, 100) },
      { kind: 'recepisse-remise-permis', issuedOn: addDays(notifiedOn, 8) },
      { kind: 'lettre-48si', issuedOn: notifiedOn },
    ],
  }
}

function titleAfterExam(maker: Maker): JsonObject {
  const one = pupil(maker, [18, 24])
  const enrolledOn = addDays(maker.on, -maker.chance.whole(200, 700))
  const passedOn = maker.daysAgo(3, 40)
  const neph = testNeph(maker, enrolledOn, one.place.around[0] ?? '69')
  return {
    ...begin(maker, 'TIT', 'titre-reussite-examen', { ...one, candidate: { ...one.candidate, neph } }),
    training: { category: 'B', mode: 'traditional', gearbox: gearbox(maker) },
    exam: { passedOn, centre: communesOf(one.place.around)[0]?.name ?? 'LYON' },
    ...photo(maker),
    ...mandate(maker),
    documents: [
      ...candidatePapers(maker, { ...one, needsAssr: true }),
      { kind: 'cepc', issuedOn: addDays(passedOn, 2) },
    ],
  }
}

/** From A2 to A, or the lifting of the automatic gearbox. */
function titleAfterTraining(maker: Maker): JsonObject {
  const one = holderOfB(maker, [27, 45])
  const isMotorcycle = maker.chance.happens(0.6)
  const a2On = addDays(maker.on, -maker.chance.whole(780, 900))
  const held = isMotorcycle ? { licenceCategories: ['A2', 'B'] } : { licenceCategories: ['B'] }
  const dates = one.candidate['licenceDates']
  const licenceDates = typeof dates === 'object' && !Array.isArray(dates) ? dates : {}
  return {
    ...begin(maker, 'ATT', 'titre-attestation-formation', {
      ...one,
      candidate: {
        ...one.candidate,
        ...held,
        licenceDates: { ...licenceDates, ...(isMotorcycle ? { A2: a2On } : {}) },
      },
    }),
    training: { category: isMotorcycle ? 'A' : '78-levee', mode: 'traditional' },
    ...photo(maker),
    ...mandate(maker),
    documents: [
      ...candidatePapers(maker, { ...one, needsAssr: false }),
      { kind: 'permis-actuel' },
      { kind: 'attestation-formation', issuedOn: maker.daysAgo(2, 20) },
    ],
  }
}

function transfer(maker: Maker): JsonObject {
  const one = pupil(maker, [18, 30])
  const enrolledOn = addDays(maker.on, -maker.chance.whole(100, 500))
  const neph = testNeph(maker, enrolledOn, one.place.around[0] ?? '69')
  return {
    ...begin(maker, 'TRA', 'transfert', { ...one, candidate: { ...one.candidate, neph } }),
    transfer: {
      requestNumber: `TEST-${maker.on.slice(0, 4)}-${100_000 + maker.serial('request')}`,
      fromSchool: 'E1903100770',
      originalMandate: maker.chance.pick(['online', 'none']),
    },
    documents: candidatePapers(maker, { ...one, needsAssr: false }).slice(0, 1),
  }
}
