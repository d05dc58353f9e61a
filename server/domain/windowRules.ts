import { addDays, endOfParisDay } from './dates.ts'
import { procedures } from './item.ts'
import { at, type Rule } from './rule.ts'

/** The client's own window for the filing, the same for every procedure. */

const apiContract = 'Contrat de l’API : submitBefore et notBefore'

export const windowRules: readonly Rule[] = [
  {
    entry: {
      code: 'window-empty',
      severity: 'error',
      actor: 'client',
      fr: 'Le dossier ne doit pas partir avant une heure qui vient après son heure limite : il ne partirait jamais.',
      en: 'The item may not be filed before a time that lies after its own limit: it would never be filed.',
      remedy: { fr: 'Mettez notBefore avant submitBefore.', en: 'Put notBefore before submitBefore.' },
    },
    procedures,
    source: apiContract,
    confirmed: true,
    check: ({ submitBefore, notBefore }) =>
      submitBefore !== undefined &&
      notBefore !== undefined &&
      Date.parse(notBefore) >= Date.parse(submitBefore)
        ? at('/notBefore')
        : null,
  },
  {
    entry: {
      code: 'submit-before-past',
      severity: 'error',
      actor: 'client',
      fr: 'L’heure limite d’envoi est passée : le dossier expirerait aussitôt.',
      en: 'The time limit for filing has passed: the item would expire at once.',
      remedy: {
        fr: 'Donnez une heure à venir, ou retirez submitBefore.',
        en: 'Give a time to come, or leave submitBefore out.',
      },
    },
    procedures,
    source: apiContract,
    confirmed: true,
    // Only the day is known here: an hour of today that is over expires the dossier later, by the store.
    check: ({ submitBefore }, { on }) =>
      submitBefore !== undefined && Date.parse(submitBefore) < endOfParisDay(addDays(on, -1))
        ? at('/submitBefore')
        : null,
  },
]
