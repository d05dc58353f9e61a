import { addDays, addMonths } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import { driverProcedures } from '../item.ts'
import { orderedDaysRule, pastDaysRule } from '../dayRules.ts'
import { at, type Rule } from '../rule.ts'
import { requests, titles } from './procedureGroups.ts'

/** The e-photo, the NEPH of a title, the exam, the withdrawal. */

/** An e-photo code serves for six months, the exam certificate for four. */
export const ePhotoEnd = remembered((takenOn) => addMonths(takenOn, 6))
export const cepcEnd = remembered((passedOn) => addMonths(passedOn, 4))
const cepcWarningFrom = remembered((passedOn) => addDays(cepcEnd(passedOn), -30))

export const titleRules: readonly Rule[] = [
  {
    entry: {
      code: 'ephoto-missing',
      severity: 'error',
      actor: 'school',
      fr: 'Il manque la photo : un code e-photo, ou le formulaire photo-signature envoyé par la poste.',
      en: 'The photo is missing: an e-photo code, or the posted photo and signature form.',
      remedy: {
        fr: 'Ajoutez ePhoto.code (22 caractères), ou la pièce « formulaire-photo-signature ».',
        en: 'Add ePhoto.code (22 characters), or the document "formulaire-photo-signature".',
      },
    },
    procedures: requests,
    source: 'ANTS, page « inscription à l’examen du permis de conduire »',
    confirmed: true,
    check: ({ ePhoto, documents }) =>
      ePhoto === undefined && !documents?.some(({ kind }) => kind === 'formulaire-photo-signature')
        ? at('/ePhoto')
        : null,
  },
  {
    entry: {
      code: 'ephoto-expired',
      severity: 'error',
      actor: 'candidate',
      fr: 'Le code e-photo a plus de six mois (photo du {date}) : il ne vaut plus.',
      en: 'The e-photo code is more than six months old (photo of {date}): it is no longer valid.',
      remedy: { fr: 'Faites faire une nouvelle e-photo.', en: 'Have a new e-photo taken.' },
    },
    procedures: requests,
    source: 'Agréments des photographes et cabines « services en ligne ANTS »',
    confirmed: true,
    check: ({ ePhoto }, { on }) => {
      const date = ePhoto?.takenOn
      return date !== undefined && ePhotoEnd(date) < on ? at('/ePhoto/takenOn', { date }) : null
    },
  },
  {
    entry: {
      code: 'neph-missing-for-title',
      severity: 'error',
      actor: 'school',
      fr: 'Une demande de titre porte le NEPH du candidat.',
      en: 'A request for the licence carries the NEPH of the candidate.',
      remedy: {
        fr: 'Recopiez le NEPH de l’attestation d’inscription, en texte (les zéros du début comptent).',
        en: 'Copy the NEPH from the enrolment attestation, as text (leading zeros count).',
      },
    },
    procedures: titles,
    source: 'ANTS, demande de permis à la suite de la réussite à un examen',
    confirmed: true,
    check: ({ candidate, training }) =>
      candidate !== undefined && candidate.neph === undefined && training?.category !== 'AM'
        ? at('/candidate/neph')
        : null,
  },
  {
    entry: {
      code: 'cepc-expiring',
      severity: 'warning',
      actor: 'school',
      fr: 'Le certificat d’examen (CEPC) ne remplace le permis que quatre mois : jusqu’au {date}.',
      en: 'The exam certificate (CEPC) stands in for the licence for four months only: until {date}.',
      remedy: { fr: 'Envoyez la demande sans attendre.', en: 'File the request without delay.' },
    },
    procedures: ['titre-reussite-examen'],
    source: 'Service-public F20028 (10 septembre 2020)',
    confirmed: true,
    check: ({ exam }, { on }) => {
      const passedOn = exam?.passedOn
      return passedOn !== undefined && cepcWarningFrom(passedOn) <= on
        ? at('/exam/passedOn', { date: cepcEnd(passedOn) })
        : null
    },
  },
  {
    entry: {
      code: 'withdrawal-not-over',
      severity: 'warning',
      actor: 'candidate',
      fr: 'L’interdiction de conduire court jusqu’au {date} : le permis ne sera pas rendu avant.',
      en: 'The driving ban runs until {date}: no licence is given back before.',
      remedy: {
        fr: 'Vérifiez la date de fin ; notBefore peut retarder l’envoi.',
        en: 'Check the end date; notBefore can delay the filing.',
      },
    },
    procedures: ['inscription-retour-permis'],
    source: 'ANTS, retour au permis ; délai de dépôt non confirmé',
    confirmed: false,
    check: ({ withdrawal }, { on }) =>
      withdrawal?.until !== undefined && withdrawal.until > on
        ? at('/withdrawal/until', { date: withdrawal.until })
        : null,
  },
  pastDaysRule(driverProcedures, [
    ['/exam/passedOn', ({ exam }) => exam?.passedOn, 'Examen', 'Exam'],
    ['/ePhoto/takenOn', ({ ePhoto }) => ePhoto?.takenOn, 'E-photo', 'E-photo'],
    [
      '/mandate/signedOn',
      ({ mandate }) => mandate?.signedOn,
      'Signature du mandat',
      'Signature of the mandate',
    ],
    [
      '/candidate/residentSince',
      ({ candidate }) => candidate?.residentSince,
      'Arrivée en France',
      'Arrival in France',
    ],
    [
      '/withdrawal/notifiedOn',
      ({ withdrawal }) => withdrawal?.notifiedOn,
      'Notification du retrait',
      'Notice of the withdrawal',
    ],
    [
      '/withdrawal/surrenderedOn',
      ({ withdrawal }) => withdrawal?.surrenderedOn,
      'Remise du permis',
      'Surrender of the licence',
    ],
  ]),
  orderedDaysRule(driverProcedures, [
    [
      '/exam/passedOn',
      ({ exam }) => exam?.passedOn,
      ({ candidate }) => candidate?.birthDate,
      'la naissance du candidat',
      'the birth of the candidate',
    ],
    [
      '/withdrawal/until',
      ({ withdrawal }) => withdrawal?.until,
      ({ withdrawal }) => withdrawal?.surrenderedOn ?? withdrawal?.notifiedOn,
      'la remise du permis',
      'the surrender of the licence',
    ],
  ]),
]
