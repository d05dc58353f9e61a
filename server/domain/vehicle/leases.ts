import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { registrations } from './procedureGroups.ts'
import { isSameParty } from './trade.ts'

/** Leases: the lessor stands in C.1, the lessee in C.3. */

const annexe3 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), annexe III (C.1, C.3)'
const lessorProfile =
  'Préfecture de Guyane, opérations ouvertes aux professionnels habilités (26 septembre 2017)'

export const leaseRules: readonly Rule[] = [
  {
    entry: {
      code: 'lease-without-lessee',
      severity: 'error',
      actor: 'client',
      fr: 'Un contrat de location est donné sans locataire.',
      en: 'A lease is given without a lessee.',
      remedy: {
        fr: 'Ajoutez le locataire (« lessee », rubrique C.3) ; le titulaire est le loueur (C.1).',
        en: 'Add "lessee" (C.3); the holder is the lessor (C.1).',
      },
    },
    procedures: registrations,
    source: annexe3,
    confirmed: true,
    check: ({ lease, lessee }) => (lease !== undefined && lessee === undefined ? at('/lessee') : null),
  },
  {
    entry: {
      code: 'lessee-without-lease',
      severity: 'error',
      actor: 'client',
      fr: 'Un locataire est donné sans contrat de location.',
      en: 'A lessee is given without a lease.',
      remedy: {
        fr: 'Ajoutez le contrat (« lease ») : nature (oa ou ld) et durée en mois.',
        en: 'Add "lease": kind (oa or ld) and length in months.',
      },
    },
    procedures: registrations,
    source: annexe3,
    confirmed: true,
    check: ({ lease, lessee }) => (lessee !== undefined && lease === undefined ? at('/lease') : null),
  },
  {
    entry: {
      code: 'lessor-permit-unknown',
      severity: 'warning',
      actor: 'client',
      fr: 'Changer de locataire est réservé au profil loueur, que votre habilitation ne porte pas ici : le SIV le vérifiera.',
      en: 'A change of lessee is for the lessor profile, which is not recorded for your habilitation: the SIV will check it.',
      remedy: {
        fr: 'Faites enregistrer le profil loueur auprès de l’exploitant de la passerelle.',
        en: 'Have the lessor profile recorded by the operator of the gateway.',
      },
    },
    procedures: ['changement-locataire'],
    source: lessorProfile,
    confirmed: false,
    check: (_item, { establishment }) =>
      establishment !== null && establishment.permits === undefined ? at('/establishment') : null,
  },
  {
    entry: clientFault(
      'lessor-permit-required',
      [
        'Changer de locataire est réservé au profil loueur, que votre habilitation n’a pas.',
        'A change of lessee is for the lessor profile, which your habilitation does not have.',
      ],
      [
        'Déposez sous une habilitation qui a ce profil, ou faites-le enregistrer auprès de l’exploitant de la passerelle.',
        'File under a habilitation that has this profile, or have it recorded by the operator of the gateway.',
      ],
    ),
    procedures: ['changement-locataire'],
    source: lessorProfile,
    confirmed: true,
    // Permits that were never recorded are unknown, not missing.
    check: (_item, { establishment }) =>
      establishment?.permits !== undefined && !establishment.permits.includes('lessor')
        ? at('/establishment')
        : null,
  },
  {
    entry: clientFault(
      'lessor-is-person',
      [
        'Dans une location, le titulaire (C.1) est la société de location ; ici c’est un particulier.',
        'In a lease the holder (C.1) is the leasing company; here it is a private person.',
      ],
      [
        'Mettez le loueur dans « holder » et le client dans « lessee ».',
        'Write the lessor in "holder" and the client in "lessee".',
      ],
      'warning',
    ),
    procedures: registrations,
    source: annexe3,
    confirmed: false,
    check: ({ lease, holder }) =>
      lease !== undefined && holder?.kind === 'person' ? at('/holder/kind') : null,
  },
  {
    entry: clientFault(
      'lessee-is-lessor',
      ['Le loueur et le locataire sont la même personne.', 'The lessor and the lessee are the same person.'],
      [
        'Mettez le loueur dans « holder » et le client dans « lessee ».',
        'Write the lessor in "holder" and the client in "lessee".',
      ],
      'warning',
    ),
    procedures: registrations,
    source: annexe3,
    confirmed: false,
    check: ({ lessee, holder }) => (isSameParty(lessee, holder) ? at('/lessee') : null),
  },
]
