import { driverProcedures } from '../item.ts'
import type { RequiredField } from '../requiredField.ts'

/** What a driver procedure asks for in some situations only; the photo and the NEPH have rules of their own. */

const birthPlace = (name: 'commune' | 'department'): RequiredField => ({
  pointer: `/candidate/birthPlace/${name}`,
  procedures: driverProcedures,
  when: ({ candidate }) =>
    candidate?.birthPlace?.country === 'FRA' && candidate.birthPlace.inseeCode === undefined,
  condition: {
    fr: 'candidat né en France, sans inseeCode',
    en: 'a candidate born in France, without inseeCode',
  },
  source: 'ANTS, demande d’inscription : lieu de naissance',
})

export const driverRequiredFields: readonly RequiredField[] = [
  birthPlace('commune'),
  birthPlace('department'),
  {
    pointer: '/guardian/name',
    procedures: driverProcedures,
    when: ({ guardian }) => guardian?.kind === 'organisation' && guardian.siret === undefined,
    condition: { fr: 'organisme sans SIRET', en: 'an organisation without SIRET' },
    source: 'Service-public F2828 : représentant légal',
  },
]
