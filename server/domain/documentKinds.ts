/** Kinds of supporting papers: the State's words, lower case, without accents, with hyphens. */
export interface DocumentKind {
  kind: string
  /** What people call it, with its article. */
  fr: string
  en: string
  for: readonly ('vehicles' | 'drivers')[]
  variants: readonly string[]
  /** Other variants exist that no list names: an unknown one is no fault. */
  variantsOpen?: true
}

const vehicles = ['vehicles'] as const
const drivers = ['drivers'] as const
const both = ['vehicles', 'drivers'] as const

const kind = (
  name: string,
  families: DocumentKind['for'],
  [fr, en]: readonly [string, string],
  variants = '',
): DocumentKind => ({
  kind: name,
  fr,
  en,
  for: families,
  variants: variants === '' ? [] : variants.replace(' ...', '').split(' '),
  ...(variants.endsWith(' ...') ? { variantsOpen: true } : {}),
})

const homeProofs =
  'facture-energie facture-eau facture-telephone avis-imposition quittance-loyer assurance-habitation titre-propriete justif-adresse'

export const documentKinds: readonly DocumentKind[] = [
  kind(
    'identite',
    both,
    ['la pièce d’identité', 'the identity document'],
    'cni passeport passeport-biometrique permis titre-sejour recepisse recepisse-protection-internationale dcem tir aps ...',
  ),
  kind('domicile', both, ['le justificatif de domicile', 'the proof of address'], homeProofs),
  kind('attestation-hebergement', both, ['l’attestation d’hébergement', 'the host’s attestation']),
  kind('identite-hebergeant', both, ['la pièce d’identité de l’hébergeant', 'the host’s identity document']),
  kind(
    'domicile-hebergeant',
    both,
    ['le justificatif de domicile de l’hébergeant', 'the host’s proof of address'],
    homeProofs,
  ),
  kind('attestation-domiciliation', both, [
    'l’attestation de domiciliation',
    'the attestation of domiciliation',
  ]),
  kind('attestation-gestionnaire', drivers, [
    'l’attestation du gestionnaire (hôtel, caravane, bateau)',
    'the manager’s attestation (hotel, caravan, boat)',
  ]),
  kind('identite-representant-legal', both, [
    'la pièce d’identité du représentant légal',
    'the guardian’s identity document',
  ]),
  kind(
    'justificatif-autorite-parentale',
    both,
    ['le justificatif de l’autorité parentale', 'the proof of parental authority'],
    'livret-de-famille acte-naissance jugement autorisation-signee',
  ),
  kind('jugement-tutelle', both, ['le jugement de tutelle', 'the judgment of guardianship']),
  kind('permis-actuel', both, ['le permis de conduire actuel', 'the present driving licence']),
  kind('mandat', vehicles, ['le mandat (13757)', 'the mandate (13757)']),
  kind(
    'demande-immatriculation',
    vehicles,
    ['la demande de certificat d’immatriculation', 'the request for a registration certificate'],
    '13749 13750',
  ),
  kind('extrait-kbis', vehicles, ['l’extrait Kbis', 'the extrait Kbis']),
  kind('avis-insee', vehicles, ['l’avis de situation INSEE', 'the INSEE notice']),
  kind('statuts', vehicles, ['les statuts de l’association', 'the association’s statutes']),
  kind('recepisse-association', vehicles, ['le récépissé de l’association', 'the association’s receipt']),
  kind('pv-nomination', vehicles, ['le procès-verbal de nomination', 'the minutes of appointment']),
  kind('justificatif-activite', vehicles, ['le justificatif d’activité', 'the proof of activity']),
  kind('attestation-assurance', vehicles, ['l’attestation d’assurance', 'the insurance certificate']),
  kind('facture', vehicles, ['la facture', 'the invoice']),
  kind(
    'declaration-cession',
    vehicles,
    ['la déclaration de cession (15776)', 'the declaration of sale (15776)'],
    '15776',
  ),
  kind(
    'declaration-achat',
    vehicles,
    ['la déclaration d’achat (13751)', 'the declaration of purchase (13751)'],
    '13751',
  ),
  kind('recepisse-declaration-achat', vehicles, [
    'le récépissé de déclaration d’achat',
    'the receipt of the declaration of purchase',
  ]),
  kind('certificat-immatriculation', vehicles, [
    'le certificat d’immatriculation, non barré',
    'the registration certificate, not crossed',
  ]),
  kind('certificat-immatriculation-barre', vehicles, [
    'le certificat d’immatriculation barré, daté et signé',
    'the registration certificate, crossed, dated and signed',
  ]),
  kind('certificat-situation-administrative', vehicles, [
    'le certificat de situation administrative',
    'the certificate of administrative situation',
  ]),
  kind('controle-technique', vehicles, [
    'le procès-verbal de contrôle technique',
    'the technical inspection report',
  ]),
  kind(
    'certificat-conformite',
    vehicles,
    ['le certificat de conformité', 'the certificate of conformity'],
    'papier ivi-xml',
  ),
  kind('attestation-identification', vehicles, [
    'l’attestation d’identification',
    'the attestation of identification',
  ]),
  kind('rapport-reception', vehicles, ['le rapport de réception', 'the approval report'], 'rti ri'),
  kind('certificat-reconnaissance', vehicles, [
    'le certificat de reconnaissance',
    'the certificate of recognition',
  ]),
  kind(
    'certificat-immatriculation-etranger',
    vehicles,
    ['le certificat d’immatriculation étranger', 'the foreign registration certificate'],
    'ue hors-ue titre-propriete certificat-international',
  ),
  kind('quitus-fiscal', vehicles, ['le quitus fiscal', 'the quitus fiscal']),
  kind('dispense-quitus', vehicles, ['la dispense de quitus', 'the exemption from the quitus']),
  kind('certificat-846a', vehicles, ['le certificat 846 A', 'the certificate 846 A']),
  kind('note-exoneration-fiscale', vehicles, ['la note d’exonération fiscale', 'the note of tax exemption']),
  kind('visa-fiscal', vehicles, ['le visa fiscal', 'the fiscal visa']),
  kind('certificat-846b', vehicles, ['le certificat 846 B', 'the certificate 846 B']),
  kind('justificatif-usage', vehicles, ['le justificatif d’usage', 'the proof of use']),
  kind('preuve-demande-fiscale', vehicles, [
    'la preuve de la demande du justificatif fiscal',
    'the proof that the fiscal paper was asked for',
  ]),
  kind('preuve-demande-reception', vehicles, [
    'la preuve de la demande de réception',
    'the proof that the approval was asked for',
  ]),
  kind(
    'declaration-perte-vol',
    vehicles,
    ['la déclaration de perte ou de vol (13753)', 'the declaration of loss or theft (13753)'],
    '13753 recepisse-police ...',
  ),
  kind('attestation-adaptation-reversible', vehicles, [
    'l’attestation d’adaptation réversible',
    'the attestation of reversible adaptation',
  ]),
  kind(
    'justificatif-transformation',
    vehicles,
    ['le justificatif de transformation', 'the proof of transformation'],
    'rti pesee annexe-vii boitier-e85 carrossier',
  ),
  kind('contrat-location', vehicles, ['le contrat de location', 'the lease contract']),
  kind('acte-etat-civil', vehicles, ['l’acte d’état civil', 'the civil record']),
  kind('attestation-notaire', vehicles, ['l’attestation du notaire', 'the notary’s attestation']),
  kind(
    'jdc',
    drivers,
    ['le justificatif de la journée défense et citoyenneté', 'the proof of the defence and citizenship day'],
    'certificat-participation exemption situation-administrative attestation-provisoire',
  ),
  kind('assr1', drivers, ['l’ASSR 1', 'the ASSR 1'], 'declaration-sur-honneur ...'),
  kind('assr2', drivers, ['l’ASSR 2', 'the ASSR 2'], 'declaration-sur-honneur ...'),
  kind('asr', drivers, ['l’ASR', 'the ASR'], 'declaration-sur-honneur ...'),
  kind(
    'avis-medical',
    drivers,
    ['l’avis médical (14880*02)', 'the medical opinion (14880*02)'],
    '14880*02 ...',
  ),
  kind('tests-psychotechniques', drivers, ['les tests psychotechniques', 'the psychotechnical tests']),
  kind('recepisse-remise-permis', drivers, [
    'le récépissé de remise du permis (réf. 44)',
    'the receipt of the surrendered licence (ref. 44)',
  ]),
  kind('decision-judiciaire', drivers, ['la décision judiciaire (réf. 7)', 'the court decision (ref. 7)']),
  kind('lettre-48si', drivers, ['la lettre 48 SI', 'the letter 48 SI']),
  kind(
    'justificatif-residence',
    drivers,
    ['le justificatif de résidence (185 jours)', 'the proof of residence (185 days)'],
    'titre-sejour bulletins-paie quittances',
  ),
  kind('justificatif-formation-professionnelle', drivers, [
    'le justificatif de formation professionnelle',
    'the proof of professional training',
  ]),
  kind('certificat-scolarite-conduite', drivers, [
    'le certificat de scolarité (conduite encadrée)',
    'the school certificate (conduite encadrée)',
  ]),
  kind('cepc', drivers, ['le certificat d’examen du permis (CEPC)', 'the exam certificate (CEPC)']),
  kind('attestation-formation', drivers, ['l’attestation de formation', 'the attestation of training']),
  kind('formulaire-photo-signature', drivers, [
    'le formulaire photo-signature',
    'the photo and signature form',
  ]),
  kind('attestation-recensement', drivers, ['l’attestation de recensement', 'the census attestation']),
]

const byKind = new Map(documentKinds.map((one) => [one.kind, one]))

export const documentKind = (name: string): DocumentKind | null => byKind.get(name) ?? null
