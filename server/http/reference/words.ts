import type { Actor } from '../../domain/finding.ts'
import type { FindingDescription } from '../../domain/describeFindings.ts'
import type { Channel } from '../../domain/lane.ts'
import type { PaperOwner } from '../../domain/requirements/requirement.ts'

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

export interface Words {
  fr: string
  en: string
}

/** What the page itself says, beside the entries. */
export const phrases = {
  title: { fr: 'Démarches, pièces et règles', en: 'Procedures, papers and rules' },
  asOf: { fr: 'Telles qu’elles s’appliquent le', en: 'As they apply on' },
  generated: {
    fr: 'Cette page est produite par les entrées mêmes qui contrôlent les dossiers.',
    en: 'This page is made from the very entries that check the items.',
  },
  otherLanguage: { fr: 'English', en: 'Français' },
  procedures: { fr: 'Démarches', en: 'Procedures' },
  vehicles: { fr: 'Véhicules', en: 'Vehicles' },
  drivers: { fr: 'Permis de conduire', en: 'Driving licences' },
  procedure: { fr: 'Démarche', en: 'Procedure' },
  form: { fr: 'Cerfa', en: 'Form' },
  way: { fr: 'Voie', en: 'Way' },
  papersCount: { fr: 'Pièces possibles', en: 'Possible papers' },
  comesBack: { fr: 'Ce que l’on reçoit', en: 'What comes back' },
  papers: { fr: 'Pièces', en: 'Papers' },
  paper: { fr: 'Pièce', en: 'Paper' },
  inWhichCase: { fr: 'Dans quel cas', en: 'In which case' },
  always: { fr: 'toujours', en: 'always' },
  ifMissing: { fr: 'Si elle manque', en: 'If missing' },
  source: { fr: 'Source', en: 'Source' },
  deadlines: { fr: 'Échéances', en: 'Deadlines' },
  rules: { fr: 'Règles', en: 'Rules' },
  noPapers: { fr: 'Aucune pièce n’est demandée.', en: 'No paper is asked for.' },
  taxes: { fr: 'Taxes', en: 'Taxes' },
  taxesIntro: {
    fr: 'Les taxes sont une estimation, jamais un motif de refus : seul le montant de l’administration compte. Ce qui n’est pas dans ces tables est dit manquant, jamais deviné.',
    en: 'Taxes are an estimate and never refuse an item: only the amount of the State counts. What these tables do not hold is told as missing, never guessed.',
  },
  reviewed: { fr: 'Tables relues le', en: 'Tables reviewed on' },
  codes: { fr: 'Tous les codes', en: 'All codes' },
  remedy: { fr: 'Que faire :', en: 'What to do:' },
  actor: { fr: 'À faire par :', en: 'To be done by:' },
  colon: { fr: ' :', en: ':' },
  unconfirmed: { fr: 'non confirmé', en: 'unconfirmed' },
  from: { fr: 'depuis le', en: 'since' },
  until: { fr: 'jusqu’au', en: 'until' },
  allProcedures: { fr: 'toutes les démarches', en: 'every procedure' },
  habilitation: { fr: 'sous une habilitation', en: 'under a habilitation' },
  school: { fr: 'sous l’agrément d’une école', en: 'under a school’s agrement' },
  sivCode: { fr: 'code SIV', en: 'SIV code' },
  skip: { fr: 'Aller aux démarches', en: 'Skip to the procedures' },
  legend: {
    fr: 'Une erreur refuse le dossier. Un avertissement le laisse partir. Une règle qu’aucun texte officiel ne confirme ne donne jamais plus qu’un avertissement.',
    en: 'An error refuses the item. A warning lets it go. A rule that no official text confirms warns at most.',
  },
} satisfies Record<string, Words>

export const severities: Readonly<Record<FindingDescription['severity'], Words>> = {
  error: { fr: 'erreur', en: 'error' },
  warning: { fr: 'avertissement', en: 'warning' },
  info: { fr: 'information', en: 'info' },
  off: { fr: 'désactivée ici', en: 'off here' },
}

export const actors: Readonly<Record<Actor, Words>> = {
  client: { fr: 'vous', en: 'you' },
  school: { fr: 'l’école', en: 'the school' },
  candidate: { fr: 'le candidat', en: 'the candidate' },
  state: { fr: 'l’administration', en: 'the State' },
  gateway: { fr: 'l’exploitant de la passerelle', en: 'the operator of the gateway' },
}

export const owners: Readonly<Record<PaperOwner, Words>> = {
  holder: { fr: 'du titulaire ou du candidat', en: 'of the holder or candidate' },
  coHolder: { fr: 'du cotitulaire', en: 'of the co-holder' },
  lessee: { fr: 'du locataire', en: 'of the lessee' },
  seller: { fr: 'du vendeur', en: 'of the seller' },
  guardian: { fr: 'du représentant légal', en: 'of the guardian' },
  host: { fr: 'de l’hébergeant', en: 'of the host' },
}

export const channelNames: Readonly<Record<Channel, string>> = { siv: 'SIV', ants: 'ANTS' }

const outcomes: Readonly<Record<string, Words>> = {
  plate: { fr: 'plaque', en: 'plate' },
  cpiUntil: { fr: 'CPI', en: 'CPI' },
  taxes: { fr: 'taxes', en: 'taxes' },
  formulaNumber: { fr: 'numéro de formule', en: 'formula number' },
  receiptNumber: { fr: 'récépissé', en: 'receipt' },
  cessionCode: { fr: 'code de cession', en: 'cession code' },
  neph: { fr: 'NEPH', en: 'NEPH' },
  attestationIssuedOn: { fr: 'attestation d’inscription', en: 'attestation of enrolment' },
  titleNumber: { fr: 'numéro du permis', en: 'licence number' },
  trackingNumber: { fr: 'suivi d’envoi', en: 'tracking' },
}
export const outcomeWords = (field: string): Words => outcomes[field] ?? { fr: field, en: field }

/** Days as people write them. */
export const dayWords = (day: string, language: Language): string =>
  language === 'fr' ? day.split('-').toReversed().join('/') : day
