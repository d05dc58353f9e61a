import type { CatalogueEntry } from './finding.ts'

/** A minor signs nothing: who holds parental authority does. The same for a certificate and for a licence. */
export const guardianRequired: CatalogueEntry = {
  code: 'guardian-required',
  severity: 'error',
  actor: 'client',
  fr: 'La personne est mineure ou protégée : son représentant légal doit figurer au dossier.',
  en: 'The person is a minor or under guardianship: the legal representative has to be named.',
  remedy: {
    fr: 'Ajoutez le représentant légal (« guardian ») : nom, prénoms et qualité (père, mère, tuteur ou organisme).',
    en: 'Add "guardian": names and role (father, mother, guardian or institution).',
  },
}

/**
 * Below an age on a day even if born as early as the date allows: an unknown day or month (00) comes before all others.
 * Someone born on 29 February is a year older on 1 March of a common year.
 */
export const isYoungerThan = (age: number, birthDate: string, on: string): boolean =>
  birthDate > lastBirthday(age, on)

/** A batch names few days, and every rule of age asks again. */
const daysMax = 1_000
const lastBirthdays = new Map<string, string[]>()

/** Whoever was born after it is younger on that day; before the year 0 nobody was born. */
function lastBirthday(age: number, on: string): string {
  let ofDay = lastBirthdays.get(on)
  if (ofDay === undefined) {
    if (lastBirthdays.size >= daysMax) lastBirthdays.clear()
    ofDay = []
    lastBirthdays.set(on, ofDay)
  }
  const known = ofDay[age]
  if (known !== undefined) return known
  const year = Number(on.slice(0, 4)) - age
  const day = year < 0 ? '' : `${String(year).padStart(4, '0')}${on.slice(4)}`
  ofDay[age] = day
  return day
}

export const isMinor = (birthDate: string | undefined, on: string): boolean =>
  birthDate !== undefined && isYoungerThan(18, birthDate, on)
