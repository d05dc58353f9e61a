import type { CatalogueEntry } from '../finding.ts'
import type { ItemView } from '../itemView.ts'
import { at, type Fault, type Rule } from '../rule.ts'
import { type AgeRow, doubtfulAges, filingAges, licenceAges } from './ages.ts'
import { enrolments, titles } from './procedureGroups.ts'
import { guardianRequired, isMinor, isYoungerThan } from '../guardian.ts'
import { driverProcedures } from '../item.ts'

/** One rule for each row of the age table, so that each keeps its own dates and source. */

const belowFilingAge: CatalogueEntry = {
  code: 'age-below-filing-min',
  severity: 'error',
  actor: 'school',
  fr: 'Le candidat n’a pas l’âge : une inscription pour la catégorie {category} se dépose à partir de {age} ans.',
  en: 'The candidate is too young: an enrolment for category {category} may be filed from the age of {age}.',
  remedy: {
    fr: 'Attendez son anniversaire (notBefore peut fixer le jour), ou vérifiez la date de naissance et la catégorie.',
    en: 'Wait for the birthday (notBefore can set the day), or check birth date and category.',
  },
}

const belowLicenceAge: CatalogueEntry = {
  code: 'age-below-licence-min',
  severity: 'error',
  actor: 'school',
  fr: 'Le candidat n’avait pas l’âge : le permis {category} s’obtient à partir de {age} ans, au jour de l’examen.',
  en: 'The candidate was too young: licence {category} is given from the age of {age} on the day of the exam.',
  remedy: {
    fr: 'Vérifiez la date de naissance, la catégorie et la date de l’examen.',
    en: 'Check the birth date, the category and the date of the exam.',
  },
}

const belowAgeDoubtful: CatalogueEntry = {
  code: 'age-below-licence-usual',
  severity: 'warning',
  actor: 'school',
  fr: 'Le permis {category} s’obtient d’ordinaire à partir de {age} ans : l’instructeur (CERT) peut demander une formation professionnelle.',
  en: 'Licence {category} is usually given from the age of {age}: the State’s examiner (CERT) may ask for professional training.',
  remedy: {
    fr: 'Si le candidat suit une formation professionnelle, indiquez professional : true.',
    en: 'If the candidate is in professional training, say professional: true.',
  },
}

const licenceDay = (item: ItemView, on: string): string => item.exam?.passedOn ?? on

const fits = (row: AgeRow, { training }: ItemView): boolean =>
  training?.category !== undefined &&
  row.categories.includes(training.category) &&
  (row.mode === undefined || row.mode === training.mode) &&
  (row.professional === undefined || row.professional === (training.professional ?? false))

interface AgeTable {
  entry: CatalogueEntry
  rows: readonly AgeRow[]
  day: (item: ItemView, on: string) => string
}

function ageRules({ entry, rows, day }: AgeTable, procedures: Rule['procedures']): Rule[] {
  return rows.map((row, index) => {
    const before = rows.slice(0, index)
    return {
      entry,
      procedures,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      source: row.source,
      confirmed: row.confirmed,
      facts: { age: row.age, category: row.categories.join(', ') },
      check: (item, { on }) =>
        fits(row, item) && !before.some((other) => holdsInstead(other, row) && fits(other, item))
          ? tooYoung(item, day(item, on), row.age)
          : null,
    }
  })
}

/** Two rows of which one ends the day before the other begins never meet: the book holds only one of them. */
const holdsInstead = (other: AgeRow, row: AgeRow): boolean =>
  other.validUntil === undefined || row.validFrom === undefined || other.validUntil >= row.validFrom

/** In doubt about the birthday (unknown day or month) the candidate is as old as can be: the State decides. */
function tooYoung({ candidate, training }: ItemView, day: string, age: number): Fault | null {
  const born = candidate?.birthDate
  if (born === undefined || !isYoungerThan(age, born, day)) return null
  return at('/candidate/birthDate', { age, category: training?.category ?? '' })
}

export const driverAgeRules: readonly Rule[] = [
  ...ageRules({ entry: belowFilingAge, rows: filingAges, day: (_item, on) => on }, enrolments),
  ...ageRules({ entry: belowLicenceAge, rows: licenceAges, day: licenceDay }, titles),
  ...ageRules({ entry: belowAgeDoubtful, rows: doubtfulAges, day: licenceDay }, titles),
  {
    entry: guardianRequired,
    procedures: driverProcedures,
    source: 'ANTS, page « inscription à l’examen » ; Service-public F2828',
    confirmed: true,
    check: ({ candidate, guardian }, { on }) =>
      guardian === undefined && (candidate?.protected === true || isMinor(candidate?.birthDate, on))
        ? at('/guardian')
        : null,
  },
]
