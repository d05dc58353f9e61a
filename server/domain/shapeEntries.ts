import type { CatalogueEntry } from './finding.ts'

/** Faults of form: what can be said of an item, or of a line, before anyone knows what it asks for. */

const ofClient = (
  code: string,
  [fr, en]: readonly [string, string],
  [remedyFr, remedyEn]: readonly [string, string],
): CatalogueEntry => ({
  code,
  severity: 'error',
  actor: 'client',
  fr,
  en,
  remedy: { fr: remedyFr, en: remedyEn },
})

export const fieldMissing = ofClient(
  'field-missing',
  ['Il manque {label}.', '{Label} is missing.'],
  ['Ajoutez le champ « {field} »{or}.', 'Add the field "{field}"{or}.'],
)

export const fieldUnknown = ofClient(
  'field-unknown',
  ['Le champ « {field} » n’existe pas ici.', 'There is no field "{field}" here.'],
  ['Retirez ce champ, ou corrigez son nom{guess}.', 'Remove this field, or correct its name{guess}.'],
)

export const fieldType = ofClient(
  'field-type',
  ['{Label} doit être {expected}.', '{Label} must be {expected}.'],
  [
    'Envoyez {expected} ; les numéros qui peuvent commencer par zéro s’écrivent entre guillemets.',
    'Send {expected}; numbers that may begin with a zero are written in quotes.',
  ],
)

export const fieldFormat = ofClient(
  'field-format',
  ['{Label} doit être {expected}.', '{Label} must be {expected}.'],
  ['Écrivez {expected}.', 'Write {expected}.'],
)

export const fieldValue = ofClient(
  'field-value',
  ['{Label} doit être {expected}.', '{Label} must be {expected}.'],
  ['Mettez {expected}.', 'Put {expected}.'],
)

export const fieldLength = ofClient(
  'field-length',
  ['{Label} doit compter {expected}.', '{Label} must have {expected}.'],
  ['Corrigez la longueur : {expected}.', 'Correct the length: {expected}.'],
)

export const lineMalformed = ofClient(
  'line-malformed',
  ['La ligne n’est pas un objet JSON lisible.', 'The line is not a readable JSON object.'],
  [
    'Écrivez un objet JSON par ligne, en UTF-8, sans virgule finale ni retour à la ligne à l’intérieur.',
    'Write one JSON object a line, in UTF-8, without trailing comma or line break inside.',
  ],
)

export const lineTooLong = ofClient(
  'line-too-long',
  ['La ligne dépasse {bytesMax} octets.', 'The line has more than {bytesMax} bytes.'],
  [
    'Retirez ce qui n’est pas demandé ; les fichiers se déposent à part (POST /v1/documents).',
    'Remove what is not asked for; files are uploaded apart (POST /v1/documents).',
  ],
)

export const jsonDuplicateKey = ofClient(
  'json-duplicate-key',
  [
    'Le champ « {field} » figure deux fois dans le même objet.',
    'The field "{field}" stands twice in one object.',
  ],
  ['Gardez une seule des deux valeurs.', 'Keep only one of the two values.'],
)

export const jsonBackslashKey = ofClient(
  'json-backslash-key',
  [
    'Le nom de champ « {field} » contient une barre oblique inverse.',
    'The field name "{field}" holds a backslash.',
  ],
  [
    'Renommez ce champ : aucun nom n’en contient, pas même dans vos notes (metadata). Les valeurs peuvent en contenir.',
    'Rename the field: no name holds one, not even in your own notes (metadata). Values may.',
  ],
)

export const jsonDepth = ofClient(
  'json-depth',
  [
    'Les objets sont emboîtés sur plus de {depthMax} niveaux.',
    'Objects are nested deeper than {depthMax} levels.',
  ],
  [
    'Aplatissez les données : la démarche n’en demande pas autant.',
    'Flatten the data: no procedure asks for as much.',
  ],
)

export const jsonSurrogate = ofClient(
  'json-surrogate',
  [
    'Un texte contient un demi-caractère Unicode (substitut isolé), illisible pour l’administration.',
    'A text holds half a Unicode character (a lone surrogate), which the State cannot read.',
  ],
  [
    'Réexportez les données en UTF-8 : un caractère a été coupé en deux.',
    'Export the data again as UTF-8: a character was cut in two.',
  ],
)

export const shapeEntries: readonly CatalogueEntry[] = [
  fieldMissing,
  fieldUnknown,
  fieldType,
  fieldFormat,
  fieldValue,
  fieldLength,
  lineMalformed,
  lineTooLong,
  jsonDuplicateKey,
  jsonBackslashKey,
  jsonDepth,
  jsonSurrogate,
]
