import { isDate } from '../dates.ts'

/** `YYYY-MM-DDThh:mm:ss[.fff](Z|+hh:mm)`, a day and an hour that exist; no leap second. */
export function isDateTime(text: string): boolean {
  const match =
    /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))$/.exec(text)
  if (!match) return false
  const [, day = '', hour, minute, second, offsetHour = '0', offsetMinute = '0'] = match
  return (
    isDate(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(offsetHour) < 24 &&
    Number(offsetMinute) < 60
  )
}

/** No request tells of a day before the first car: `0206-11-17` is 2026 typed wrong, and would go first as the latest of all. */
const firstDay = '1800-01-01'

/** The formats that the schemas name: an ajv instance must know these two, each a check of the calendar too. */
export const itemFormats: Readonly<Record<'date' | 'date-time', (text: string) => boolean>> = {
  date: (text) => isDate(text) && text >= firstDay,
  'date-time': isDateTime,
}

/**
 * What an ajv 8 instance must be told. `discriminator`: parties are a union by `kind`, and an error names the
 * field and not the branches. `allowUnionTypes`: a mention is a code or an object.
 */
export const itemAjvOptions = {
  allErrors: true,
  strict: true,
  discriminator: true,
  allowUnionTypes: true,
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
} as const
