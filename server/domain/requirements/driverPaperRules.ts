import { requests } from '../driver/procedureGroups.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { isBetween } from './ages.ts'
import { eachPaper } from './eachPaper.ts'

/** What is wrong with papers that a candidate does declare. */

export const assrDeclarationNotAllowedForAm = clientFault(
  'assr-declaration-not-allowed-for-am',
  [
    'Pour le permis AM, une déclaration sur l’honneur ne remplace pas l’ASSR ou l’ASR.',
    'For licence AM a sworn declaration does not stand in for the ASSR or the ASR.',
  ],
  [
    'Demandez un duplicata au collège (ASSR) ou au centre qui a délivré l’ASR.',
    'Ask the school (ASSR) or the centre that issued the ASR for a duplicate.',
  ],
  'error',
  'candidate',
)

export const medicalFormOutdated = clientFault(
  'medical-form-outdated',
  [
    'L’avis médical est sur un ancien formulaire : l’ANTS n’accepte que le 14880*02.',
    'The medical opinion is on an old form: ANTS accepts the 14880*02 only.',
  ],
  ['Faites remplir le formulaire 14880*02 par le médecin.', 'Have the doctor fill in the form 14880*02.'],
  'error',
  'candidate',
)

export const jdcNotNeeded = clientFault(
  'jdc-not-needed',
  [
    'Le justificatif de la JDC n’est demandé qu’aux Français de 17 à 24 ans : il n’est pas nécessaire ici.',
    'The proof of the defence day is asked of French people aged 17 to 24 only: it is not needed here.',
  ],
  ['Il n’y a rien à faire.', 'There is nothing to do.'],
  'info',
)

const oldForms = new Set<string | undefined>(['14880*00', '14880*01'])

export const driverPaperRules: readonly Rule[] = [
  {
    entry: assrDeclarationNotAllowedForAm,
    procedures: requests,
    source: 'Arrêté du 30 janvier 2018 ; Service-public F2890 (12 juillet 2019)',
    confirmed: true,
    check: eachPaper(
      ({ variant }, index, _on, { training }) =>
        variant === 'declaration-sur-honneur' && training?.category === 'AM'
          ? at(`/documents/${index}/variant`)
          : null,
      ['assr1', 'assr2', 'asr'],
    ),
  },
  {
    entry: medicalFormOutdated,
    procedures: requests,
    source: 'Cerfa 14880*02 : les versions antérieures sont refusées par l’ANTS',
    confirmed: true,
    check: eachPaper(
      ({ variant }, index) => (oldForms.has(variant) ? at(`/documents/${index}/variant`) : null),
      ['avis-medical'],
    ),
  },
  {
    entry: jdcNotNeeded,
    procedures: ['inscription-premiere'],
    source: 'Service-public F1290 (2 juin 2020)',
    confirmed: true,
    check: eachPaper(
      (_paper, index, on, { candidate }) =>
        candidate?.nationality !== undefined &&
        candidate.birthDate !== undefined &&
        (candidate.nationality !== 'FRA' || isBetween(17, 25, candidate.birthDate, on) === false)
          ? at(`/documents/${index}/kind`)
          : null,
      ['jdc'],
    ),
  },
]
