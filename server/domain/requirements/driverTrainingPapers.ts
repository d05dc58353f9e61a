import { enrolments, titles } from '../driver/procedureGroups.ts'
import type { ItemView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { isBelow } from './ages.ts'
import { isFirstTitle } from './driverSchoolPapers.ts'
import type { Asked, Requirement } from './requirement.ts'

/** Health, the licence already held, and the proof that a training or an exam was passed. */

export const medicalRequired = clientFault(
  'medical-required',
  [
    'L’aptitude médicale doit être contrôlée : il manque {fr}.',
    'Medical fitness has to be checked: {en} is missing.',
  ],
  [
    'Faites passer la visite à un médecin agréé et joignez l’avis 14880*02, de moins de deux ans.',
    'Have an approved doctor make the check and add the opinion 14880*02, of less than two years.',
  ],
  'error',
  'candidate',
)

export const presentLicenceRequired = clientFault(
  'present-licence-required',
  ['Il manque {fr} (recto et verso).', '{en} is missing (both sides).'],
  ['Joignez la copie du permis détenu.', 'Add the copy of the licence held.'],
)

export const professionalTrainingProofRequired = clientFault(
  'professional-training-proof-required',
  [
    'Avant l’âge ordinaire, le permis lourd suppose une formation professionnelle : il manque {fr}.',
    'Below the usual age a heavy licence takes professional training: {en} is missing.',
  ],
  [
    'Joignez le diplôme, la FIMO ou le titre professionnel, ou l’inscription à cette formation.',
    'Add the diploma, the FIMO or the professional title, or the enrolment in that training.',
  ],
  'error',
  'candidate',
)

export const cepcRequired = clientFault(
  'cepc-required',
  [
    'La réussite à l’examen se prouve : il manque {fr}.',
    'The exam that was passed has to be shown: {en} is missing.',
  ],
  [
    'Joignez le certificat d’examen, disponible 48 heures après l’épreuve.',
    'Add the exam certificate, available 48 hours after the exam.',
  ],
  'error',
  'school',
)

export const trainingAttestationRequired = clientFault(
  'training-attestation-required',
  [
    'Ce titre s’obtient par une formation : il manque {fr}.',
    'This licence is obtained by a training: {en} is missing.',
  ],
  ['Joignez l’attestation que l’école a délivrée.', 'Add the attestation that the school issued.'],
  'error',
  'school',
)

const heavy = new Set(['C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'])
const builtOnAnother = new Set([...heavy, 'BE', 'A', 'B96', '78-levee'])
const categoryIn =
  (categories: ReadonlySet<string>) =>
  ({ training }: ItemView): boolean =>
    training?.category !== undefined && categories.has(training.category)
const isHeavy = categoryIn(heavy)
const isBus = categoryIn(new Set(['D', 'DE']))
const isBuiltOnAnother = categoryIn(builtOnAnother)

const medicalText = 'Service-public F2843 et F2844 ; cerfa 14880*02'
const extension = 'Service-public F2845, F2843, F2844 et F2830'
const decree2021 = 'Décret n° 2021-542 du 30 avril 2021 ; Service-public F2843 et F2844'

/** From which age the licence is given without professional training. */
const ordinaryAges: Readonly<Record<string, number>> = { C: 21, CE: 21, D1: 21, D1E: 21, D: 24, DE: 24 }
const trainingWhen = {
  fr: 'permis C, CE, D1, D1E avant 21 ans, D, DE avant 24 ans',
  en: 'licences C, CE, D1, D1E below 21, D, DE below 24',
}

const isYoungForHeavy = ({ training, candidate }: ItemView, on: string): Asked => {
  const age = ordinaryAges[training?.category ?? '']
  return age === undefined ? false : isBelow(age, candidate?.birthDate, on)
}

export const driverTrainingPapers: readonly Requirement[] = [
  {
    entry: medicalRequired,
    procedures: enrolments,
    source: medicalText,
    confirmed: true,
    oneOf: [['avis-medical']],
    when: { fr: 'catégories lourdes (C1 à DE)', en: 'heavy categories (C1 to DE)' },
    asks: isHeavy,
  },
  {
    entry: medicalRequired,
    procedures: titles,
    source: `${medicalText} ; au moment du titre`,
    confirmed: false,
    oneOf: [['avis-medical']],
    when: { fr: 'catégories lourdes (C1 à DE)', en: 'heavy categories (C1 to DE)' },
    asks: isHeavy,
  },
  {
    entry: presentLicenceRequired,
    procedures: enrolments,
    source: extension,
    confirmed: true,
    oneOf: [['permis-actuel']],
    of: 'holder',
    when: { fr: 'catégories A, BE, C1 à DE', en: 'categories A, BE, C1 to DE' },
    asks: isBuiltOnAnother,
  },
  {
    entry: presentLicenceRequired,
    procedures: titles,
    source: `${extension} ; F20028 (10 septembre 2020)`,
    confirmed: true,
    oneOf: [['permis-actuel']],
    of: 'holder',
    when: {
      fr: 'catégorie ajoutée à un permis déjà détenu',
      en: 'a category added to a licence already held',
    },
    asks: (item) => isBuiltOnAnother(item) || !isFirstTitle(item),
  },
  {
    entry: professionalTrainingProofRequired,
    procedures: enrolments,
    source: decree2021,
    confirmed: true,
    oneOf: [['justificatif-formation-professionnelle']],
    when: trainingWhen,
    // Whoever does not say so may just as well wait for the age: an enrolment is filed from 16.
    asks: (item, { on }) => {
      const asked = isYoungForHeavy(item, on)
      return asked === true && item.training?.professional !== true ? 'doubt' : asked
    },
  },
  {
    entry: professionalTrainingProofRequired,
    procedures: ['titre-reussite-examen'],
    source: decree2021,
    confirmed: true,
    oneOf: [['justificatif-formation-professionnelle']],
    when: trainingWhen,
    // For D the age of 24 is not certain any more (driver/ages.ts).
    asks: (item, { on }) => {
      const asked = isYoungForHeavy(item, item.exam?.passedOn ?? on)
      return asked === true && isBus(item) && item.training?.professional !== true ? 'doubt' : asked
    },
  },
  {
    entry: cepcRequired,
    procedures: ['titre-reussite-examen'],
    source: 'Service-public F20028 et R45443 (10 septembre 2020)',
    confirmed: true,
    oneOf: [['cepc']],
    asks: () => true,
  },
  {
    entry: trainingAttestationRequired,
    procedures: ['titre-attestation-formation'],
    source: 'Préfecture du Rhône, FAQ des téléprocédures du permis (2017)',
    confirmed: true,
    oneOf: [['attestation-formation']],
    asks: () => true,
  },
]
