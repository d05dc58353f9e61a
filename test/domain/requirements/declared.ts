import type { JsonObject } from '../../../server/domain/item.ts'

/** Papers as a school declares them, in force on the day of the examples. */

export const identity: JsonObject = { kind: 'identite', variant: 'cni', expiresOn: '2031-05-02' }
export const home: JsonObject = { kind: 'domicile', variant: 'facture-eau', issuedOn: '2026-09-30' }
export const hosting: JsonObject[] = [
  { kind: 'attestation-hebergement', issuedOn: '2026-11-15' },
  { kind: 'identite-hebergeant' },
  { kind: 'domicile-hebergeant', variant: 'facture-energie', issuedOn: '2026-10-05' },
]
export const guardianId: JsonObject = { kind: 'identite-representant-legal' }
export const jdc: JsonObject = { kind: 'jdc', variant: 'certificat-participation' }
export const assr2: JsonObject = { kind: 'assr2' }
export const licence: JsonObject = { kind: 'permis-actuel' }
export const medical: JsonObject = { kind: 'avis-medical', variant: '14880*02', issuedOn: '2026-10-20' }
export const cepc: JsonObject = { kind: 'cepc', issuedOn: '2026-11-14' }
export const attestation: JsonObject = { kind: 'attestation-formation', issuedOn: '2026-11-14' }
export const professionalTraining: JsonObject = { kind: 'justificatif-formation-professionnelle' }

/** Of a minor, beside what the procedure asks. */
export const ofMinor: JsonObject[] = [identity, ...hosting, guardianId]
