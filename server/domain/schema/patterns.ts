/** Patterns of the schemas. The key is what ajv reports, so each carries what a person should have written. */
export interface ExpectedForm {
  fr: string
  en: string
}

export const timePattern = '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$'
export const birthDatePattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
export const countryPattern = '^[A-Z]{3}$'
/** J: M, N, L, O, R, S, T, C and their figures; the list of L sub-categories is in Regulation (EU) 168/2013. */
export const vehicleCategoryPattern =
  '^(?:[MNO][1-4]G?|L[1-7]e(?:-[A-C][A-Z]?[0-9]?[A-Z]?)?|[RST][1-5](?:\\.[1-4])?[ab]?|C[1-5][ab]?)$'
export const stateCodePattern = '^[A-Z0-9_-]{1,24}$'
/**
 * Free text is one line: what people type, without the characters that only machines use, and without those that nobody sees but that
 * turn what follows round or split a word (copied from contacts and web pages): the State would print something else.
 */
export const textPattern =
  '^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060\\u2066-\\u2069\\ufeff]*$'
export const metadataNamePattern = '^(?!__proto__$).{1,40}$'

export const expectedForms: Readonly<Record<string, ExpectedForm>> = {
  [timePattern]: { fr: 'une heure HH:MM, de 00:00 à 23:59', en: 'a time HH:MM, from 00:00 to 23:59' },
  [birthDatePattern]: {
    fr: 'une date AAAA-MM-JJ (00 pour un jour ou un mois inconnu)',
    en: 'a date YYYY-MM-DD (00 for an unknown day or month)',
  },
  [countryPattern]: {
    fr: 'un code pays de trois lettres (ISO 3166 alpha-3), par exemple FRA',
    en: 'a three-letter country code (ISO 3166 alpha-3), for example FRA',
  },
  [vehicleCategoryPattern]: {
    fr: 'une catégorie européenne (rubrique J), par exemple M1, N1 ou L3e',
    en: 'an EU category (J), for example M1, N1 or L3e',
  },
  [stateCodePattern]: {
    fr: 'un code de l’administration, en capitales et sans espace',
    en: 'a code of the State, in capitals without spaces',
  },
  [textPattern]: {
    fr: 'un texte sur une seule ligne, sans tabulation, ni caractère de commande ou invisible',
    en: 'a text on one line, without tabs, control or invisible characters',
  },
  date: { fr: 'une date AAAA-MM-JJ qui existe', en: 'an existing date YYYY-MM-DD' },
  'date-time': {
    fr: 'un instant RFC 3339 avec son fuseau, par exemple 2026-11-23T17:00:00Z',
    en: 'an RFC 3339 instant with its offset, for example 2026-11-23T17:00:00Z',
  },
}
