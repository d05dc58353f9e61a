import { addDays, addMonths } from '../dates.ts'
import { requests } from '../driver/procedureGroups.ts'
import type { CatalogueEntry } from '../finding.ts'
import { type Procedure, procedures } from '../item.ts'
import type { ItemView, PaperView } from '../itemView.ts'
import { remembered } from '../rememberedDays.ts'
import { at, type PaperLook, type Rule, type RuleContext, type Validity } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { eachPaper } from './eachPaper.ts'
import { paperLabel, type Words } from './paperNames.ts'
import { vehiclePaperAges } from './vehiclePaperAges.ts'

/** How old a paper may be on the day of judging, counted from its issuedOn: a table, of which every row becomes a rule. */

export interface PaperAge extends Validity {
  kinds: readonly string[]
  /** Only these variants, or all but these; absent = all. */
  variants?: readonly string[]
  exceptVariants?: readonly string[]
  /** The last day on which it serves is this long after its day of issue. */
  max: { days: number } | { months: number }
  procedures: readonly Procedure[]
  /** Its texts may name {fr} and {en} (the paper with its article), {date} (JJ/MM/AAAA) and {max} (the number of the table). */
  entry: CatalogueEntry
  severityOn?: Rule['severityOn']
  source: string
  confirmed: boolean
  /** In which items the age counts at all; absent = in all. */
  applies?: (item: ItemView, context: RuleContext) => boolean
}

export const proofOfAddressTooOld = clientFault(
  'proof-of-address-too-old',
  [
    'Le justificatif de domicile date du {date} : il a plus de {max} mois.',
    'The proof of address is of {date}: it is more than {max} months old.',
  ],
  [
    'Demandez une facture plus récente, ou un avis d’imposition, qui n’a pas d’âge limite.',
    'Ask for a more recent bill, or for a tax notice, which has no age limit.',
  ],
)

export const medicalExpired = clientFault(
  'medical-expired',
  [
    'L’avis médical date du {date} : il ne vaut que deux ans.',
    'The medical opinion is of {date}: it holds for two years only.',
  ],
  ['Faites repasser la visite médicale.', 'Have the medical check made again.'],
  'error',
  'candidate',
)

export const documentDateMissing = clientFault(
  'document-date-missing',
  [
    'La date manque : {fr} ne peut pas être jugé sur son âge.',
    'The date is missing: the age of {en} cannot be judged.',
  ],
  ['Donnez la date portée sur la pièce (issuedOn).', 'Give issuedOn, the date that the paper shows.'],
  'warning',
)

export const paperAges: readonly PaperAge[] = [
  {
    kinds: ['domicile', 'domicile-hebergeant'],
    exceptVariants: ['avis-imposition', 'titre-propriete'],
    max: { months: 6 },
    procedures,
    entry: proofOfAddressTooOld,
    source: 'Service-public F31847 (2020) ; arrêté du 9 février 2009, annexe IV',
    confirmed: true,
  },
  {
    kinds: ['avis-medical'],
    max: { months: 24 },
    procedures: requests,
    entry: medicalExpired,
    source: 'Cerfa 14880*02 : deux ans',
    confirmed: true,
  },
  ...vehiclePaperAges,
]

function ruleOf({
  kinds,
  procedures: ofProcedures,
  max,
  validFrom,
  validUntil,
  source,
  confirmed,
}: PaperAge) {
  const { fr, en } = paperLabel({ kind: kinds[0] ?? '', variant: null })
  const facts = { fr, en, max: countOf(max) }
  return { procedures: ofProcedures, validFrom, validUntil, source, confirmed, facts }
}

const countOf = (max: PaperAge['max']): number => ('days' in max ? max.days : max.months)

/** The last day on which a paper serves, by its day of issue. */
export const lastDayOf = ({ max }: Pick<PaperAge, 'max'>): ((issuedOn: string) => string) =>
  remembered((issuedOn) => ('days' in max ? addDays(issuedOn, max.days) : addMonths(issuedOn, max.months)))

function tooOld(row: PaperAge): Rule['check'] {
  const { max } = row
  const lastDay = lastDayOf(row)
  return eachMeant(row, ({ issuedOn, kind = '' }, index, on) =>
    issuedOn === undefined || lastDay(issuedOn) >= on
      ? null
      : at(`/documents/${index}/issuedOn`, { ...words(kind), date: issuedOn, max: countOf(max) }),
  )
}

const undated = (row: PaperAge): Rule['check'] =>
  eachMeant(row, ({ issuedOn, kind = '' }, index) =>
    issuedOn === undefined ? at(`/documents/${index}/issuedOn`, { ...words(kind) }) : null,
  )

const words = (kind: string): Words => paperLabel({ kind, variant: null })

const eachMeant = (row: PaperAge, look: PaperLook): Rule['check'] =>
  eachPaper(
    (paper, index, on, item, context) =>
      isMeant(row, paper) && row.applies?.(item, context) !== false
        ? look(paper, index, on, item, context)
        : null,
    row.kinds,
  )

/** Whether a row of the table speaks of a paper. */
export const isMeant = (
  { kinds, variants, exceptVariants }: PaperAge,
  { kind, variant }: PaperView,
): boolean =>
  kind !== undefined &&
  kinds.includes(kind) &&
  (variants === undefined || (variant !== undefined && variants.includes(variant))) &&
  (exceptVariants === undefined || variant === undefined || !exceptVariants.includes(variant))

/** Of every row, what is too old; then, once, what has no date though its age counts. */
export const paperAgeRules: readonly Rule[] = paperAges.flatMap((row) => [
  { ...ruleOf(row), entry: row.entry, severityOn: row.severityOn, check: tooOld(row) },
  { ...ruleOf(row), entry: documentDateMissing, check: undated(row) },
])
