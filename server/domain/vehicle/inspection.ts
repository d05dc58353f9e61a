import { addMonths, addYears } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import type { ItemView, VehicleView } from '../itemView.ts'
import type { Rule } from '../rule.ts'
import { at } from '../rule.ts'
import { isEuropean } from './memberStates.ts'
import { isCarOrVan, isCollection, isTwoOrThreeWheeler } from './vehicleKinds.ts'

/** The controle technique: when it is asked, and how old it may be. */

const roadCode = 'Code de la route, articles R.323-22 et R.323-26'
const article1E4 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 1.E.4'
const wwReform = 'Arrêté du 15 décembre 2025 (WW)'

/** A re-test was ordered (S, R): the proof serves two months instead of six. */
const inspectionMonths = (result: string | undefined): number => (result === 'S' || result === 'R' ? 2 : 6)

const afterTwoMonths = remembered((date) => addMonths(date, 2))
const afterSixMonths = remembered((date) => addMonths(date, 6))
const afterFourYears = remembered((date) => addYears(date, 4))
const afterFiveYears = remembered((date) => addYears(date, 5))

/** The last day on which a proof of inspection serves a request. */
export const inspectionEnd = (date: string, result: string | undefined): string =>
  inspectionMonths(result) === 2 ? afterTwoMonths(date) : afterSixMonths(date)

/** Whether the vehicle is of an age at which its transfer needs a proof of inspection. */
export function needsInspection({ vehicle, sale }: ItemView, on: string): boolean {
  const born = vehicle?.firstRegistrationDate
  if (born === undefined || isCollection(vehicle)) return false
  if (isCarOrVan(vehicle)) return afterFourYears(born) < on
  return on >= '2024-04-15' && sale !== undefined && isTwoOrThreeWheeler(vehicle) && afterFiveYears(born) < on
}

const afterOneYear = remembered((date) => addYears(date, 1))
const heavyCategory = /^(?:[MN][23]|O[34])/

/** Lorries, coaches and trailers over 3.5 tonnes are inspected every year (code de la route, art. R.323-25). */
export const isYearlyInspected = (vehicle: VehicleView | undefined, on: string): boolean => {
  const born = vehicle?.firstRegistrationDate
  if (born === undefined || isCollection(vehicle) || afterOneYear(born) >= on) return false
  return heavyCategory.test(vehicle?.category ?? '') || (vehicle?.massMax ?? 0) > 3500
}

export const inspectionRules: readonly Rule[] = [
  {
    entry: {
      code: 'ct-too-old',
      severity: 'error',
      actor: 'client',
      fr: 'Le contrôle technique du {date} a plus de {months} mois, et le véhicule a plus de {years} ans.',
      en: 'The technical inspection of {date} is more than {months} months old, and the vehicle over {years} years.',
      remedy: {
        fr: 'Faites passer un nouveau contrôle technique et donnez sa date.',
        en: 'Have a new technical inspection done and give its date.',
      },
    },
    procedures: ['import-vo', 'changement-titulaire'],
    source: roadCode,
    confirmed: true,
    check: (item, { on }) => {
      const { inspection } = item
      if (inspection?.date === undefined || !needsInspection(item, on)) return null
      const months = inspectionMonths(inspection.result)
      return inspectionEnd(inspection.date, inspection.result) < on
        ? at('/inspection/date', {
            date: inspection.date,
            months,
            years: isCarOrVan(item.vehicle) ? 4 : 5,
          })
        : null
    },
  },
  {
    entry: {
      code: 'ct-missing',
      severity: 'error',
      actor: 'client',
      fr: 'Le véhicule a plus de quatre ans (cinq pour un deux-roues) : un contrôle technique de moins de six mois est exigé.',
      en: 'The vehicle is over four years old (five for a two-wheeler): a technical inspection under six months old is required.',
      remedy: {
        fr: 'Donnez la date et le résultat du contrôle dans « inspection ».',
        en: 'Give the date and the result of the inspection in "inspection".',
      },
    },
    procedures: ['import-vo'],
    source: article1E4,
    confirmed: true,
    check: (item, { on }) =>
      item.inspection === undefined && needsInspection(item, on) ? at('/inspection') : null,
  },
  {
    entry: {
      code: 'ct-not-told',
      severity: 'warning',
      actor: 'client',
      fr: 'Le véhicule a l’âge du contrôle technique et l’envoi n’en donne pas : le SIV cherchera un contrôle de moins de six mois.',
      en: 'The vehicle is old enough for a technical inspection and none is given: the SIV will look for one under six months old.',
      remedy: {
        fr: 'Vérifiez le contrôle technique avant l’envoi et donnez-le dans « inspection ».',
        en: 'Check the technical inspection before filing and give it in "inspection".',
      },
    },
    procedures: ['changement-titulaire'],
    source: roadCode,
    confirmed: true,
    check: (item, { on }) =>
      item.inspection === undefined && needsInspection(item, on) ? at('/inspection') : null,
  },
  {
    entry: {
      code: 'ct-missing-for-ww',
      severity: 'error',
      actor: 'client',
      fr: 'Avant 2026, le WW d’un véhicule de plus de quatre ans demandait un contrôle technique.',
      en: 'Before 2026 the WW of a vehicle over four years old needed a technical inspection.',
      remedy: {
        fr: 'Donnez la date du contrôle technique (« inspection »).',
        en: 'Give the inspection in "inspection".',
      },
    },
    procedures: ['ww'],
    validUntil: '2025-12-31',
    source: wwReform,
    confirmed: true,
    check: (item, { on }) =>
      item.inspection === undefined && needsInspection(item, on) ? at('/inspection') : null,
  },
  {
    entry: {
      code: 'ct-critical',
      severity: 'warning',
      actor: 'client',
      fr: 'Le contrôle technique relève une défaillance critique (R) : le véhicule ne peut pas rouler sans réparation.',
      en: 'The technical inspection found a critical defect (R): the vehicle may not be driven unrepaired.',
      remedy: {
        fr: 'Donnez de préférence la contre-visite favorable (A).',
        en: 'Preferably give the favourable re-test (A).',
      },
    },
    procedures: ['import-vo', 'changement-titulaire'],
    source: roadCode,
    confirmed: true,
    check: ({ inspection }) => (inspection?.result === 'R' ? at('/inspection/result') : null),
  },
  {
    entry: {
      code: 'ct-outside-eu',
      severity: 'error',
      actor: 'client',
      fr: 'Le contrôle technique doit avoir été passé en France ou dans l’Union européenne.',
      en: 'The technical inspection must have been done in France or in the European Union.',
      remedy: {
        fr: 'Faites passer un contrôle technique en France.',
        en: 'Have a technical inspection done in France.',
      },
    },
    procedures: ['import-vo'],
    source: article1E4,
    confirmed: true,
    check: ({ inspection }) =>
      inspection?.country !== undefined && !isEuropean(inspection.country) ? at('/inspection/country') : null,
  },
]
