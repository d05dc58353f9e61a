import { addMonths, addYears } from '../dates.ts'
import type { ItemView } from '../itemView.ts'
import { at, type Rule } from '../rule.ts'
import { enrolments, requests, titles } from './procedureGroups.ts'
import { categoryByAttestation } from './trainingDetails.ts'
import { isMinor } from '../guardian.ts'

/** Category, mode and what has to be held before: rules on the training. */

const arrete2012 = 'Arrêté du 20 avril 2012, article 1'
const roadCode = 'Code de la route, article R.221-5'

const byTraining = new Set(['AM', 'A', 'B96', '78-levee'])

/** What has to be held before each category (document-kinds: permis-actuel). */
const priors: Readonly<Record<string, readonly string[]>> = {
  A: ['A2'],
  BE: ['B'],
  B96: ['B'],
  '78-levee': ['B'],
  C1: ['B'],
  C1E: ['C1', 'C'],
  C: ['B'],
  CE: ['C'],
  D1: ['B'],
  D1E: ['D1', 'D'],
  D: ['B'],
  DE: ['D'],
}

/** In a first enrolment nothing is held; elsewhere what was not told is not known. */
const heldCategories = ({ procedure, candidate }: ItemView): readonly string[] | undefined =>
  candidate?.licenceCategories ?? (procedure === 'inscription-premiere' ? [] : undefined)

/** B96 and the lifting of code 78 are taught under category B. */
const approvedAs: Readonly<Record<string, string>> = { B96: 'B', '78-levee': 'B' }

export const trainingRules: readonly Rule[] = [
  {
    entry: {
      code: 'aac-only-for-b',
      severity: 'error',
      actor: 'school',
      fr: 'La conduite accompagnée (AAC) n’existe que pour le permis B ; ici la catégorie est {category}.',
      en: 'Accompanied learning (AAC) exists for licence B only; here the category is {category}.',
      remedy: {
        fr: 'Mettez le mode « traditional », ou corrigez la catégorie.',
        en: 'Write the mode "traditional", or correct the category.',
      },
    },
    procedures: requests,
    source: arrete2012,
    confirmed: true,
    check: ({ training }) =>
      training?.mode === 'aac' && training.category !== 'B'
        ? at('/training/mode', { category: training.category ?? '' })
        : null,
  },
  {
    entry: {
      code: 'mode-only-for-b',
      severity: 'error',
      actor: 'school',
      fr: 'La conduite supervisée ou encadrée n’existe que pour le permis B ; ici la catégorie est {category}.',
      en: 'Supervised or school-accompanied driving exists for licence B only; here the category is {category}.',
      remedy: {
        fr: 'Mettez le mode « traditional », ou corrigez la catégorie.',
        en: 'Write the mode "traditional", or correct the category.',
      },
    },
    procedures: requests,
    source: arrete2012,
    confirmed: true,
    check: ({ training }) =>
      (training?.mode === 'supervised' || training?.mode === 'accompanied') && training.category !== 'B'
        ? at('/training/mode', { category: training.category ?? '' })
        : null,
  },
  {
    entry: {
      code: 'supervised-under-18',
      severity: 'error',
      actor: 'school',
      fr: 'La conduite supervisée n’est ouverte qu’à partir de 18 ans.',
      en: 'Supervised driving is open from the age of 18 only.',
      remedy: {
        fr: 'Choisissez la conduite accompagnée (« aac ») ou le mode « traditional ».',
        en: 'Choose accompanied learning ("aac") or the mode "traditional".',
      },
    },
    procedures: enrolments,
    source: 'Service-public F21012 (2020)',
    confirmed: true,
    check: ({ training, candidate }, { on }) =>
      training?.mode === 'supervised' && isMinor(candidate?.birthDate, on) ? at('/training/mode') : null,
  },
  {
    entry: categoryByAttestation,
    procedures: [...enrolments, 'titre-reussite-examen'],
    source: 'Préfecture du Rhône, FAQ des téléprocédures du permis (2017)',
    confirmed: true,
    check: ({ training, procedure }) => {
      const category = training?.category ?? ''
      if (!byTraining.has(category)) return null
      // Enrolments for AM are warned about, and whoever comes back asks for A as it was held.
      if (category === 'AM' && procedure !== 'titre-reussite-examen') return null
      if (category === 'A' && procedure === 'inscription-retour-permis') return null
      return at('/training/category', { category })
    },
  },
  {
    entry: {
      code: 'category-by-exam',
      severity: 'error',
      actor: 'school',
      fr: 'Le permis {category} s’obtient par un examen : une attestation de formation ne suffit pas.',
      en: 'Licence {category} is obtained by an exam: a training attestation is not enough.',
      remedy: {
        fr: 'Déposez un « titre-reussite-examen » avec la date de l’examen.',
        en: 'File a "titre-reussite-examen" with the date of the exam.',
      },
    },
    procedures: ['titre-attestation-formation'],
    source: 'Préfecture du Rhône, FAQ des téléprocédures du permis (2017)',
    confirmed: true,
    check: ({ training }) => {
      const category = training?.category
      return category !== undefined && !byTraining.has(category)
        ? at('/training/category', { category })
        : null
    },
  },
  {
    entry: {
      code: 'prior-category-missing',
      severity: 'error',
      actor: 'school',
      fr: 'La catégorie {category} demande de détenir déjà le permis {prior}.',
      en: 'Category {category} requires licence {prior} to be held already.',
      remedy: {
        fr: 'Complétez les catégories détenues (candidate.licenceCategories), ou passez par « inscription-ajout-categorie » une fois ce permis obtenu.',
        en: 'Complete candidate.licenceCategories, or use "inscription-ajout-categorie" once that licence is held.',
      },
    },
    procedures: requests,
    source: roadCode,
    confirmed: true,
    check: (item) => {
      const category = item.training?.category ?? ''
      const needed = priors[category]
      const held = needed && heldCategories(item)
      if (!needed || !held || needed.some((prior) => held.includes(prior))) return null
      return at('/candidate/licenceCategories', { category, prior: needed[0] ?? '' })
    },
  },
  {
    entry: {
      code: 'category-already-held',
      severity: 'error',
      actor: 'school',
      fr: 'Le candidat détient déjà la catégorie {category}.',
      en: 'The candidate already holds category {category}.',
      remedy: {
        fr: 'Vérifiez la catégorie demandée et les catégories détenues (candidate.licenceCategories).',
        en: 'Check the category asked for and candidate.licenceCategories.',
      },
    },
    procedures: ['inscription-premiere', 'inscription-ajout-categorie'],
    source: 'ANTS, aide : une inscription sert à une nouvelle catégorie',
    confirmed: true,
    check: ({ training, candidate }) => {
      const category = training?.category
      return category !== undefined && candidate?.licenceCategories?.includes(category)
        ? at('/training/category', { category })
        : null
    },
  },
  {
    entry: {
      code: 'a2-under-two-years',
      severity: 'error',
      actor: 'school',
      fr: 'Le permis A demande deux ans de permis A2 ; celui-ci date du {date}.',
      en: 'Licence A requires two years of licence A2; this one is of {date}.',
      remedy: {
        fr: 'Déposez la demande deux ans après le permis A2 (notBefore peut fixer le jour).',
        en: 'File the request two years after licence A2 (notBefore can set the day).',
      },
    },
    procedures: titles,
    source: `${roadCode} ; Service-public F2830`,
    confirmed: true,
    check: ({ training, candidate }, { on }) => {
      const date = candidate?.licenceDates?.['A2']
      return training?.category === 'A' && date !== undefined && addYears(date, 2) > on
        ? at('/candidate/licenceDates/A2', { date })
        : null
    },
  },
  {
    entry: {
      code: 'b78-under-three-months',
      severity: 'error',
      actor: 'school',
      fr: 'Le code 78 ne peut être levé que trois mois après le permis B ; celui-ci date du {date}.',
      en: 'Code 78 can be lifted three months after licence B at the earliest; this one is of {date}.',
      remedy: {
        fr: 'Déposez la demande trois mois après le permis (notBefore peut fixer le jour).',
        en: 'File the request three months after the licence (notBefore can set the day).',
      },
    },
    procedures: ['titre-attestation-formation'],
    source: 'Service-public F32927 (2019)',
    confirmed: true,
    check: ({ training, candidate }, { on }) => {
      const date = candidate?.licenceDates?.['B']
      return training?.category === '78-levee' && date !== undefined && addMonths(date, 3) > on
        ? at('/candidate/licenceDates/B', { date })
        : null
    },
  },
  {
    entry: {
      code: 'gearbox-contradicts-78',
      severity: 'warning',
      actor: 'school',
      fr: 'La restriction 78 (boîte automatique) est demandée avec une boîte manuelle.',
      en: 'Restriction 78 (automatic gearbox) is asked for with a manual gearbox.',
      remedy: { fr: 'Corrigez gearbox ou restrictions.', en: 'Correct gearbox or restrictions.' },
    },
    procedures: requests,
    source: 'Service-public F32927 (2019)',
    confirmed: true,
    check: ({ training }) =>
      training?.gearbox === 'manual' && training.restrictions?.includes('78')
        ? at('/training/restrictions')
        : null,
  },
  {
    entry: {
      code: 'approval-category-not-covered',
      severity: 'error',
      actor: 'school',
      fr: 'L’agrément de l’école ne couvre pas la catégorie {category}.',
      en: 'The agrement of the school does not cover category {category}.',
      remedy: {
        fr: 'Déposez sous un établissement agréé pour cette catégorie, ou faites mettre à jour son agrément dans la passerelle.',
        en: 'File under an establishment approved for this category, or have its agrement updated in the gateway.',
      },
    },
    procedures: requests,
    source: 'Code de la route, article R.213-2 : l’agrément énumère les catégories',
    confirmed: true,
    check: ({ training }, { establishment }) => {
      const category = training?.category
      const covered = establishment?.categories
      if (category === undefined || covered === undefined) return null
      return covered.includes(category) || covered.includes(approvedAs[category] ?? category)
        ? null
        : at('/training/category', { category })
    },
  },
]
