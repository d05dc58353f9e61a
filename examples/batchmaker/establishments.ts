import { testSiren, testSiret } from './identifiers.ts'

export interface Place {
  kind: 'habilitation' | 'school'
  number: string
  siret?: string
  permits?: ('pivo' | 'diva' | 'lessor')[]
  categories?: string[]
  /** Where its customers live: numbers of départements. */
  around: string[]
}

const group = testSiren(9_001)
const network = testSiren(9_002)

/** A dealer group of six sites; the last but one imports, the last one lets. */
export const dealerPlaces: readonly Place[] = [
  { kind: 'habilitation', number: '99101', siret: testSiret(group, 1), around: ['59', '62', '80'] },
  { kind: 'habilitation', number: '99102', siret: testSiret(group, 2), around: ['69', '01', '38', '42'] },
  { kind: 'habilitation', number: '99103', siret: testSiret(group, 3), around: ['44', '49', '35', '85'] },
  { kind: 'habilitation', number: '99104', siret: testSiret(group, 4), around: ['31', '81', '82'] },
  {
    kind: 'habilitation',
    number: '99105',
    siret: testSiret(group, 5),
    permits: ['pivo', 'diva'],
    around: ['67', '68', '57'],
  },
  {
    kind: 'habilitation',
    number: '99106',
    siret: testSiret(group, 6),
    permits: ['lessor'],
    around: ['92', '78', '75'],
  },
]

const light = ['AM', 'A1', 'A2', 'A', 'B', 'B1', 'BE']

/** A network of six schools; two of them teach lorries too. */
export const schoolPlaces: readonly Place[] = [
  { kind: 'school', number: 'E2406900120', siret: testSiret(network, 1), around: ['69'] },
  { kind: 'school', number: 'E2103301870', siret: testSiret(network, 2), categories: light, around: ['33'] },
  { kind: 'school', number: 'E2205902340', siret: testSiret(network, 3), around: ['59'] },
  { kind: 'school', number: 'E2304400910', siret: testSiret(network, 4), categories: light, around: ['44'] },
  { kind: 'school', number: 'E2003100450', siret: testSiret(network, 5), categories: light, around: ['31'] },
  { kind: 'school', number: 'E2506700080', siret: testSiret(network, 6), categories: light, around: ['67'] },
]

/** As POST /v1/admin/tenants takes them. */
export const asEstablishments = (places: readonly Place[]): Omit<Place, 'around'>[] =>
  places.map(({ around: _around, ...place }) => place)
