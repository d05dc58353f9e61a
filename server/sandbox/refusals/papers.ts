import type { KnownRefusals } from './knownRefusal.ts'

/** What is wrong with papers: the machine sees only whether it can open them, the rest waits for an agent. */
export const paperRefusals: KnownRefusals = {
  'document-illegible': { at: 'filing', message: 'Un document transmis est illisible.' },
  'document-missing': { at: 'filing', message: "Un document annoncé n'a pas été reçu." },
  'document-mismatch': {
    at: 'filing',
    message: "Un document reçu n'a pas la taille ou le format annoncés.",
  },
  'document-file-missing': { at: 'filing', message: "Le fichier d'une pièce obligatoire manque." },
  'identity-expired': { at: 'review', message: "La pièce d'identité fournie n'est plus valable." },
  'identity-illegible': {
    at: 'review',
    message: "La pièce d'identité fournie est coupée ou illisible.",
  },
  'domicile-too-old': {
    at: 'review',
    message: 'Le justificatif de domicile fourni date de plus de six mois.',
  },
  'domicile-other-name': {
    at: 'review',
    message: "Le justificatif de domicile fourni n'est pas au nom du demandeur.",
  },
  'hosting-incomplete': {
    at: 'review',
    message: "Il manque l'attestation d'hébergement, la pièce d'identité ou le justificatif de l'hébergeant.",
  },
  'title-not-crossed': {
    at: 'review',
    message: "L'ancien certificat d'immatriculation n'est pas barré, daté et signé.",
  },
  'cession-altered': {
    at: 'review',
    message: 'Le certificat de cession comporte des ratures ou des surcharges.',
  },
  'coholder-signature-missing': {
    at: 'review',
    message: "La signature d'un cotitulaire manque sur l'ancien certificat ou sur la cession.",
  },
  'form-version-outdated': {
    at: 'review',
    message: "La version du formulaire Cerfa fourni n'est plus acceptée.",
  },
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
