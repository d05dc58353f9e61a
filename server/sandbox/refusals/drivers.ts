import type { KnownRefusals } from './knownRefusal.ts'

/** Enrolments and titles: what the file of candidates knows at once, and what an agent finds. */
export const driverRefusals: KnownRefusals = {
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
  'ephoto-expired': {
    at: 'filing',
    pointer: '/data/ePhoto/code',
    message: 'Ce code photo-signature a plus de six mois.',
  },
  'request-active': {
    at: 'filing',
    message: 'Une demande de même nature est déjà en cours pour ce candidat.',
  },
  'agrement-suspended': {
    at: 'filing',
    pointer: '/establishment',
    message: "L'agrément de cette école de conduite est suspendu ou n'est plus valable.",
  },
  'agrement-category': {
    at: 'filing',
    pointer: '/data/training/category',
    message: "L'agrément de cette école de conduite ne couvre pas la catégorie demandée.",
  },
  'mandate-not-allowed': {
    at: 'filing',
    pointer: '/data/mandate',
    message: 'Cette demande ne peut pas être présentée sous mandat papier.',
  },
  'transfer-not-possible': {
    at: 'filing',
    pointer: '/data/transfer/requestNumber',
    message: 'Cette demande ne peut pas être transférée à une autre école.',
  },
  'residence-not-proved': {
    at: 'review',
    message: 'La résidence normale en France de 185 jours au moins n’est pas justifiée.',
  },
  'medical-expired': { at: 'review', message: "L'avis médical a plus de deux ans." },
  'medical-form-outdated': {
    at: 'review',
    message: "L'avis médical n'est pas établi sur le formulaire en vigueur.",
  },
  'jdc-missing': {
    at: 'review',
    message: "Le certificat de participation à la journée défense et citoyenneté n'a pas été fourni.",
  },
  'assr-missing': {
    at: 'review',
    message: "L'attestation scolaire de sécurité routière n'a pas été fournie.",
  },
  'guardian-missing': {
    at: 'review',
    message: "L'accord ou la pièce d'identité du représentant légal manque.",
  },
  'age-below-minimum': {
    at: 'review',
    message: "Le candidat n'a pas l'âge minimal pour cette catégorie.",
  },
  'prior-category-missing': {
    at: 'review',
    message: 'Le candidat ne détient pas la catégorie exigée pour cette demande.',
  },
}
