/** How a paper comes in: by telephone, from a scanner, as a text, with something wrong that can be mended, or of no use. */
export type Form =
  | 'phone'
  | 'flatbed'
  | 'scan'
  | 'text'
  | 'lostTable'
  | 'mailHeader'
  | 'script'
  | 'locked'
  | 'halfSent'
  | 'webPage'
  | 'blank'
  | 'tooLong'

export interface Paper {
  /** Of its own in the set, such as `identite-3`. */
  name: string
  kind: string
  form: Form
  seed: number
  extension: 'jpg' | 'png' | 'pdf'
  isUsable: boolean
}

/** Recto and verso are two files, which the gateway joins. */
export interface Pair {
  name: string
  kind: string
  sides: readonly [recto: Paper, verso: Paper]
}

const cards: readonly Form[] = ['phone', 'scan', 'flatbed', 'phone']
const sheets: readonly Form[] = ['text', 'lostTable', 'scan', 'text', 'mailHeader', 'script', 'phone']

/** How many different files there are of a kind; many dossiers share one. */
const counts: Readonly<Record<string, number>> = {
  identite: 14,
  domicile: 12,
  'identite-hebergeant': 4,
  'domicile-hebergeant': 4,
  'identite-representant-legal': 6,
  'permis-actuel': 6,
}
const sheetKinds =
  'demande-immatriculation mandat facture declaration-cession certificat-immatriculation attestation-adaptation-reversible extrait-kbis quitus-fiscal certificat-conformite certificat-immatriculation-etranger controle-technique declaration-perte-vol attestation-hebergement justificatif-autorite-parentale jdc assr2 cepc attestation-formation avis-medical tests-psychotechniques recepisse-remise-permis lettre-48si'.split(
    ' ',
  )
const kinds = [...new Set([...Object.keys(counts), ...sheetKinds])]

const extensions: Readonly<Partial<Record<Form, Paper['extension']>>> = {
  phone: 'jpg',
  flatbed: 'png',
  halfSent: 'jpg',
}

function paper(name: string, kind: string, form: Form, seed: number): Paper {
  const isUsable = !['locked', 'halfSent', 'webPage', 'blank', 'tooLong'].includes(form)
  return { name, kind, form, seed, extension: extensions[form] ?? 'pdf', isUsable }
}

const formsOf = (kind: string): readonly Form[] => (/^(?:identite|permis)/.test(kind) ? cards : sheets)

function papersOfKind(kind: string, first: number): Paper[] {
  const forms = formsOf(kind)
  return Array.from({ length: counts[kind] ?? 3 }, (_, at) =>
    paper(`${kind}-${at + 1}`, kind, forms[(first + at) % forms.length] ?? 'text', first * 100 + at),
  )
}

/** Every file that the example batches use: the usable ones by kind. */
export const usablePapers: ReadonlyMap<string, readonly Paper[]> = new Map(
  kinds.map((kind, at) => [kind, papersOfKind(kind, at)]),
)

export const pairs: readonly Pair[] = [1, 2, 3].map((at) => ({
  name: `identite-pair-${at}`,
  kind: 'identite',
  sides: [
    paper(`identite-pair-${at}-recto`, 'identite', 'phone', 9_000 + at),
    paper(`identite-pair-${at}-verso`, 'identite', 'phone', 9_100 + at),
  ],
}))

/** Files that nobody can use, each for one dossier: a password, half a photo, a web page, an empty sheet, a whole binder. */
export const refusedPapers: readonly Paper[] = (
  ['locked', 'halfSent', 'webPage', 'blank', 'tooLong'] as const
).map((form, at) => paper(`refused-${form}`, 'domicile', form, 9_500 + at))

export const allPapers: readonly Paper[] = [
  ...[...usablePapers.values()].flat(),
  ...pairs.flatMap(({ sides }) => sides),
  ...refusedPapers,
]
