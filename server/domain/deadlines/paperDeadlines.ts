import { addMonths, addYears } from '../dates.ts'
import { requests } from '../driver/procedureGroups.ts'
import { procedures } from '../item.ts'
import type { PaperView } from '../itemView.ts'
import { remembered } from '../rememberedDays.ts'
import { withHolder } from '../vehicle/procedureGroups.ts'
import type { DeadlineRule } from './deadlineRule.ts'

/** Papers that have to be of a certain age at most on the day on which they are sent. */

const sixMonthsOn = remembered((date) => addMonths(date, 6))
const twoYearsOn = remembered((date) => addYears(date, 2))

/** Of these variants no age is asked. */
const ageless: ReadonlySet<string | undefined> = new Set(['avis-imposition', 'titre-propriete'])

export const paperDeadlines: readonly DeadlineRule[] = [
  {
    code: 'proof-of-address-end',
    procedures,
    fr: 'Le justificatif de domicile doit avoir moins de six mois à l’envoi : il ne vaut plus après ce jour.',
    en: 'The proof of address has to be under six months old when filed: it no longer serves after this day.',
    source: 'Service-public F31847 ; arrêté du 9 février 2009 (immatriculation des véhicules), annexe IV',
    confirmed: true,
    day: ({ documents }) => endOf(documents, ageingProof, sixMonthsOn),
  },
  {
    code: 'company-extract-end',
    procedures: withHolder,
    fr: 'L’extrait Kbis doit avoir moins de deux ans à l’envoi : il ne vaut plus après ce jour.',
    en: 'The company extract (Kbis) has to be under two years old when filed: it no longer serves after this day.',
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe IV',
    confirmed: true,
    day: ({ documents }) => endOf(documents, ({ kind }) => kind === 'extrait-kbis', twoYearsOn),
  },
  {
    code: 'medical-end',
    procedures: requests,
    fr: 'L’avis médical ne vaut plus après ce jour.',
    en: 'The medical opinion is no longer valid after this day.',
    source: 'Cerfa 14880*02 : deux ans',
    confirmed: true,
    day: ({ documents }) => endOf(documents, ({ kind }) => kind === 'avis-medical', twoYearsOn),
  },
]

const ageingProof = ({ kind, variant }: PaperView): boolean =>
  (kind === 'domicile' || kind === 'domicile-hebergeant') && !ageless.has(variant)

/** The day of the paper that is the first to grow too old. */
function endOf(
  papers: readonly PaperView[] | undefined,
  isMeant: (paper: PaperView) => boolean,
  end: (issuedOn: string) => string,
): string | null {
  let first: string | null = null
  if (papers === undefined) return first
  for (const paper of papers) {
    if (paper.issuedOn === undefined || !isMeant(paper)) continue
    const day = end(paper.issuedOn)
    if (first === null || day < first) first = day
  }
  return first
}
