import type { CatalogueEntry } from '../finding.ts'

type Words = readonly [fr: string, en: string]

const refusing = (code: string, [fr, en]: Words, [remedyFr, remedyEn]: Words): CatalogueEntry => ({
  code,
  severity: 'error',
  actor: 'client',
  fr,
  en,
  remedy: { fr: remedyFr, en: remedyEn },
})

const printAnew: Words = [
  'Ouvrez le document, imprimez-le dans un nouveau PDF (« Imprimer », puis « Enregistrer au format PDF ») ou numérisez-le de nouveau, et déposez ce nouveau fichier.',
  'Open the document, print it to a new PDF (“Print”, then “Save as PDF”) or scan it again, and upload that new file.',
]

export const documentEmpty = refusing(
  'document-empty',
  ['Le fichier est vide.', 'The file is empty.'],
  [
    'Ouvrez le document sur votre poste pour vérifier son contenu, puis déposez-le de nouveau.',
    'Open the document on your computer to see that it holds something, then upload it again.',
  ],
)

const documentInfected = refusing(
  'document-infected',
  [
    'L’antivirus a trouvé dans ce fichier un logiciel malveillant : il n’est ni utilisé ni transmis.',
    'The virus scanner found malicious software in this file: it is neither used nor passed on.',
  ],
  [
    'Faites examiner le poste d’où vient ce fichier, et demandez un nouvel exemplaire du document à la personne qui vous l’a remis.',
    'Have the computer that this file comes from examined, and ask whoever gave you the document for a new copy.',
  ],
)

const documentCheckTimeout = refusing(
  'document-check-timeout',
  [
    'La vérification de ce fichier n’aboutit pas : il est trop complexe.',
    'Checking this file comes to no end: it is too complex.',
  ],
  printAnew,
)

const documentCheckMemory = refusing(
  'document-check-memory',
  [
    'La vérification de ce fichier demande trop de mémoire : son contenu est trop volumineux.',
    'Checking this file takes too much memory: it holds too much.',
  ],
  printAnew,
)

const documentCheckCrashed = refusing(
  'document-check-crashed',
  [
    'La vérification de ce fichier échoue : il ne peut pas être transmis tel quel.',
    'Checking this file fails: it cannot be passed on as it is.',
  ],
  printAnew,
)

/** What is said of any file, whatever its type. */
export const commonEntries: readonly CatalogueEntry[] = [
  documentEmpty,
  documentInfected,
  documentCheckTimeout,
  documentCheckMemory,
  documentCheckCrashed,
]
