import { requests } from '../driver/procedureGroups.ts'
import { cepcEnd, ePhotoEnd, ePhotoKnownBy } from '../driver/titlesAndPhotos.ts'
import { after, type DeadlineRule } from './deadlineRule.ts'

export const driverDeadlines: readonly DeadlineRule[] = [
  {
    code: 'ephoto-known',
    procedures: requests,
    fr: 'Le code e-photo peut mettre soixante-douze heures à être connu de l’ANTS : le dossier attend la fin de ce jour.',
    en: 'The e-photo code may take seventy-two hours to become known at ANTS: the dossier waits for the end of this day.',
    source: 'Photomaton, « Mon numéro e-photo ne fonctionne pas »',
    confirmed: false,
    orders: false,
    warnDays: [],
    day: ({ ePhoto }, on) => {
      const day = after(ePhoto?.takenOn, ePhotoKnownBy)
      return day !== null && day >= on ? day : null
    },
  },
  {
    code: 'ephoto-end',
    procedures: requests,
    fr: 'Le code e-photo ne vaut plus après ce jour.',
    en: 'The e-photo code is no longer valid after this day.',
    source: 'Agréments « services en ligne ANTS » : six mois',
    confirmed: true,
    day: ({ ePhoto }) => after(ePhoto?.takenOn, ePhotoEnd),
  },
  {
    code: 'cepc-end',
    procedures: ['titre-reussite-examen'],
    fr: 'Le certificat d’examen (CEPC) ne remplace plus le permis après ce jour.',
    en: 'The exam certificate (CEPC) no longer stands in for the licence after this day.',
    source: 'Service-public F20028 (10 septembre 2020)',
    confirmed: true,
    outlivesFiling: true,
    warnDays: [30, 7, 1],
    day: ({ exam }) => after(exam?.passedOn, cepcEnd),
  },
]
