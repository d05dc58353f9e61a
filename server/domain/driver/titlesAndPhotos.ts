import { addDays, addMonths } from '../dates.ts'
import { remembered } from '../rememberedDays.ts'
import { driverProcedures } from '../item.ts'
import { orderedDaysRule, pastDaysRule } from '../dayRules.ts'
import { at, type Rule } from '../rule.ts'
import { requests, titles } from './procedureGroups.ts'

/** The e-photo, the NEPH, the exam, and the days of all of it. */

/** An e-photo code serves for six months, the exam certificate for four. */
export const ePhotoEnd = remembered((takenOn) => addMonths(takenOn, 6))
export const cepcEnd = remembered((passedOn) => addMonths(passedOn, 4))
/** A code may take 72 hours to become known at ANTS: the last day on which it may still be unknown. */
export const ePhotoKnownBy = remembered((takenOn) => addDays(takenOn, 3))
const cepcWarningFrom = remembered((passedOn) => addDays(cepcEnd(passedOn), -30))

/** Two digits of a year: of this century unless that lies ahead. NaN when they are no digits. */
function firstRequest(neph: string, on: string): number {
  const year = Number(on.slice(0, 2)) * 100 + Number(neph.slice(0, 2))
  return year > Number(on.slice(0, 4)) ? year - 100 : year
}

export const titleRules: readonly Rule[] = [
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
      code: 'neph-before-birth',
      severity: 'warning',
      actor: 'school',
      fr: 'Un NEPH commence par l’année de la première demande ; celle-ci viendrait avant les quatorze ans du candidat.',
      en: 'A NEPH begins with the year of the first request; this one would come before the candidate was fourteen.',
      remedy: {
        fr: 'Vérifiez que le NEPH est bien celui du candidat.',
        en: 'Check that the NEPH is that of the candidate.',
      },
    },
    procedures: driverProcedures,
    source: 'Structure du NEPH (année, mois, département) : décrite par des écoles en ligne seulement',
    confirmed: false,
    check: ({ candidate }, { on }) => {
      const { neph, birthDate } = candidate ?? {}
      if (neph?.length !== 12 || birthDate === undefined) return null
      return firstRequest(neph, on) - Number(birthDate.slice(0, 4)) < 14 ? at('/candidate/neph') : null
    },
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
  pastDaysRule(driverProcedures, [
    [
      '/candidate/licenceIssuedOn',
      ({ candidate }) => candidate?.licenceIssuedOn,
      'Délivrance du permis',
      'Issue of the licence',
    ],
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
      '/candidate/licenceIssuedOn',
      ({ candidate }) => candidate?.licenceIssuedOn,
      ({ candidate }) => candidate?.birthDate,
      'la naissance du candidat',
      'the birth of the candidate',
    ],
    [
      '/candidate/residentSince',
      ({ candidate }) => candidate?.residentSince,
      ({ candidate }) => candidate?.birthDate,
      'la naissance du candidat',
      'the birth of the candidate',
    ],
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
