import { dateInFuture } from '../dayRules.ts'
import { isYoungerThan } from '../guardian.ts'
import { procedures } from '../item.ts'
import { eachParty } from '../places/eachParty.ts'
import { at, type Rule } from '../rule.ts'
import { birthDateVeryOld } from '../rules/birthDate.ts'

/** Nobody is that old. */
const ageMax = 115

/** What is said of every person of an item, whatever is asked for. */
export const peopleRules: readonly Rule[] = [
  {
    entry: dateInFuture,
    procedures,
    source: 'Ordre des dates du dossier',
    confirmed: true,
    check: eachParty(({ birthDate }, pointer, { on }) =>
      birthDate !== undefined && birthDate > on
        ? at(`${pointer}/birthDate`, { fr: 'Naissance', en: 'Birth', date: birthDate })
        : null,
    ),
  },
  {
    entry: birthDateVeryOld,
    procedures,
    source: 'Vraisemblance de l’âge',
    confirmed: true,
    check: eachParty(({ birthDate }, pointer, { on }) =>
      birthDate !== undefined && !isYoungerThan(ageMax, birthDate, on)
        ? at(`${pointer}/birthDate`, { age: ageMax })
        : null,
    ),
  },
]
