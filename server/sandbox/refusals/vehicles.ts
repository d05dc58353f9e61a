import type { KnownRefusals } from './knownRefusal.ts'

/** What the registration system checks by itself, and says at once. */
export const vehicleRefusals: KnownRefusals = {
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
    posts: 2,
    message: "Le contrôle du numéro d'identification n'a pas pu être effectué. Renouvelez la demande.",
  },
  'siv-otc-unavailable': {
    at: 'filing',
    posts: 2,
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
  'siv-opposition-otci-pv': {
    at: 'filing',
    message: 'Une opposition au transfert pour amendes impayées est inscrite sur ce véhicule.',
  },
  'siv-opposition-ove': {
    at: 'filing',
    message: 'Une procédure « véhicule endommagé » interdit la cession de ce véhicule.',
  },
  'siv-opposition-ovei': {
    at: 'filing',
    message: 'Une procédure « véhicule économiquement irréparable » est inscrite sur ce véhicule.',
  },
  'siv-opposition-dvs': {
    at: 'filing',
    message: 'Une déclaration valant saisie est inscrite sur ce véhicule.',
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
  'siv-fni-conversion': {
    at: 'filing',
    pointer: '/data/vehicle/plate',
    message: "Ce véhicule porte un ancien numéro : il doit d'abord être converti au format actuel.",
  },
  'siv-cession-code-expired': {
    at: 'filing',
    pointer: '/data/sale/cessionCode',
    message: "Le code de cession n'est plus valable.",
  },
  'siv-profile-missing': {
    at: 'filing',
    pointer: '/establishment',
    message: 'Le profil de cet établissement ne permet pas cette opération.',
  },
  'siv-habilitation-suspended': {
    at: 'filing',
    pointer: '/establishment',
    message: "L'habilitation de cet établissement est suspendue.",
  },
  'siv-certificate-expired': {
    at: 'filing',
    pointer: '/establishment',
    message: "Le certificat électronique de cet établissement n'est plus valable ou n'est pas déclaré.",
  },
}
