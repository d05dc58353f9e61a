import { addMonths } from '../dates.ts'
import { at, type Rule } from '../rule.ts'
import { schoolFault } from '../rules/schoolFault.ts'

/** Coming back after an invalidation (no points left) or an annulation (by a court). */

const withdrawalNotOver = schoolFault(
  'withdrawal-not-over',
  [
    'L’interdiction de conduire court jusqu’au {date} : le permis ne sera pas rendu avant.',
    'The driving ban runs until {date}: no licence is given back before.',
  ],
  [
    'Vérifiez la date de fin ; notBefore peut retarder l’envoi.',
    'Check the end date; notBefore can delay the filing.',
  ],
  'warning',
)

export const withdrawalRules: readonly Rule[] = [
  {
    entry: { ...withdrawalNotOver, actor: 'candidate' },
    procedures: ['inscription-retour-permis'],
    source: 'ANTS, retour au permis ; délai de dépôt',
    confirmed: false,
    check: ({ withdrawal }, { on }) =>
      withdrawal?.until !== undefined && withdrawal.until > on
        ? at('/withdrawal/until', { date: withdrawal.until })
        : null,
  },
  {
    entry: schoolFault(
      'withdrawal-too-short',
      [
        'Après une invalidation, le permis ne peut être redemandé que six mois après sa remise : pas avant le {date}.',
        'After an invalidation six months have to pass since the licence was surrendered: not before {date}.',
      ],
      [
        'Vérifiez les dates ; une seconde invalidation en cinq ans interdit un an.',
        'Check the dates; a second invalidation within five years bars for a year.',
      ],
      'warning',
    ),
    procedures: ['inscription-retour-permis'],
    source: 'Code de la route, article L.223-5 (lu de mémoire)',
    confirmed: false,
    check: ({ withdrawal }) => {
      const { kind, surrenderedOn, until } = withdrawal ?? {}
      if (kind !== 'invalidation' || surrenderedOn === undefined || until === undefined) return null
      const end = addMonths(surrenderedOn, 6)
      return until < end ? at('/withdrawal/until', { date: end }) : null
    },
  },
  {
    entry: schoolFault(
      'medical-commission',
      [
        'Après un retrait lié à l’alcool ou aux stupéfiants, l’avis médical vient d’ordinaire de la commission médicale de la préfecture.',
        'After a withdrawal for alcohol or drugs the medical opinion usually comes from the commission of the préfecture.',
      ],
      [
        'Vérifiez avec le candidat qui a signé son avis médical.',
        'Check with the candidate who signed the medical opinion.',
      ],
      'info',
    ),
    procedures: ['inscription-retour-permis'],
    source: 'Arrêté du 31 juillet 2012 sur le contrôle médical ; partage des cas',
    confirmed: false,
    check: ({ withdrawal }) =>
      withdrawal?.medicalReason === 'alcohol-drugs' ? at('/withdrawal/medicalReason') : null,
  },
]
