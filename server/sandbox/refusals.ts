import type { Channel } from './lanes.ts'

export interface Refusal {
  code: string
  message: string
  pointer?: string
}

interface KnownRefusal {
  message: string
  /** `filing`: 422 at once. `review`: taken, and refused when somebody has looked at it. */
  at: 'filing' | 'review'
  pointer?: string
}

const known: Readonly<Record<string, KnownRefusal>> = {
  'siv-stolen': {
    at: 'filing',
    pointer: '/data/vehicle/vin',
    message:
      "Ce véhicule est signalé volé : l'opération ne peut pas être enregistrée. Adressez-vous aux services de police ou de gendarmerie.",
  },
  'siv-vin-duplicate': {
    at: 'filing',
    pointer: '/data/vehicle/vin',
    message: "Ce numéro d'identification est déjà enregistré pour un autre véhicule.",
  },
  'siv-vin-check-unavailable': {
    at: 'filing',
    message: "Le contrôle du numéro d'identification n'a pas pu être effectué. Renouvelez la demande.",
  },
  'siv-otc-unavailable': {
    at: 'filing',
    message: "Le fichier du contrôle technique n'a pas pu être interrogé. Renouvelez la demande.",
  },
  'siv-ct-invalid': {
    at: 'filing',
    pointer: '/data/inspection',
    message: "Le contrôle technique de ce véhicule est absent ou n'est plus valable.",
  },
  'siv-cnit-variable-out-of-range': {
    at: 'filing',
    pointer: '/data/vehicle/cnit',
    message:
      "Une rubrique variable du véhicule est hors des bornes de son code national d'identification du type.",
  },
  'siv-tax-exemption': {
    at: 'filing',
    message: "L'exonération de taxe demandée n'est pas justifiée.",
  },
  'siv-opposition-otci': {
    at: 'filing',
    message: "Une opposition au transfert du certificat d'immatriculation est inscrite sur ce véhicule.",
  },
  'siv-opposition-ove': {
    at: 'filing',
    message: 'Une procédure « véhicule endommagé » interdit la cession de ce véhicule.',
  },
  'siv-opposition-gage': { at: 'filing', message: 'Un gage est inscrit sur ce véhicule.' },
  'siv-opposition-suspension': {
    at: 'filing',
    message: "L'autorisation de circuler de ce véhicule est suspendue.",
  },
  'siv-formula-number-wrong': {
    at: 'filing',
    pointer: '/data/vehicle/formulaNumber',
    message: "Le numéro de formule ne correspond pas au dernier certificat d'immatriculation délivré.",
  },
  'siv-chain-incomplete': {
    at: 'filing',
    message: "Aucune déclaration d'achat ou de cession antérieure n'est enregistrée pour ce vendeur.",
  },
  'siv-habilitation-suspended': {
    at: 'filing',
    pointer: '/establishment',
    message: "L'habilitation de cet établissement est suspendue.",
  },
  'neph-unknown': {
    at: 'filing',
    pointer: '/data/candidate/neph',
    message: 'Ce numéro NEPH est inconnu.',
  },
  'neph-name-mismatch': {
    at: 'filing',
    pointer: '/data/candidate/birthName',
    message: 'Le nom de naissance ne correspond pas au numéro NEPH indiqué.',
  },
  'ephoto-unknown': {
    at: 'filing',
    pointer: '/data/ePhoto/code',
    message: "Ce code photo-signature est inconnu. Il peut n'être actif que 72 heures après la prise de vue.",
  },
  'ephoto-used': {
    at: 'filing',
    pointer: '/data/ePhoto/code',
    message: 'Ce code photo-signature a déjà servi pour une autre demande.',
  },
  'request-active': {
    at: 'filing',
    message: 'Une demande de même nature est déjà en cours pour ce candidat.',
  },
  'document-illegible': { at: 'filing', message: 'Un document transmis est illisible.' },
  'document-missing': { at: 'filing', message: "Un document annoncé n'a pas été reçu." },
  'identity-expired': { at: 'review', message: "La pièce d'identité fournie n'est plus valable." },
  'residence-not-proved': {
    at: 'review',
    message: 'La résidence normale en France de 185 jours au moins n’est pas justifiée.',
  },
  'medical-expired': { at: 'review', message: "L'avis médical a plus de deux ans." },
  'quitus-holder-mismatch': {
    at: 'review',
    message: "Le quitus fiscal n'est pas au nom du demandeur.",
  },
  'coc-vin-mismatch': {
    at: 'review',
    message: "Le numéro d'identification du certificat de conformité n'est pas celui du titre étranger.",
  },
  'model-unknown': { at: 'review', message: "Le modèle importé n'est pas reconnu." },
}

export const refusalCodes: readonly string[] = Object.keys(known)

/** Null for a code that the State does not have. */
export function refusalOf(code: string): (Refusal & { at: 'filing' | 'review' }) | null {
  const entry = known[code]
  return entry ? { code, ...entry } : null
}

/** Refusals that happen by themselves, when a share of filings is to be refused. */
export const everydayRefusals: Readonly<Record<Channel, readonly [string, ...string[]]>> = {
  siv: [
    'siv-opposition-otci',
    'siv-formula-number-wrong',
    'siv-chain-incomplete',
    'siv-cnit-variable-out-of-range',
  ],
  ants: ['identity-expired', 'residence-not-proved'],
}

export const moreInfoRequest = {
  kinds: ['domicile'],
  message: 'Le justificatif de domicile fourni date de plus de six mois. Transmettez un justificatif récent.',
}
