import { addDays, addMonths } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import { vehicleProcedures, type Procedure } from '../item.ts'
import { type DayPair, orderedDaysRule, type PastDay, pastDaysRule } from '../dayRules.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { declarations, registrations, withSale } from './procedureGroups.ts'

/** Days of a sale and of what surrounds it: in order, not in the future, declared in time. */

const article10 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 10'
const roadCode = 'Code de la route, articles R.322-1 à R.322-9'
const calendar = 'Ordre des dates du dossier'

/** A purchase or a sale is declared within fifteen days. */
export const declarationEnd = remembered((soldOn) => addDays(soldOn, 15))

const monthAfter = remembered((date) => addMonths(date, 1))

const late = (procedure: Procedure, entry: Rule['entry']): Rule => ({
  entry,
  procedures: [procedure],
  source: article10,
  confirmed: true,
  check: ({ sale }, { on }) =>
    sale?.date !== undefined && declarationEnd(sale.date) < on ? at('/sale/date', { date: sale.date }) : null,
})

const pastDays: readonly PastDay[] = [
  [
    '/vehicle/firstRegistrationDate',
    ({ vehicle }) => vehicle?.firstRegistrationDate,
    'Première immatriculation',
    'First registration',
  ],
  ['/vehicle/titleDate', ({ vehicle }) => vehicle?.titleDate, 'Titre français', 'French title'],
  ['/origin/foreignTitleDate', ({ origin }) => origin?.foreignTitleDate, 'Titre étranger', 'Foreign title'],
  ['/inspection/date', ({ inspection }) => inspection?.date, 'Contrôle technique', 'Technical inspection'],
  ['/fiscal/requestedOn', ({ fiscal }) => fiscal?.requestedOn, 'Demande fiscale', 'Fiscal request'],
  ['/addressChange/movedOn', ({ addressChange }) => addressChange?.movedOn, 'Déménagement', 'Move'],
  ['/duplicate/occurredOn', ({ duplicate }) => duplicate?.occurredOn, 'Perte ou vol', 'Loss or theft'],
  [
    '/duplicate/declaredOn',
    ({ duplicate }) => duplicate?.declaredOn,
    'Déclaration de perte ou de vol',
    'Declaration of loss or theft',
  ],
  ['/modification/doneOn', ({ modification }) => modification?.doneOn, 'Transformation', 'Technical change'],
  [
    '/demonstration/endedOn',
    ({ demonstration }) => demonstration?.endedOn,
    'Fin de démonstration',
    'End of demonstration use',
  ],
  [
    '/mandate/signedOn',
    ({ mandate }) => mandate?.signedOn,
    'Signature du mandat',
    'Signature of the mandate',
  ],
]

const dayPairs: readonly DayPair[] = [
  [
    '/duplicate/declaredOn',
    ({ duplicate }) => duplicate?.declaredOn,
    ({ duplicate }) => duplicate?.occurredOn,
    'la perte ou le vol',
    'the loss or theft',
  ],
  [
    '/demonstration/endedOn',
    ({ demonstration }) => demonstration?.endedOn,
    ({ demonstration }) => demonstration?.startedOn,
    'le début de la démonstration',
    'the start of demonstration use',
  ],
  [
    '/inspection/date',
    ({ inspection }) => inspection?.date,
    ({ vehicle }) => vehicle?.firstRegistrationDate,
    'la première immatriculation',
    'the first registration',
  ],
  ['/sale/deliveredOn', ({ sale }) => sale?.deliveredOn, ({ sale }) => sale?.date, 'la vente', 'the sale'],
]

export const saleRules: readonly Rule[] = [
  {
    entry: {
      code: 'sale-in-future',
      severity: 'error',
      actor: 'client',
      fr: 'La vente est datée du {date} : elle n’a pas encore eu lieu.',
      en: 'The sale is dated {date}: it has not taken place yet.',
      remedy: {
        fr: 'Corrigez la date, ou envoyez le dossier après la vente.',
        en: 'Correct the date, or send the item after the sale.',
      },
    },
    procedures: withSale,
    source: roadCode,
    confirmed: true,
    check: ({ sale }, { on }) =>
      sale?.date !== undefined && sale.date > on ? at('/sale/date', { date: sale.date }) : null,
  },
  {
    entry: {
      code: 'registered-after-sale',
      severity: 'error',
      actor: 'client',
      fr: 'La première immatriculation ({date}) est postérieure à la vente.',
      en: 'The first registration ({date}) comes after the sale.',
      remedy: {
        fr: 'Vérifiez la date B du certificat et la date de la vente.',
        en: 'Check date B of the certificate and the date of the sale.',
      },
    },
    procedures: ['import-vo', 'changement-titulaire', 'declaration-achat', 'declaration-cession'],
    source: calendar,
    confirmed: true,
    check: ({ vehicle, sale }) => {
      const date = vehicle?.firstRegistrationDate
      return date !== undefined && sale?.date !== undefined && date > sale.date
        ? at('/vehicle/firstRegistrationDate', { date })
        : null
    },
  },
  pastDaysRule(vehicleProcedures, pastDays),
  orderedDaysRule(vehicleProcedures, dayPairs),
  late('declaration-achat', {
    code: 'da-late',
    severity: 'warning',
    actor: 'client',
    fr: 'La déclaration d’achat devait être faite dans les quinze jours de l’achat du {date} ; elle part quand même, en retard.',
    en: 'The purchase of {date} had to be declared within fifteen days; the declaration is filed all the same, late.',
    remedy: {
      fr: 'Vérifiez la date de l’achat ; rien d’autre à faire.',
      en: 'Check the date of purchase; nothing else to do.',
    },
  }),
  late('declaration-cession', {
    code: 'dc-late',
    severity: 'warning',
    actor: 'client',
    fr: 'La cession du {date} devait être déclarée dans les quinze jours ; la déclaration part quand même, en retard.',
    en: 'The sale of {date} had to be declared within fifteen days; the declaration is filed all the same, late.',
    remedy: {
      fr: 'Vérifiez la date de la cession ; rien d’autre à faire.',
      en: 'Check the date of the sale; nothing else to do.',
    },
  }),
  {
    entry: clientFault(
      'registration-late',
      [
        'Le certificat d’immatriculation devait être demandé dans le mois ; le dossier part quand même, en retard.',
        'The registration certificate had to be asked for within a month; the item is filed all the same, late.',
      ],
      ['Vérifiez les dates de vente et de livraison.', 'Check the days of sale and delivery.'],
      'warning',
    ),
    procedures: registrations,
    source: 'Code de la route, articles R.322-1 et R.322-5',
    confirmed: true,
    check: ({ sale }, { on }) => {
      const since = sale?.deliveredOn ?? sale?.date
      return since !== undefined && monthAfter(since) < on ? at('/sale/date') : null
    },
  },
  {
    entry: {
      code: 'cession-code-unneeded',
      severity: 'info',
      actor: 'client',
      fr: 'Un professionnel habilité n’a pas besoin du code de cession : il n’est pas utilisé par cette voie.',
      en: 'An authorised professional needs no cession code: it is not used on this way.',
      remedy: { fr: 'Vous pouvez retirer cessionCode.', en: 'You may leave cessionCode out.' },
    },
    procedures: [...registrations, ...declarations],
    source: 'Arrêté du 10 février 2009 (SIV), article 5',
    confirmed: true,
    check: ({ sale }, { channel }) =>
      sale?.cessionCode !== undefined && channel !== 'ants' ? at('/sale/cessionCode') : null,
  },
]
