import { addDays, addMonths, addYears, isDate } from '../dates.ts'
import type { DossierState } from '../dossier.ts'
import { enrolments } from '../driver/procedureGroups.ts'
import { driverProcedures, vehicleProcedures } from '../item.ts'
import { after, type DeadlineText } from './deadlineRule.ts'

/** Of a dossier that the State has: what legal days are counted from. */
export interface FiledDossier {
  procedure: string
  state: DossierState
  /** The day on which the State received it, YYYY-MM-DD in Paris; null while it has not. */
  receivedOn: string | null
  outcome: { cpiUntil?: string; formulaNumber?: string; attestationIssuedOn?: string; cessionCode?: string }
}

/** A legal day that is known only once the State has the dossier, or has answered. */
export interface FiledDeadlineRule extends DeadlineText {
  day: (filed: FiledDossier) => string | null
  /** Whether it may come near unnoticed; absent = always. */
  warns?: (filed: FiledDossier) => boolean
}

const undecided: ReadonlySet<DossierState> = new Set(['filed', 'inReview', 'actionRequired'])
const dayOf = (text: string | undefined): string | undefined =>
  text !== undefined && isDate(text) ? text : undefined

export const filedDeadlines: readonly FiledDeadlineRule[] = [
  {
    code: 'state-drop',
    procedures: driverProcedures,
    fr: 'Une demande restée six mois sans issue peut être effacée par l’ANTS : relancez-la avant ce jour.',
    en: 'A request that has been left six months without an end may be dropped by ANTS: have it looked at before this day.',
    source: 'Assemblée nationale, question écrite n° 13386 (5 décembre 2023) : effacement allégué',
    confirmed: false,
    warnDays: [60, 30],
    day: ({ state, receivedOn }) =>
      undecided.has(state) && receivedOn !== null ? addMonths(receivedOn, 6) : null,
  },
  {
    code: 'inscription-end',
    procedures: enrolments,
    fr: 'Fin de l’inscription à l’examen, cinq ans après l’attestation ; la réussite à l’épreuve théorique la prolonge de cinq ans.',
    en: 'End of the enrolment for the exam, five years after the attestation; passing the theory test extends it by five years.',
    source: 'Arrêté du 20 avril 2012 (permis de conduire), article 1',
    confirmed: true,
    warnDays: [180, 30],
    day: ({ outcome }) => after(dayOf(outcome.attestationIssuedOn), (date) => addYears(date, 5)),
  },
  {
    code: 'ww-end',
    procedures: ['ww'],
    fr: 'Fin du WW, sans prolongation : l’immatriculation définitive doit être faite avant.',
    en: 'End of the WW, without extension: the definitive registration has to be done before.',
    source: 'Arrêté du 15 décembre 2025 (WW) : quatre mois, six pour certains',
    confirmed: true,
    warnDays: [30, 7, 1],
    day: ({ outcome }) => dayOf(outcome.cpiUntil) ?? null,
  },
  {
    code: 'cpi-end',
    procedures: vehicleProcedures.filter((procedure) => procedure !== 'ww'),
    fr: 'Fin du certificat provisoire (CPI) : le titre définitif doit être arrivé avant.',
    en: 'End of the provisional certificate (CPI): the title itself has to have arrived before.',
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 7',
    confirmed: true,
    day: ({ outcome }) => dayOf(outcome.cpiUntil) ?? null,
    // Once its number is known the title has been made: nothing is left to be watched.
    warns: ({ outcome }) => outcome.formulaNumber === undefined,
  },
  {
    code: 'cession-code-end',
    procedures: ['declaration-cession'],
    fr: 'Le code de cession ne vaut plus pour l’acquéreur après ce jour.',
    en: 'The buyer can no longer use the cession code after this day.',
    source: 'Guides de télédéclaration de cession : quinze jours',
    confirmed: false,
    day: ({ outcome, receivedOn }) =>
      outcome.cessionCode !== undefined && receivedOn !== null ? addDays(receivedOn, 15) : null,
  },
]
