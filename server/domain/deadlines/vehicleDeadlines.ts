import { addMonths } from '../dates.ts'
import type { ItemView } from '../itemView.ts'
import { remembered } from '../rememberedDays.ts'
import { quitusRequestEnd } from '../vehicle/imports.ts'
import { inspectionEnd, needsInspection } from '../vehicle/inspection.ts'
import { declarations, firstRegistrations, ownerChanges } from '../vehicle/procedureGroups.ts'
import { declarationEnd } from '../vehicle/sale.ts'
import { isFarmMachine } from '../vehicle/vehicleKinds.ts'
import { after, type DeadlineRule } from './deadlineRule.ts'

const oneMonthOn = remembered((date) => addMonths(date, 1))
const twoMonthsOn = remembered((date) => addMonths(date, 2))
const fourMonthsOn = remembered((date) => addMonths(date, 4))
const sixMonthsOn = remembered((date) => addMonths(date, 6))

const isLongWw = ({ ww, vehicle }: ItemView): boolean =>
  ww?.purpose === 'incomplete' || isFarmMachine(vehicle)

/** The WW begins with the answer of the State: until then its end can only be supposed, and it hurries nobody. */
const wwEnd = {
  code: 'ww-end',
  procedures: ['ww'],
  fr: 'Fin du WW s’il est délivré ce jour, sans prolongation : l’immatriculation définitive doit être faite avant.',
  en: 'End of the WW if issued today, without extension: the definitive registration has to be done before.',
  confirmed: true,
  orders: false,
  warnDays: [],
} as const satisfies Partial<DeadlineRule>

export const vehicleDeadlines: readonly DeadlineRule[] = [
  {
    code: 'declaration-due',
    procedures: declarations,
    fr: 'Déclaration à faire dans les quinze jours de la vente.',
    en: 'To be declared within fifteen days of the sale.',
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 10',
    confirmed: true,
    day: ({ sale }) => after(sale?.date, declarationEnd),
  },
  {
    code: 'registration-due',
    procedures: [...firstRegistrations, ...ownerChanges],
    fr: 'Certificat d’immatriculation à demander dans le mois de la vente ou de la livraison.',
    en: 'The registration certificate has to be asked for within a month of the sale or delivery.',
    source: 'Code de la route, articles R.322-1 et R.322-5',
    confirmed: true,
    day: ({ sale }) => after(sale?.deliveredOn ?? sale?.date, oneMonthOn),
  },
  {
    ...wwEnd,
    source: 'Arrêté du 12 décembre 2017 (WW) : deux mois',
    validFrom: '2017-12-16',
    validUntil: '2025-12-31',
    day: (_item, on) => twoMonthsOn(on),
  },
  {
    ...wwEnd,
    source: 'Arrêté du 15 décembre 2025 (WW) : quatre mois, six pour véhicules incomplets et agricoles',
    validFrom: '2026-01-01',
    day: (item, on) => (isLongWw(item) ? sixMonthsOn(on) : fourMonthsOn(on)),
  },
  {
    code: 'inspection-end',
    procedures: ['import-vo', 'changement-titulaire'],
    fr: 'Le contrôle technique ne vaut plus pour la demande après ce jour.',
    en: 'The technical inspection no longer serves the request after this day.',
    source: 'Code de la route, articles R.323-22 et R.323-26',
    confirmed: true,
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
    confirmed: false,
    day: ({ fiscal, sale }) =>
      fiscal?.kind === 'quitus' && fiscal.status === 'requested' && fiscal.requestedOn === undefined
        ? after(sale?.deliveredOn, quitusRequestEnd)
        : null,
  },
]
