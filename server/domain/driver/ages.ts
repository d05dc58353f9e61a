import type { Severity } from '../finding.ts'
import type { Validity } from '../rule.ts'

/** Minimum ages, as a table: ages are law, and law changes on a day. */
export interface AgeRow extends Validity {
  categories: readonly string[]
  mode?: string
  /** Only for candidates with professional training (diploma, long training), or only for those without; absent = both. */
  professional?: boolean
  age: number
  /** Absent: an error. */
  severity?: Severity
  source: string
  confirmed: boolean
}

const article1 = 'Arrêté du 20 avril 2012, article 1, II'
const roadCode = 'Code de la route, article R.221-5'
const decree2021 = 'Décret n° 2021-542 du 30 avril 2021'
const decree2023 = 'Décret n° 2023-1214 du 20 décembre 2023'

const sourced = { confirmed: true } as const

/** From which age a school may file an enrolment; the first row that fits counts. */
export const filingAges: readonly AgeRow[] = [
  { categories: ['AM'], age: 14, source: article1, ...sourced },
  { categories: ['B'], mode: 'aac', age: 15, source: article1, ...sourced },
  {
    categories: ['A1', 'A2', 'A', 'B', 'B1', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'],
    age: 16,
    source: article1,
    ...sourced,
  },
]

/** From which age the licence itself may be given, counted on the day of the exam; the first row that fits counts. */
export const licenceAges: readonly AgeRow[] = [
  { categories: ['AM'], age: 14, source: article1, ...sourced },
  { categories: ['A1', 'B1'], age: 16, source: roadCode, ...sourced },
  { categories: ['A2'], age: 18, source: roadCode, ...sourced },
  { categories: ['A'], age: 20, source: roadCode, ...sourced },
  { categories: ['B'], mode: 'supervised', age: 18, source: 'Service-public F21012 (2020)', ...sourced },
  { categories: ['B'], mode: 'accompanied', age: 18, source: 'Arrêté du 17 janvier 2013', ...sourced },
  { categories: ['B'], mode: 'aac', age: 17, source: roadCode, ...sourced },
  { categories: ['B'], age: 18, validUntil: '2023-12-31', source: roadCode, ...sourced },
  { categories: ['B'], age: 17, validFrom: '2024-01-01', source: decree2023, ...sourced },
  { categories: ['BE', 'C1', 'C1E'], age: 18, source: roadCode, ...sourced },
  { categories: ['C', 'CE', 'D1', 'D1E'], professional: true, age: 18, source: decree2021, ...sourced },
  { categories: ['C', 'CE', 'D1', 'D1E'], professional: false, age: 21, source: decree2021, ...sourced },
  { categories: ['D', 'DE'], age: 18, source: decree2021, ...sourced },
]

/**
 * Ages that are only warned about. For category D 24 years are the text of 2021, but a training body writes in public that it
 * is open from 18, and no decree was found that says so.
 */
export const doubtfulAges: readonly AgeRow[] = [
  {
    categories: ['D', 'DE'],
    professional: false,
    age: 24,
    severity: 'warning',
    source: `${decree2021} ; ouverture dès 18 ans`,
    confirmed: false,
  },
]
