import { addMonths } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import type { ItemView, MentionView, VehicleView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Fault, type Rule } from '../rule.ts'
import { codeOf } from './vehicleKinds.ts'

/** Technical changes: what is announced, what the vehicle is afterwards, and the mentions that come and go. */

const article15 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 15'
const article15D = `${article15}.D`

const monthAfter = remembered((date) => addMonths(date, 1))

/** The rubrics that a kind of change may touch. */
const rubricsOf: Readonly<Record<string, readonly (keyof VehicleView)[]>> = {
  energy: ['energy'],
  body: ['body', 'bodyEuropean'],
  genre: ['genre', 'category'],
  mass: ['massTechnicalMax', 'massMax', 'massTrainMax', 'massInService', 'massUnladen'],
  seats: ['seats', 'standingPlaces'],
  power: ['power', 'fiscalPower', 'engineCapacity'],
}

const changesInWords: Readonly<Record<string, { fr: string; en: string }>> = {
  mention: { fr: 'mention', en: 'mention' },
  energy: { fr: 'énergie, P.3', en: 'energy, P.3' },
  body: { fr: 'carrosserie, J.2 et J.3', en: 'body, J.2 and J.3' },
  genre: { fr: 'genre ou catégorie, J.1 et J', en: 'genre or category, J.1 and J' },
  mass: { fr: 'masses, F et G', en: 'masses, F and G' },
  seats: { fr: 'places, S', en: 'seats, S' },
  power: { fr: 'moteur et puissance, P', en: 'engine and power, P' },
}

const ofChange = (change: string, pointer: string): Fault =>
  at(pointer, { change, ...changesInWords[change] })

const has = (vehicle: VehicleView | undefined, rubrics: readonly (keyof VehicleView)[]): boolean =>
  vehicle !== undefined && rubrics.some((rubric) => vehicle[rubric] !== undefined)

/** The place of an element that both lists name, or -1. */
const indexInBoth = (added: readonly MentionView[] = [], removed: readonly MentionView[] = []): number =>
  added.findIndex((mention) => removed.some((other) => codeOf(other) === codeOf(mention)))

function changesWithoutResult({ modification }: ItemView): Fault[] | null {
  const faults: Fault[] = []
  for (const [index, change] of (modification?.changes ?? []).entries()) {
    const rubrics = rubricsOf[change]
    if (rubrics === undefined || has(modification?.after, rubrics)) continue
    faults.push(ofChange(change, `/modification/changes/${index}`))
  }
  return faults.length > 0 ? faults : null
}

function unannounced({ modification }: ItemView): Fault[] | null {
  const { changes = [], after, mentionsAdded = [], mentionsRemoved = [] } = modification ?? {}
  if (changes.includes('other')) return null
  const faults: Fault[] = []
  for (const change of Object.keys(rubricsOf)) {
    const rubrics = rubricsOf[change] ?? []
    if (changes.includes(change) || !has(after, rubrics)) continue
    faults.push(ofChange(change, '/modification/changes'))
  }
  if (mentionsAdded.length + mentionsRemoved.length > 0 && !changes.includes('mention'))
    faults.push(ofChange('mention', '/modification/changes'))
  return faults.length > 0 ? faults : null
}

/** A rubric that is the same before and after, or null. */
function unchangedRubric({ vehicle, modification }: ItemView): string | null {
  const after = modification?.after
  if (after === undefined || vehicle === undefined) return null
  for (const change of modification?.changes ?? []) {
    const rubrics = (rubricsOf[change] ?? []).filter((rubric) => after[rubric] !== undefined)
    if (rubrics.length > 0 && rubrics.every((rubric) => after[rubric] === vehicle[rubric]))
      return rubrics[0] ?? null
  }
  return null
}

export const modificationRules: readonly Rule[] = [
  {
    entry: {
      code: 'mention-unnamed',
      severity: 'error',
      actor: 'client',
      fr: 'Un changement de mention est annoncé, mais aucune mention ajoutée ou retirée.',
      en: 'A change of mention is announced, but none is added or removed.',
      remedy: {
        fr: 'Remplissez mentionsAdded ou mentionsRemoved (par exemple « vehicule-ecole »).',
        en: 'Fill mentionsAdded or mentionsRemoved (for example "vehicule-ecole").',
      },
    },
    procedures: ['modification-technique'],
    source: article15,
    confirmed: true,
    check: ({ modification, vehicle }) =>
      modification?.changes?.includes('mention') &&
      !modification.mentionsAdded?.length &&
      !modification.mentionsRemoved?.length &&
      !vehicle?.mentions?.length
        ? at('/modification/mentionsAdded')
        : null,
  },
  {
    entry: {
      code: 'mention-added-and-removed',
      severity: 'error',
      actor: 'client',
      fr: 'La même mention est à la fois ajoutée et retirée.',
      en: 'The same mention is both added and removed.',
      remedy: { fr: 'Retirez-la d’une des deux listes.', en: 'Take it out of one of the two lists.' },
    },
    procedures: ['modification-technique'],
    source: article15,
    confirmed: true,
    check: ({ modification }) => {
      const index = indexInBoth(modification?.mentionsAdded, modification?.mentionsRemoved)
      return index >= 0 ? at(`/modification/mentionsAdded/${index}`) : null
    },
  },
  {
    entry: clientFault(
      'change-without-result',
      [
        'Un changement ({fr}) est annoncé, mais la valeur nouvelle n’est pas donnée.',
        'A change ({en}) is announced, but the new value is not given.',
      ],
      [
        'Donnez ce qui figurera au titre dans modification.after.',
        'Give what the title will say in modification.after.',
      ],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: article15D,
    confirmed: true,
    check: (item) => (item.modification === undefined ? null : changesWithoutResult(item)),
  },
  {
    entry: clientFault(
      'change-not-announced',
      [
        'Un changement ({fr}) est décrit, mais il ne figure pas dans la liste des changements.',
        'A change ({en}) is described, but it is not in the list of changes.',
      ],
      ['Ajoutez « {change} » à modification.changes.', 'Add "{change}" to modification.changes.'],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: article15D,
    confirmed: true,
    check: (item) => (item.modification === undefined ? null : unannounced(item)),
  },
  {
    entry: clientFault(
      'change-without-effect',
      [
        'La valeur après modification est celle d’avant : rien ne change.',
        'The value after the change is the one before: nothing changes.',
      ],
      ['Vérifiez vehicle et modification.after.', 'Check vehicle and modification.after.'],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: article15D,
    confirmed: true,
    check: (item) => {
      const rubric = unchangedRubric(item)
      return rubric === null ? null : at(`/modification/after/${rubric}`)
    },
  },
  {
    entry: clientFault(
      'modification-late',
      [
        'La transformation devait être déclarée dans le mois ; le dossier part quand même, en retard.',
        'The change had to be declared within a month; the item is filed all the same, late.',
      ],
      ['Vérifiez la date de la transformation.', 'Check the day of the change.'],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: 'Code de la route, article R.322-8',
    confirmed: true,
    check: ({ modification }, { on }) =>
      modification?.doneOn !== undefined && monthAfter(modification.doneOn) < on
        ? at('/modification/doneOn')
        : null,
  },
  {
    entry: clientFault(
      'mention-already-there',
      ['Cette mention figure déjà au titre.', 'This mention already stands on the title.'],
      ['Retirez-la de mentionsAdded.', 'Take it out of mentionsAdded.'],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: `${article15}.E`,
    confirmed: true,
    check: ({ modification, vehicle }) => {
      const index = indexInBoth(modification?.mentionsAdded, vehicle?.mentions)
      return index >= 0 ? at(`/modification/mentionsAdded/${index}`) : null
    },
  },
  {
    entry: clientFault(
      'mention-not-there',
      [
        'Cette mention n’est pas parmi celles que le titre porte, d’après votre envoi.',
        'This mention is not among those that the title carries, as you wrote.',
      ],
      ['Vérifiez vehicle.mentions et mentionsRemoved.', 'Check vehicle.mentions and mentionsRemoved.'],
      'warning',
    ),
    procedures: ['modification-technique'],
    source: `${article15}.E`,
    confirmed: true,
    check: ({ modification, vehicle }) => {
      const { mentionsRemoved = [] } = modification ?? {}
      const there = vehicle?.mentions
      if (there === undefined || mentionsRemoved.length === 0) return null
      const index = mentionsRemoved.findIndex(
        (mention) => !there.some((one) => codeOf(one) === codeOf(mention)),
      )
      return index >= 0 ? at(`/modification/mentionsRemoved/${index}`) : null
    },
  },
]
