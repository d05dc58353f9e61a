import { ageOn } from './dates.ts'
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

/** Under 18 whatever the unknown parts of the birth date are. */
export const isMinor = (birthDate: string | undefined, on: string): boolean =>
  birthDate !== undefined && birthDate > nineteenYearsBefore(on) && ageOn(birthDate, on).oldest < 18

/** Nearly everybody is older: a comparison of texts spares the arithmetic. */
const nineteenYearsBefore = (on: string): string => `${Number(on.slice(0, 4)) - 19}`
