import { addYears } from '../dates.ts'
import { procedures } from '../item.ts'
import type { PaperView } from '../itemView.ts'
import { remembered } from '../rememberedDays.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { eachPaper } from './eachPaper.ts'

/** How long an identity document serves after it expired. */

export const idExpiredWarn = clientFault(
  'id-expired-warn',
  [
    'La pièce d’identité a expiré le {date} : elle est encore admise, mais peut être refusée.',
    'The identity document expired on {date}: it is still admitted, but may be refused.',
  ],
  [
    'Joignez de préférence une pièce en cours de validité.',
    'Preferably add a document that is still in force.',
  ],
  'warning',
)

export const idExpiredTooLong = clientFault(
  'id-expired-too-long',
  [
    'La pièce d’identité a expiré le {date} : elle n’est plus admise ({fr}).',
    'The identity document expired on {date}: it is no longer admitted ({en}).',
  ],
  [
    'Joignez une autre pièce d’identité, en cours de validité.',
    'Add another identity document that is in force.',
  ],
)

interface Tolerance {
  years: number
  fr: string
  en: string
}

const five: Tolerance = { years: 5, fr: 'cinq ans au plus', en: 'five years at most' }
const two: Tolerance = {
  years: 2,
  fr: 'deux ans au plus pour un passeport non biométrique',
  en: 'two years at most for a passport that is not biometric',
}
const inForce: Tolerance = {
  years: 0,
  fr: 'un titre de séjour doit être en cours de validité',
  en: 'a residence permit has to be in force',
}

const stayTitles = 'titre-sejour recepisse recepisse-protection-internationale dcem tir aps'
const tolerances: ReadonlyMap<string | undefined, Tolerance> = new Map([
  ['passeport', two],
  ...stayTitles.split(' ').map((variant): [string, Tolerance] => [variant, inForce]),
])
const toleranceOf = ({ variant }: PaperView): Tolerance => tolerances.get(variant) ?? five

const identityKinds = ['identite', 'identite-hebergeant', 'identite-representant-legal']
export const isIdentity = (kind: string | undefined): boolean => identityKinds.includes(kind ?? '')

const afterTwoYears = remembered((date) => addYears(date, 2))
const afterFiveYears = remembered((date) => addYears(date, 5))
const lastDay = (expiresOn: string, { years }: Tolerance): string => {
  if (years === 0) return expiresOn
  return years === 2 ? afterTwoYears(expiresOn) : afterFiveYears(expiresOn)
}

const source = 'Service-public F31057 (3 août 2020) ; arrêté du 23 décembre 2016'

/** @param isTooLong whether documents beyond their tolerance are meant, or those within it */
const expired = (isTooLong: boolean): Rule['check'] =>
  eachPaper((paper, index, on) => {
    const { expiresOn } = paper
    if (expiresOn === undefined || expiresOn >= on) return null
    const tolerance = toleranceOf(paper)
    if (lastDay(expiresOn, tolerance) < on !== isTooLong) return null
    const { fr, en } = tolerance
    return at(`/documents/${index}/expiresOn`, { date: expiresOn, fr, en })
  }, identityKinds)

export const identityRules: readonly Rule[] = [
  { entry: idExpiredWarn, procedures, source, confirmed: true, check: expired(false) },
  {
    entry: idExpiredTooLong,
    procedures,
    source,
    confirmed: true,
    facts: { fr: five.fr, en: five.en },
    check: expired(true),
  },
]
