import { titleWords } from './titles.ts'

/** Words for papers: the kind, and the variant that the word itself tells. */
const papers: readonly (readonly [kind: string, words: string, variant?: string])[] = [
  ['identite', "CNI, carte d'identité, carte nationale d'identité", 'cni'],
  ['identite', 'passeport', 'passeport'],
  ['identite', 'titre de séjour', 'titre-sejour'],
  ['identite', "pièce d'identité, identité pièce, justificatif d'identité, identite, ID"],
  ['domicile', 'justificatif de domicile, domicile, justificatif domicile, preuve de domicile'],
  ['attestation-hebergement', "attestation d'hébergement, attestation hébergement"],
  [
    'identite-hebergeant',
    "pièce d'identité de l'hébergeant, CNI hébergeant, identité hébergeant, pièce hébergeant, identite-hebergeant",
  ],
  [
    'domicile-hebergeant',
    "justificatif de domicile de l'hébergeant, domicile hébergeant, domicile-hebergeant",
  ],
  ['attestation-domiciliation', 'attestation de domiciliation'],
  ['attestation-gestionnaire', 'attestation du gestionnaire'],
  [
    'identite-representant-legal',
    "pièce d'identité du représentant légal, CNI représentant légal, CNI parent, identité représentant légal, pièce d'identité du parent, pièce d'identité du responsable, pièce d'identité du responsable légal, CNI responsable, CNI responsable légal, identité responsable légal, pièce responsable, pièce responsable légal, pièce représentant légal, pièce parent",
  ],
  [
    'justificatif-autorite-parentale',
    "autorité parentale, justificatif d'autorité parentale, livret de famille",
  ],
  ['jugement-tutelle', 'jugement de tutelle'],
  ['permis-actuel', 'permis actuel, copie du permis, permis de conduire actuel'],
  ['mandat', 'mandat 13757, cerfa 13757, pièce mandat, cerfa mandat'],
  ['demande-immatriculation', "demande d'immatriculation, demande de certificat d'immatriculation, cerfa"],
  ['demande-immatriculation', 'cerfa 13749, 13749', '13749'],
  ['demande-immatriculation', 'cerfa 13750, 13750', '13750'],
  ['extrait-kbis', 'Kbis, extrait Kbis, K bis'],
  ['avis-insee', 'avis INSEE, avis de situation INSEE'],
  ['statuts', 'statuts'],
  ['recepisse-association', "récépissé d'association"],
  ['pv-nomination', 'PV de nomination'],
  ['justificatif-activite', "justificatif d'activité"],
  ['attestation-assurance', "attestation d'assurance, assurance"],
  ['facture', 'facture'],
  ['declaration-cession', 'cerfa 15776, déclaration de cession, certificat de cession'],
  ['declaration-achat', "cerfa 13751, déclaration d'achat"],
  ['recepisse-declaration-achat', "récépissé de déclaration d'achat, pièce récépissé DA"],
  ['certificat-immatriculation', "carte grise, certificat d'immatriculation"],
  [
    'certificat-immatriculation-barre',
    "carte grise barrée, certificat d'immatriculation barré, ancienne carte grise barrée",
  ],
  [
    'certificat-situation-administrative',
    'certificat de situation administrative, CSA, non-gage, certificat de non-gage',
  ],
  ['controle-technique', 'PV contrôle technique, procès-verbal de contrôle technique, PV CT'],
  ['certificat-conformite', 'certificat de conformité, CoC, COC pièce'],
  ['attestation-identification', "attestation d'identification"],
  ['rapport-reception', 'rapport de réception'],
  ['certificat-reconnaissance', 'certificat de reconnaissance'],
  [
    'certificat-immatriculation-etranger',
    "carte grise étrangère, certificat d'immatriculation étranger, titre étranger",
  ],
  ['quitus-fiscal', 'quitus fiscal, quitus'],
  ['dispense-quitus', 'dispense de quitus'],
  ['certificat-846a', 'certificat 846 A, 846 A'],
  ['note-exoneration-fiscale', "note d'exonération fiscale"],
  ['visa-fiscal', 'visa fiscal'],
  ['certificat-846b', 'certificat 846 B, 846 B'],
  ['justificatif-usage', "justificatif d'usage"],
  ['preuve-demande-fiscale', 'preuve de demande fiscale, preuve de la demande de quitus'],
  ['preuve-demande-reception', 'preuve de demande de réception'],
  ['declaration-perte-vol', 'déclaration de perte, déclaration de perte ou vol, cerfa 13753'],
  ['attestation-adaptation-reversible', "attestation d'adaptation réversible"],
  ['justificatif-transformation', 'justificatif de transformation'],
  ['contrat-location', 'contrat de location'],
  ['acte-etat-civil', "acte d'état civil"],
  ['attestation-notaire', 'attestation du notaire, attestation notariale'],
  ['jdc', 'JDC, JAPD, journée défense et citoyenneté, certificat JDC'],
  ['assr1', 'ASSR1, ASSR 1'],
  ['assr2', 'ASSR2, ASSR 2, ASSR'],
  ['asr', 'ASR'],
  ['avis-medical', 'avis médical, visite médicale, cerfa 14880'],
  ['tests-psychotechniques', 'tests psychotechniques'],
  ['recepisse-remise-permis', 'récépissé de remise du permis, référence 44'],
  ['decision-judiciaire', 'décision judiciaire'],
  ['lettre-48si', 'lettre 48SI, 48SI'],
  ['justificatif-residence', 'justificatif de résidence'],
  [
    'justificatif-formation-professionnelle',
    'justificatif de formation professionnelle, diplôme professionnel',
  ],
  ['certificat-scolarite-conduite', 'certificat de scolarité'],
  ['cepc', "CEPC, certificat d'examen du permis de conduire"],
  ['attestation-formation', 'attestation de formation'],
  ['formulaire-photo-signature', 'formulaire photo-signature, FPS'],
  ['attestation-recensement', 'attestation de recensement, recensement'],
]

/** The variants that a cell under the paper's bare name may tell; anything else there is not a variant. */
export const paperVariants: Readonly<Record<string, string>> = {
  identite:
    'cni passeport passeport-biometrique permis titre-sejour recepisse recepisse-protection-internationale dcem tir aps',
  domicile:
    'facture-energie facture-eau facture-telephone avis-imposition quittance-loyer assurance-habitation titre-propriete justif-adresse',
  'domicile-hebergeant':
    'facture-energie facture-eau facture-telephone avis-imposition quittance-loyer assurance-habitation titre-propriete justif-adresse',
  'justificatif-autorite-parentale': 'livret-de-famille acte-naissance jugement autorisation-signee',
  'demande-immatriculation': '13749 13750',
  'certificat-conformite': 'papier ivi-xml',
  'rapport-reception': 'rti ri',
  'certificat-immatriculation-etranger': 'ue hors-ue titre-propriete certificat-international',
  'justificatif-transformation': 'rti pesee annexe-vii boitier-e85 carrossier',
  jdc: 'certificat-participation exemption situation-administrative attestation-provisoire',
  'justificatif-residence': 'titre-sejour bulletins-paie quittances',
}

interface Paper {
  kind: string
  variant?: string
}

const byWords = new Map<string, Paper>()
for (const [kind, words, variant] of papers) {
  const paper = variant === undefined ? { kind } : { kind, variant }
  // The kind's own name tells no variant.
  if (!byWords.has(titleWords(kind))) byWords.set(titleWords(kind), { kind })
  for (const word of words.split(', '))
    if (!byWords.has(titleWords(word))) byWords.set(titleWords(word), paper)
}

const titles = new Map<string, string>()
for (const [kind, words, variant] of papers) {
  if (variant === undefined && !titles.has(kind)) titles.set(kind, words.split(', ')[0] ?? kind)
}

/** What people call a kind of paper. */
export const paperTitleOf = (kind: string): string | null => titles.get(kind) ?? null

export const isPaperName = (words: string): boolean => byWords.has(words)

export const paperKinds: ReadonlySet<string> = new Set(papers.map(([kind]) => kind))

/** What stands beside a paper's name in a title, and the member that it means. */
const qualifiers: readonly (readonly [member: string, pattern: RegExp])[] = [
  [
    'expiresOn',
    /\b(?:date )?(?:expire|expiration|date expiration|fin validite|validite|valable jusqu|valide jusqu)\b/g,
  ],
  [
    'issuedOn',
    /\b(?:date delivrance|date emission|date signature|date|delivree?|emise?|signee?|etablie?)\b/g,
  ],
  ['variant', /\b(?:type|nature|variante|variant|sorte)\b/g],
  ['documentId', /\b(?:fichier|document|doc|id fichier|piece jointe)\b/g],
]

const owners: readonly (readonly [of: string, pattern: RegExp])[] = [
  ['coHolder', /\b(?:cotitulaire|co titulaire)\b/],
  ['lessee', /\b(?:locataire|preneur)\b/],
  ['seller', /\b(?:vendeur|cedant)\b/],
  ['guardian', /\b(?:(?:representant|responsable)(?: legal)?|parents?|tuteur|tutrice|pere|mere)\b/],
  ['host', /\bhebergeant\b/],
  ['holder', /\btitulaire\b/],
]

const ownKinds: Readonly<Record<string, string>> = {
  'guardian identite': 'identite-representant-legal',
  'host identite': 'identite-hebergeant',
  'host domicile': 'domicile-hebergeant',
}

export interface PaperColumn extends Paper {
  member: string
  of?: string
}

/** A title about a paper: which one, whose, and which of its members; `member` is '' when the title names only the paper. */
export function paperOf(words: string): PaperColumn | null {
  const exact = byWords.get(words)
  if (exact) return { ...exact, member: '' }
  for (const [member, pattern] of [['', null] as const, ...qualifiers]) {
    const rest = pattern ? squeezed(words.replaceAll(pattern, ' ').replaceAll(/\b(?:au|a)$/g, ' ')) : words
    if (pattern && rest === words) continue
    const paper = byWords.get(rest)
    if (paper) return { ...paper, member }
    for (const [of, owner] of owners) {
      const owned = byWords.get(squeezed(rest.replace(owner, ' ')))
      if (!owned || !owner.test(rest)) continue
      // Papers of hosts and guardians are kinds of their own.
      const own = ownKinds[`${of} ${owned.kind}`]
      return own === undefined ? { ...owned, member, of } : { ...owned, kind: own, member }
    }
  }
  return null
}

const squeezed = (text: string): string => text.replaceAll(/ +/g, ' ').trim()
