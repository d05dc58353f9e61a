import type { JsonObject } from '../../../server/domain/item.ts'
import type { Case } from '../judge/judged.ts'

/** A broken item, and the one beside it that lies just within the rule. */
export interface EdgeCase extends Case {
  within: JsonObject
}

const lucTest: JsonObject = { kind: 'person', role: 'father', birthName: 'FONTAINETEST', firstNames: ['Luc'] }

export const candidateCases: EdgeCase[] = [
  {
    says: 'a candidate whom nobody can reach',
    procedure: 'inscription-premiere',
    change: { candidate: { email: null, phone: null } },
    within: { candidate: { email: null } },
    code: 'contact-missing',
    pointer: '/candidate/email',
  },
  {
    says: 'the transfer of a student who cannot confirm it',
    procedure: 'transfert',
    change: { candidate: { email: null, phone: null } },
    within: { candidate: { phone: null } },
    code: 'contact-missing',
    pointer: '/candidate/email',
    severity: 'warning',
  },
  {
    says: 'a minor who signs for himself',
    procedure: 'inscription-premiere',
    change: { guardian: { birthName: 'BERTHELOTTEST', firstNames: ['Noé'], birthDate: '2009-04-03' } },
    within: { guardian: { birthName: 'BERTHELOTTEST', firstNames: ['Noé'], birthDate: '1975-04-03' } },
    code: 'guardian-is-candidate',
    pointer: '/guardian',
  },
  {
    says: 'a guardian of seventeen',
    procedure: 'inscription-premiere',
    change: { guardian: { birthDate: '2008-11-24' } },
    within: { guardian: { birthDate: '2008-11-23' } },
    code: 'guardian-minor',
    pointer: '/guardian/birthDate',
    severity: 'warning',
  },
  {
    says: 'a person as institution',
    procedure: 'inscription-premiere',
    change: { guardian: { role: 'institution' } },
    within: { guardian: { role: 'guardian' } },
    code: 'guardian-role-unlikely',
    pointer: '/guardian/role',
    severity: 'warning',
  },
  {
    says: 'the father of an adult',
    procedure: 'titre-reussite-examen',
    change: { guardian: lucTest },
    within: { guardian: lucTest, candidate: { protected: true } },
    code: 'guardian-not-needed',
    pointer: '/guardian',
    severity: 'info',
  },
  {
    says: 'a lodged candidate without the name of the host',
    procedure: 'inscription-premiere',
    change: { candidate: { birthDate: '2008-11-23', address: { careOf: null } } },
    within: { candidate: { birthDate: '2008-11-24', address: { careOf: null } } },
    code: 'care-of-missing',
    pointer: '/candidate/address/careOf',
    severity: 'warning',
  },
  {
    says: 'a lodged adult without a mailbox',
    procedure: 'titre-reussite-examen',
    change: { candidate: { housing: 'hosted', address: { mailbox: null } } },
    within: { candidate: { housing: 'hosted', address: { mailbox: 'FONTAINETEST' } } },
    code: 'care-of-missing',
    pointer: '/candidate/address/careOf',
    severity: 'warning',
  },
  {
    says: 'a foreigner who does not say since when',
    procedure: 'inscription-ajout-categorie',
    change: { candidate: { nationality: 'BRA' } },
    within: { candidate: { nationality: 'BRA', residentSince: '2020-01-10' } },
    code: 'resident-since-missing',
    pointer: '/candidate/residentSince',
    severity: 'warning',
  },
  {
    says: 'a foreigner on the 184th day',
    procedure: 'inscription-ajout-categorie',
    change: { candidate: { nationality: 'BRA', residentSince: '2026-05-23' } },
    within: { candidate: { nationality: 'BRA', residentSince: '2026-05-22' } },
    code: 'residence-under-185-days',
    pointer: '/candidate/residentSince',
  },
  {
    says: 'a first enrolment of somebody with a licence',
    procedure: 'inscription-premiere',
    change: { candidate: { licenceCategories: ['A1'] } },
    within: { candidate: { licenceCategories: ['AM'] } },
    code: 'first-enrolment-holder',
    pointer: '/candidate/licenceCategories',
    severity: 'warning',
  },
  {
    says: 'another category for somebody without any',
    procedure: 'inscription-ajout-categorie',
    change: {
      candidate: { licenceCategories: [], licenceDates: null },
      training: { category: 'B', mode: 'traditional' },
    },
    within: {
      candidate: { licenceCategories: ['AM'], licenceDates: null },
      training: { category: 'B', mode: 'traditional' },
    },
    code: 'addition-without-licence',
    pointer: '/candidate/licenceCategories',
    severity: 'warning',
  },
  {
    says: 'a NEPH of the year in which the candidate was thirteen',
    procedure: 'titre-reussite-examen',
    change: { candidate: { neph: '170969304567' } },
    within: { candidate: { neph: '180969304567' } },
    code: 'neph-before-birth',
    pointer: '/candidate/neph',
    severity: 'warning',
  },
  {
    says: 'a NEPH of the last century for somebody born in this one',
    procedure: 'titre-reussite-examen',
    change: { candidate: { neph: '980969304567' } },
    within: { candidate: { neph: '260969304567' } },
    code: 'neph-before-birth',
    pointer: '/candidate/neph',
    severity: 'warning',
  },
  {
    says: 'a title by paper mandate with the country code of Réunion',
    procedure: 'titre-reussite-examen',
    change: {
      mandate: { kind: 'paper', signedOn: '2026-11-19' },
      candidate: { address: { country: 'REU', postalCode: '97400', city: 'SAINT-DENIS' } },
    },
    within: {
      mandate: { kind: 'paper', signedOn: '2026-11-19' },
      candidate: { address: { country: 'GLP', postalCode: '97100', city: 'BASSE-TERRE' } },
    },
    code: 'mandate-not-allowed-region',
    pointer: '/mandate/kind',
  },
]
