import type { CatalogueEntry } from './finding.ts'

/** A minor signs nothing: who holds parental authority does. The same for a certificate and for a licence. */
export const guardianRequired: CatalogueEntry = {
  code: 'guardian-required',
  severity: 'error',
  actor: 'client',
  fr: 'La personne est mineure ou protégée : son représentant légal doit figurer au dossier.',
  en: 'The person is a minor or under guardianship: the legal representative has to be named.',
  remedy: {
    fr: 'Ajoutez « guardian » : nom, prénoms et qualité (père, mère, tuteur ou organisme).',
    en: 'Add "guardian": names and role (father, mother, guardian or institution).',
  },
}

/**
 * Below an age on a day even if born as early as the date allows: an unknown day or month (00) comes before all others.
 * Someone born on 29 February is a year older on 1 March of a common year.
 */
export function isYoungerThan(age: number, birthDate: string, on: string): boolean {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return years < age || (years === age && on.slice(5) < birthDate.slice(5))
}

export const isMinor = (birthDate: string | undefined, on: string): boolean =>
  birthDate !== undefined && isYoungerThan(18, birthDate, on)
