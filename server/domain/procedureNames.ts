import type { Procedure } from './item.ts'

/** How the State and its forms call a procedure. */
export interface ProcedureName {
  fr: string
  en: string
  /** The form that carries it, where there is one. */
  cerfa?: string
  /** The operation's code in the public vehicle history (HistoVec). */
  sivCode?: string
}

export const procedureNames: Readonly<Record<Procedure, ProcedureName>> = {
  vn: {
    fr: 'Immatriculation d’un véhicule neuf acheté en France',
    en: 'Registration of a new vehicle bought in France',
    cerfa: '13749 ou 13750',
    sivCode: 'IMMAT_NORMALE',
  },
  'import-vn': {
    fr: 'Immatriculation d’un véhicule neuf acheté à l’étranger',
    en: 'Registration of a new vehicle bought abroad',
    cerfa: '13750',
  },
  'import-vo': {
    fr: 'Première immatriculation en France d’un véhicule d’occasion',
    en: 'First registration in France of a used vehicle',
    cerfa: '13750',
    sivCode: 'IMMAT_NORMALE_PREM_VO',
  },
  'changement-titulaire': {
    fr: 'Changement de titulaire d’un véhicule d’occasion',
    en: 'Change of holder of a used vehicle',
    cerfa: '13750',
    sivCode: 'CHANG_TIT_NORMAL',
  },
  'changement-locataire': {
    fr: 'Changement de locataire',
    en: 'Change of lessee',
    cerfa: '13750',
    sivCode: 'CHANG_LOC',
  },
  'declaration-achat': {
    fr: 'Déclaration d’achat par un professionnel',
    en: 'Purchase declaration by a professional',
    cerfa: '13751',
    sivCode: 'DECLARATION_ACHAT',
  },
  'declaration-cession': {
    fr: 'Déclaration de cession',
    en: 'Declaration of sale',
    cerfa: '15776',
    sivCode: 'DECLARATION_CESSION',
  },
  ww: {
    fr: 'Immatriculation provisoire (WW)',
    en: 'Provisional registration (WW)',
    cerfa: '13750',
    sivCode: 'IMMAT_PROVISOIRE',
  },
  'changement-adresse': {
    fr: 'Changement d’adresse du titulaire ou du locataire',
    en: 'Change of address of the holder or the lessee',
    cerfa: '13750',
    sivCode: 'MODIF_ADRESSE',
  },
  duplicata: {
    fr: 'Duplicata du certificat d’immatriculation',
    en: 'Duplicate of the registration certificate',
    cerfa: '13750 et 13753',
    sivCode: 'DUPLICATA',
  },
  'modification-technique': {
    fr: 'Modification technique, mention « véhicule école » comprise',
    en: 'Technical change, including the mention "driving-school vehicle"',
    cerfa: '13750',
    sivCode: 'MODIF_CARAC_TECH',
  },
  'fin-demonstration': {
    fr: 'Fin d’usage de démonstration',
    en: 'End of demonstration use',
    sivCode: 'FIN_USAGE_DEMO_VENTE ou FIN_USAGE_DEMO_FINDEM',
  },
  'reedition-cpi': {
    fr: 'Réédition du certificat provisoire d’immatriculation',
    en: 'Reissue of the provisional registration certificate',
    sivCode: 'EDITION_CPI',
  },
  'inscription-premiere': {
    fr: 'Première inscription au permis de conduire',
    en: 'First enrolment for a driving licence',
  },
  'inscription-ajout-categorie': {
    fr: 'Inscription pour une nouvelle catégorie de permis',
    en: 'Enrolment for a further licence category',
  },
  'inscription-retour-permis': {
    fr: 'Inscription pour un retour au permis (invalidation ou annulation)',
    en: 'Enrolment to regain a licence (invalidation or annulment)',
  },
  'titre-reussite-examen': {
    fr: 'Demande de permis à la suite de la réussite à l’examen',
    en: 'Request for the licence after passing the exam',
  },
  'titre-attestation-formation': {
    fr: 'Demande de permis sur attestation de formation (AM, A, B96, levée du code 78)',
    en: 'Request for the licence on a training attestation (AM, A, B96, lifting of code 78)',
  },
  transfert: {
    fr: 'Transfert d’une demande vers une nouvelle école',
    en: 'Transfer of a request to a new school',
  },
}
