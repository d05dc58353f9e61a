import { addMonths, addYears } from '../dates.ts'
import type { CatalogueEntry } from '../finding.ts'
import { vehicleProcedures } from '../item.ts'
import type { MentionView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Fault, type Rule } from '../rule.ts'
import { firstRegistrations } from './procedureGroups.ts'
import { codeOf } from './vehicleKinds.ts'

/** Mentions of use (Z) on a first registration, and the demonstration vehicle above all. */

const article4D = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 4.D'
const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 4 et annexe III (Z)'

const demonstrationMassMax = 3500

const demonstrationIndex = (mentions: readonly MentionView[] | undefined): number =>
  mentions?.findIndex((mention) => codeOf(mention) === 'vehicule-demonstration') ?? -1

/** Uses that the title carries with the day on which they end. */
const endingUses = new Set(['vehicule-demonstration', 'transit-temporaire', 'importation-temporaire'])

const endOf = (mention: MentionView | undefined): string | undefined =>
  typeof mention === 'object' ? mention.until : undefined

function mentionFaults(
  mentions: readonly MentionView[] | undefined,
  isWrong: (mention: MentionView, index: number) => string | null,
): Fault[] | null {
  let faults: Fault[] | null = null
  mentions?.forEach((mention, index) => {
    const field = isWrong(mention, index)
    if (field !== null) (faults ??= []).push(at(`/vehicle/mentions/${index}${field}`))
  })
  return faults
}

const tooLong: CatalogueEntry = {
  code: 'demonstration-too-long',
  severity: 'error',
  actor: 'client',
  fr: 'L’usage de démonstration dure un an au plus.',
  en: 'Demonstration use lasts one year at most.',
  remedy: {
    fr: 'Donnez une fin de démonstration plus proche.',
    en: 'Give an earlier end of demonstration use.',
  },
}

const tooShort: CatalogueEntry = {
  code: 'demonstration-too-short',
  severity: 'warning',
  actor: 'client',
  fr: 'L’usage de démonstration dure au moins trois mois : plus court, les taxes peuvent être dues.',
  en: 'Demonstration use lasts three months at least: if shorter, the taxes may fall due.',
  remedy: {
    fr: 'Vérifiez le début et la fin de la démonstration.',
    en: 'Check the start and the end of demonstration use.',
  },
}

export const mentionRules: readonly Rule[] = [
  {
    entry: {
      code: 'demonstration-too-heavy',
      severity: 'error',
      actor: 'client',
      fr: 'Un véhicule de démonstration pèse au plus 3,5 tonnes (F.2) ; ici {mass} kg.',
      en: 'A demonstration vehicle weighs at most 3.5 tonnes (F.2); here {mass} kg.',
      remedy: {
        fr: 'Retirez la mention « vehicule-demonstration ».',
        en: 'Leave out the mention "vehicule-demonstration".',
      },
    },
    procedures: ['vn', 'import-vn'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      const mass = vehicle?.massMax ?? 0
      return index >= 0 && mass > demonstrationMassMax ? at(`/vehicle/mentions/${index}`, { mass }) : null
    },
  },
  {
    entry: tooLong,
    procedures: ['vn', 'import-vn'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }, { on }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      const until = endOf(vehicle?.mentions?.[index])
      return until !== undefined && until > addYears(on, 1) ? at(`/vehicle/mentions/${index}/until`) : null
    },
  },
  {
    entry: tooShort,
    procedures: ['fin-demonstration'],
    source: article4D,
    confirmed: true,
    check: ({ demonstration }) => {
      const { startedOn, endedOn } = demonstration ?? {}
      return startedOn !== undefined &&
        endedOn !== undefined &&
        endedOn >= startedOn &&
        endedOn < addMonths(startedOn, 3)
        ? at('/demonstration/endedOn')
        : null
    },
  },
  {
    entry: tooLong,
    procedures: ['fin-demonstration'],
    severity: 'warning',
    source: `${article4D}.III`,
    confirmed: true,
    check: ({ demonstration, vehicle }) => {
      const startedOn = demonstration?.startedOn ?? vehicle?.firstRegistrationDate
      const endedOn = demonstration?.endedOn
      return startedOn !== undefined && endedOn !== undefined && endedOn > addYears(startedOn, 1)
        ? at('/demonstration/endedOn')
        : null
    },
  },
  {
    entry: tooShort,
    procedures: ['vn', 'import-vn'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }, { on }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      const until = endOf(vehicle?.mentions?.[index])
      return until !== undefined && until < addMonths(on, 3) ? at(`/vehicle/mentions/${index}/until`) : null
    },
  },
  {
    entry: clientFault(
      'demonstration-not-new',
      [
        'Un véhicule de démonstration est un véhicule neuf : la mention ne va pas avec une occasion.',
        'A demonstration vehicle is a new vehicle: the mention does not go with a used one.',
      ],
      ['Retirez la mention « vehicule-demonstration ».', 'Leave out the mention "vehicule-demonstration".'],
    ),
    procedures: ['import-vo'],
    source: article4D,
    confirmed: true,
    check: ({ vehicle }) => {
      const index = demonstrationIndex(vehicle?.mentions)
      return index >= 0 ? at(`/vehicle/mentions/${index}`) : null
    },
  },
  {
    entry: clientFault(
      'demonstration-by-person',
      [
        'Un véhicule de démonstration est au nom d’un constructeur, concessionnaire ou agent ; ici le titulaire est un particulier.',
        'A demonstration vehicle belongs to a maker, dealer or agent; here the holder is a private person.',
      ],
      [
        'Mettez l’entreprise en titulaire, ou retirez la mention.',
        'Put the company as holder, or leave the mention out.',
      ],
      'warning',
    ),
    procedures: ['vn', 'import-vn'],
    source: `${article4D}.II`,
    confirmed: true,
    check: ({ vehicle, holder, lessee }) =>
      demonstrationIndex(vehicle?.mentions) >= 0 && (lessee ?? holder)?.kind === 'person'
        ? at(lessee === undefined ? '/holder/kind' : '/lessee/kind')
        : null,
  },
  {
    entry: clientFault(
      'mention-until-missing',
      [
        'Cette mention porte au titre la date de fin de l’usage, qui manque ici.',
        'The title gives this mention with the day on which the use ends, which is missing here.',
      ],
      ['Donnez la date de fin de la mention (« until »).', 'Give the end of the mention ("until").'],
      'warning',
    ),
    procedures: firstRegistrations,
    source: annexe3,
    confirmed: true,
    check: ({ vehicle }) =>
      mentionFaults(vehicle?.mentions, (mention) =>
        endingUses.has(codeOf(mention)) && endOf(mention) === undefined ? '' : null,
      ),
  },
  {
    entry: clientFault(
      'mention-expired',
      ['La date de fin de cette mention est passée.', 'The end of this mention has passed.'],
      ['Corrigez « until », ou retirez la mention.', 'Correct "until", or leave the mention out.'],
      'warning',
    ),
    procedures: firstRegistrations,
    source: annexe3,
    confirmed: true,
    check: ({ vehicle }, { on }) =>
      mentionFaults(vehicle?.mentions, (mention) => ((endOf(mention) ?? on) < on ? '/until' : null)),
  },
  {
    entry: clientFault(
      'mention-number-missing',
      [
        'La mention « véhicule agricole » porte le numéro d’exploitation, qui manque ici.',
        'The mention of a farm vehicle carries the number of the farm, which is missing here.',
      ],
      ['Donnez le numéro avec la mention (« number »).', 'Give the number with the mention ("number").'],
      'warning',
    ),
    procedures: firstRegistrations,
    source: 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 4.C',
    confirmed: true,
    check: ({ vehicle }) =>
      mentionFaults(vehicle?.mentions, (mention) =>
        codeOf(mention) === 'vehicule-agricole' &&
        (typeof mention === 'string' || mention.number === undefined)
          ? ''
          : null,
      ),
  },
  {
    entry: clientFault(
      'mention-repeated',
      ['Cette mention est donnée deux fois.', 'This mention is given twice.'],
      ['Gardez-la une fois.', 'Keep it once.'],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: annexe3,
    confirmed: true,
    check: ({ vehicle }) =>
      vehicle?.mentions === undefined || vehicle.mentions.length < 2
        ? null
        : mentionFaults(vehicle.mentions, (mention, index) =>
            (vehicle.mentions?.findIndex((other) => codeOf(other) === codeOf(mention)) ?? index) < index
              ? ''
              : null,
          ),
  },
]
