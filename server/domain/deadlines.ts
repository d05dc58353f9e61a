import { addMonths, addYears } from './dates.ts'
import { cepcEnd, ePhotoEnd } from './driver/titlesAndPhotos.ts'
import { requests } from './driver/procedureGroups.ts'
import type { Deadline, Procedure } from './item.ts'
import type { ItemView } from './itemView.ts'
import { remembered } from './rememberedDays.ts'
import { quitusRequestEnd } from './vehicle/imports.ts'
import { inspectionEnd, needsInspection } from './vehicle/inspection.ts'
import { declarations, firstRegistrations, ownerChanges } from './vehicle/procedureGroups.ts'
import { declarationEnd } from './vehicle/sale.ts'
import { isFarmMachine } from './vehicle/vehicleKinds.ts'

/** A legal day, and how it is counted. */
export interface DeadlineRule {
  code: string
  procedures: readonly Procedure[]
  fr: string
  en: string
  source: string
  /** The day, or null when the item has none of this kind. */
  day: (item: ItemView, on: string) => string | null
}

const roadCode = 'Code de la route, articles R.322-1 et R.322-5'
const article10 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 10'

/** The WW lasts four months since 2026 (six for some), and is not renewed any more; from 2017 it lasted two. */
export function wwMonths(item: ItemView, on: string): number {
  if (on < '2026-01-01') return 2
  return item.ww?.purpose === 'incomplete' || isFarmMachine(item.vehicle) ? 6 : 4
}

const monthAfter = remembered((date) => addMonths(date, 1))

const after = (date: string | undefined, count: (date: string) => string): string | null =>
  date === undefined ? null : count(date)

export const deadlineRules: readonly DeadlineRule[] = [
  {
    code: 'declaration-due',
    procedures: declarations,
    fr: 'Déclaration à faire dans les quinze jours de la vente.',
    en: 'To be declared within fifteen days of the sale.',
    source: article10,
    day: ({ sale }) => after(sale?.date, declarationEnd),
  },
  {
    code: 'registration-due',
    procedures: [...firstRegistrations, ...ownerChanges],
    fr: 'Certificat d’immatriculation à demander dans le mois de la vente ou de la livraison.',
    en: 'The registration certificate has to be asked for within a month of the sale or delivery.',
    source: roadCode,
    day: ({ sale }) => after(sale?.deliveredOn ?? sale?.date, monthAfter),
  },
  {
    code: 'ww-end',
    procedures: ['ww'],
    fr: 'Fin du WW s’il est délivré ce jour, sans prolongation : l’immatriculation définitive doit être faite avant.',
    en: 'End of the WW if issued today, without extension: the definitive registration has to be done before.',
    source:
      'Arrêté du 15 décembre 2025 (quatre mois, six pour certains) ; arrêté du 12 décembre 2017 (deux mois)',
    day: (item, on) => addMonths(on, wwMonths(item, on)),
  },
  {
    code: 'inspection-end',
    procedures: ['import-vo', 'changement-titulaire'],
    fr: 'Le contrôle technique ne vaut plus pour la demande après ce jour.',
    en: 'The technical inspection no longer serves the request after this day.',
    source: 'Code de la route, articles R.323-22 et R.323-26',
    day: (item, on) =>
      needsInspection(item, on)
        ? after(item.inspection?.date, (date) => inspectionEnd(date, item.inspection?.result))
        : null,
  },
  {
    code: 'quitus-due',
    procedures: ['ww', 'import-vn', 'import-vo'],
    fr: 'Quitus fiscal à demander dans les quinze jours de la livraison.',
    en: 'The quitus fiscal has to be requested within fifteen days of the delivery.',
    source: 'Note FNA sur le quitus fiscal (2 novembre 2023)',
    day: ({ fiscal, sale }) =>
      fiscal?.kind === 'quitus' && fiscal.status === 'requested' && fiscal.requestedOn === undefined
        ? after(sale?.deliveredOn, quitusRequestEnd)
        : null,
  },
  {
    code: 'ephoto-end',
    procedures: requests,
    fr: 'Le code e-photo ne vaut plus après ce jour.',
    en: 'The e-photo code is no longer valid after this day.',
    source: 'Agréments « services en ligne ANTS » : six mois',
    day: ({ ePhoto }) => after(ePhoto?.takenOn, ePhotoEnd),
  },
  {
    code: 'cepc-end',
    procedures: ['titre-reussite-examen'],
    fr: 'Le certificat d’examen (CEPC) ne remplace plus le permis après ce jour.',
    en: 'The exam certificate (CEPC) no longer stands in for the licence after this day.',
    source: 'Service-public F20028 (10 septembre 2020)',
    day: ({ exam }) => after(exam?.passedOn, cepcEnd),
  },
  {
    code: 'medical-end',
    procedures: requests,
    fr: 'L’avis médical ne vaut plus après ce jour.',
    en: 'The medical opinion is no longer valid after this day.',
    source: 'Cerfa 14880*02 : deux ans',
    day: ({ documents }) =>
      after(documents?.find(({ kind }) => kind === 'avis-medical')?.issuedOn, (date) => addYears(date, 2)),
  },
]

/** The legal days of an item, the nearest first. */
export function deadlinesOf(item: ItemView, on: string): Deadline[] {
  const deadlines: Deadline[] = []
  for (const { code, fr, en, day } of rulesFor[item.procedure] ?? []) {
    const date = day(item, on)
    if (date !== null) deadlines.push({ code, on: date, fr, en })
  }
  return deadlines.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** The earliest day, or null when there is none: it sets the turn within a tenant. */
export function nearestDeadline(deadlines: readonly Deadline[]): string | null {
  let nearest: string | null = null
  for (const { on } of deadlines) if (nearest === null || on < nearest) nearest = on
  return nearest
}

const rulesFor: Partial<Record<Procedure, DeadlineRule[]>> = {}
for (const rule of deadlineRules) {
  for (const procedure of rule.procedures) (rulesFor[procedure] ??= []).push(rule)
}
