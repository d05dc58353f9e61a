import { clientFault } from '../rules/clientFault.ts'
import { withHolder } from '../vehicle/procedureGroups.ts'
import type { PaperAge } from './paperAges.ts'
import { annexe } from './vehiclePapersWords.ts'

const newKbis = [
  'Demandez un extrait récent au greffe ou sur le site du registre national des entreprises.',
  'Ask the court registry or the national register of companies for a recent one.',
] as const

/** How old papers of vehicle requests may be. The controle technique counts from inspection.date, with the rules of the inspection. */
export const vehiclePaperAges: readonly PaperAge[] = [
  {
    kinds: ['extrait-kbis'],
    max: { months: 24 },
    procedures: withHolder,
    entry: clientFault(
      'kbis-too-old',
      [
        'L’extrait Kbis date du {date} : il a plus de deux ans.',
        'The extrait Kbis is of {date}: it is more than two years old.',
      ],
      newKbis,
    ),
    source: annexe('IV'),
    confirmed: true,
  },
  {
    kinds: ['extrait-kbis'],
    max: { months: 12 },
    procedures: ['declaration-achat'],
    entry: clientFault(
      'paper-purchase-kbis-too-old',
      [
        'L’extrait Kbis date du {date} : une déclaration d’achat sur papier en demande un de moins d’un an.',
        'The extrait Kbis is of {date}: a declaration of purchase on paper needs one under one year old.',
      ],
      newKbis,
      'warning',
    ),
    source: annexe('IV'),
    confirmed: false,
    applies: ({ channel }) => channel === 'ants',
  },
]
