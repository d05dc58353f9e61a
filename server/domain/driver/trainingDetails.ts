import { at, type Rule } from '../rule.ts'
import { schoolFault } from '../rules/schoolFault.ts'
import { enrolments, requests } from './procedureGroups.ts'

/** Details of a training that do not go together. */

const lifting = 'Service-public F32927 (20 juillet 2019)'
const amSource = 'Service-public F2890 (12 juillet 2019)'

export const categoryByAttestation = schoolFault(
  'category-by-attestation',
  [
    '« {category} » s’obtient par une attestation de formation, sans examen.',
    '"{category}" is obtained by a training attestation, without exam.',
  ],
  [
    'Déposez un « titre-attestation-formation » après la formation.',
    'File a "titre-attestation-formation" after the training.',
  ],
)

export const trainingDetailRules: readonly Rule[] = [
  {
    entry: categoryByAttestation,
    procedures: enrolments,
    severity: 'warning',
    source: `${amSource} ; l’arrêté du 20 avril 2012 connaît pourtant une demande dès 14 ans`,
    confirmed: false,
    facts: { category: 'AM' },
    check: ({ training }) =>
      training?.category === 'AM' ? at('/training/category', { category: 'AM' }) : null,
  },
  {
    entry: schoolFault(
      'am-option-missing',
      [
        'La formation AM a une option, cyclomoteur ou quadricycle : elle n’est pas donnée.',
        'Training for AM has an option, moped or light quadricycle: it is not given.',
      ],
      [
        'Ajoutez training.option : « moped » ou « quadricycle ».',
        'Add training.option: "moped" or "quadricycle".',
      ],
      'warning',
    ),
    procedures: requests,
    source: amSource,
    confirmed: true,
    check: ({ training }) =>
      training?.category === 'AM' && training.option === undefined ? at('/training/option') : null,
  },
  {
    entry: schoolFault(
      'option-only-for-am',
      [
        'L’option cyclomoteur ou quadricycle n’existe que pour le permis AM.',
        'The option moped or quadricycle exists for licence AM only.',
      ],
      [
        'Retirez training.option, ou corrigez la catégorie.',
        'Remove training.option, or correct the category.',
      ],
      'warning',
    ),
    procedures: requests,
    source: amSource,
    confirmed: true,
    check: ({ training }) =>
      training?.option !== undefined && training.category !== 'AM' ? at('/training/option') : null,
  },
  {
    entry: schoolFault(
      'lifting-78-automatic',
      [
        'La formation qui lève le code 78 se fait en boîte manuelle.',
        'The training that lifts code 78 is taken with a manual gearbox.',
      ],
      [
        'Corrigez gearbox, et retirez 78 de restrictions.',
        'Correct gearbox, and remove 78 from restrictions.',
      ],
      'warning',
    ),
    procedures: ['titre-attestation-formation'],
    source: lifting,
    confirmed: true,
    check: ({ training }) => {
      if (training?.category !== '78-levee') return null
      if (training.gearbox === 'automatic') return at('/training/gearbox')
      return training.restrictions?.includes('78') === true ? at('/training/restrictions') : null
    },
  },
]
