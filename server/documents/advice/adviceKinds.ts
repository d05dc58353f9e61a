/** Kinds that turn on a check, and what they tell of the paper's size. */

const identityPhotos: readonly string[] = ['formulaire-photo-signature']

/** With a machine-readable zone, or often with one. */
const identityPapers: readonly string[] = [
  'identite',
  'identite-hebergeant',
  'identite-representant-legal',
  'justificatif-residence',
]

/** Bills and tax notices, which carry a 2D-Doc. */
const proofsOfAddress: readonly string[] = ['domicile', 'domicile-hebergeant']

/** Cards, booklets and slips: a picture of one may be smaller than that of a page, and lies on a table at any angle. */
const smallPapers: readonly string[] = [
  ...identityPhotos,
  ...identityPapers,
  'permis-actuel',
  'certificat-immatriculation',
  'certificat-immatriculation-barre',
  'certificat-immatriculation-etranger',
  'attestation-assurance',
  'justificatif-autorite-parentale',
  'acte-etat-civil',
  'jdc',
  'attestation-recensement',
  'assr1',
  'assr2',
  'asr',
]

export const isIdentityPhoto = (kind: string | null): boolean =>
  kind !== null && identityPhotos.includes(kind)
export const isIdentityPaper = (kind: string | null): boolean =>
  kind !== null && identityPapers.includes(kind)
export const isProofOfAddress = (kind: string | null): boolean =>
  kind !== null && proofsOfAddress.includes(kind)

export type PaperSize = 'page' | 'small' | 'unknown'

export const paperSizeOf = (kind: string | null): PaperSize =>
  kind === null ? 'unknown' : smallPapers.includes(kind) ? 'small' : 'page'
