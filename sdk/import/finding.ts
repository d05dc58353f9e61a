/** A sentence in both languages. */
export interface Words {
  fr: string
  en: string
}

/** Something wrong or doubtful in one row, in the shape in which the gateway tells its own; `column` is the title in the user's file. */
export interface ImportFinding {
  code: string
  severity: 'error' | 'warning'
  /** JSON Pointer into the item the row would have become. */
  pointer: string
  /** The line of the file, from 1. */
  row: number
  column?: string
  fr: string
  en: string
  remedy: Words
  actor: 'client' | 'school'
}

interface Entry {
  severity: ImportFinding['severity']
  fr: string
  en: string
  remedy: Words
}

const asText: Words = {
  fr: 'Mettez la colonne au format Texte, puis reprenez la valeur dans le logiciel ou sur la pièce : ce qui manque ne peut pas être deviné.',
  en: 'Format the column as text, then take the value again from your software or from the paper: what is lost cannot be guessed.',
}

const mangled = (fr: string, en: string): Entry => ({
  severity: 'error',
  fr: `Le tableur a abîmé ${fr} : des chiffres sont perdus.`,
  en: `The spreadsheet has mangled ${en}: digits are lost.`,
  remedy: asText,
})

/** What the importer itself may say of a row. No text names what stands in the cell. */
export const importFindings = {
  'neph-mangled-by-spreadsheet': mangled('le NEPH', 'the NEPH'),
  'siret-mangled-by-spreadsheet': mangled('le SIRET', 'the SIRET'),
  'siren-mangled-by-spreadsheet': mangled('le SIREN', 'the SIREN'),
  'vin-mangled-by-spreadsheet': mangled('le VIN', 'the VIN'),
  'phone-mangled-by-spreadsheet': mangled('le téléphone', 'the phone number'),
  'identifier-mangled-by-spreadsheet': mangled('ce numéro', 'this number'),
  'phone-zero-restored': {
    severity: 'warning',
    fr: 'Le tableur a ôté le premier chiffre du téléphone : il a été remis.',
    en: "The spreadsheet took away the phone number's first sign: it was put back.",
    remedy: {
      fr: 'Vérifiez le numéro, et mettez la colonne au format Texte.',
      en: 'Check the number, and format the column as text.',
    },
  },
  'postal-code-zero-restored': {
    severity: 'warning',
    fr: 'Le tableur a ôté le zéro en tête du code postal : il a été remis.',
    en: "The spreadsheet took away the postal code's leading zero: it was put back.",
    remedy: {
      fr: 'Vérifiez le code postal (le pays doit être la France), et mettez la colonne au format Texte.',
      en: 'Check the postal code (the country must be France), and format the column as text.',
    },
  },
  'department-zero-restored': {
    severity: 'warning',
    fr: 'Le zéro en tête du département manquait : il a été remis.',
    en: "The department's leading zero was missing: it was put back.",
    remedy: { fr: 'Vérifiez le département.', en: 'Check the department.' },
  },
  'date-not-understood': {
    severity: 'error',
    fr: "La date n'est pas comprise, ou ce jour n'existe pas.",
    en: 'The date is not understood, or there is no such day.',
    remedy: {
      fr: 'Écrivez JJ/MM/AAAA, par exemple 23/11/2026.',
      en: 'Write DD/MM/YYYY, for example 23/11/2026.',
    },
  },
  'birth-year-two-digits': {
    severity: 'error',
    fr: "L'année de naissance n'a que deux chiffres : le siècle ne peut pas être deviné.",
    en: 'The year of birth has only two digits: the century cannot be guessed.',
    remedy: { fr: "Écrivez l'année en quatre chiffres.", en: 'Write the year with four digits.' },
  },
  'date-year-two-digits': {
    severity: 'warning',
    fr: "L'année n'a que deux chiffres : elle a été complétée.",
    en: 'The year has only two digits: it was completed.',
    remedy: {
      fr: "Vérifiez la date, et écrivez l'année en quatre chiffres.",
      en: 'Check the date, and write the year with four digits.',
    },
  },
  'paper-date-ambiguous': {
    severity: 'warning',
    fr: "On ne sait pas si cette date est celle de délivrance ou d'expiration de la pièce : elle n'a pas été reprise.",
    en: 'This date may be that of issue or that of expiry of the paper: it was left out.',
    remedy: {
      fr: 'Nommez la colonne « ... délivrée le » ou « ... expire le ».',
      en: "Call the column '... délivrée le' (issued on) or '... expire le' (expires on).",
    },
  },
  'time-not-understood': {
    severity: 'error',
    fr: "L'heure n'est pas comprise.",
    en: 'The time is not understood.',
    remedy: { fr: 'Écrivez HH:MM, par exemple 14:30.', en: 'Write HH:MM, for example 14:30.' },
  },
  'number-not-understood': {
    severity: 'error',
    fr: "Le nombre n'est pas compris.",
    en: 'The number is not understood.',
    remedy: {
      fr: "Écrivez des chiffres seulement, avec une virgule pour les décimales et dans l'unité de la rubrique.",
      en: 'Write digits only, with a comma for decimals and in the unit of the field.',
    },
  },
  'flag-not-understood': {
    severity: 'error',
    fr: 'On attend oui ou non.',
    en: 'Yes or no is expected.',
    remedy: { fr: 'Écrivez oui ou non.', en: 'Write oui or non.' },
  },
  'country-not-understood': {
    severity: 'error',
    fr: "Le pays n'est pas reconnu.",
    en: 'The country is not known.',
    remedy: {
      fr: 'Écrivez son nom en français, ou son code ISO de deux ou trois lettres.',
      en: 'Write its name in French, or its ISO code of two or three letters.',
    },
  },
  'sex-not-understood': {
    severity: 'error',
    fr: "La civilité ou le sexe n'est pas compris.",
    en: 'The title or the sex is not understood.',
    remedy: { fr: 'Écrivez M. ou Mme, ou bien M ou F.', en: 'Write M. or Mme, or else M or F.' },
  },
  'name-not-split': {
    severity: 'error',
    fr: 'Le nom et les prénoms sont dans une seule cellule et ne se distinguent pas.',
    en: 'The name and the first names share a cell and cannot be told apart.',
    remedy: {
      fr: 'Séparez-les en deux colonnes, ou écrivez le nom en capitales : DUPONT Jean.',
      en: 'Part them into two columns, or write the name in capitals: DUPONT Jean.',
    },
  },
  'word-not-understood': {
    severity: 'error',
    fr: "Ce mot n'est pas compris dans cette colonne.",
    en: 'This word is not understood in this column.',
    remedy: {
      fr: 'Écrivez un mot connu, ou ajoutez le vôtre au fichier de correspondance, sous "values".',
      en: 'Write a known word, or add yours to the mapping file, under "values".',
    },
  },
  'paper-not-understood': {
    severity: 'error',
    fr: 'On ne comprend pas si la pièce est là.',
    en: 'It is not clear whether the paper is there.',
    remedy: {
      fr: 'Écrivez oui, non, la date de la pièce, ou sa nature (par exemple : CNI, passeport, facture EDF, avis d’imposition).',
      en: 'Write oui, non, the date of the paper, or its kind (for example CNI, passeport, facture EDF, avis d’imposition).',
    },
  },
  'energy-ambiguous': {
    severity: 'error',
    fr: "Ce mot ne suffit pas à trouver le code d'énergie (P.3).",
    en: 'This word is not enough to find the code of energy (P.3).',
    remedy: {
      fr: 'Écrivez le code de la rubrique P.3, par exemple EE (essence) ou GL (gazole) pour un hybride rechargeable.',
      en: 'Write the code of P.3, for example EE (petrol) or GL (diesel) for a plug-in hybrid.',
    },
  },
  'cell-in-error': {
    severity: 'error',
    fr: 'La cellule contient une erreur du tableur (#N/A, #REF!...).',
    en: 'The cell holds an error of the spreadsheet (#N/A, #REF!...).',
    remedy: {
      fr: 'Corrigez la formule, ou écrivez la valeur.',
      en: 'Correct the formula, or write the value.',
    },
  },
  'cell-is-a-date': {
    severity: 'error',
    fr: 'Le tableur a fait une date de ce qui devait être un texte.',
    en: 'The spreadsheet has made a date of what was to be a text.',
    remedy: asText,
  },
  'cell-too-long': {
    severity: 'error',
    fr: "La cellule est beaucoup trop longue : un guillemet n'est sans doute pas refermé.",
    en: 'The cell is far too long: a quotation mark is probably not closed.',
    remedy: { fr: 'Vérifiez les guillemets de cette ligne.', en: 'Check the quotation marks of this line.' },
  },
  'cells-beyond-header': {
    severity: 'error',
    fr: 'La ligne a plus de cellules que de titres de colonnes : ses valeurs sont sans doute décalées.',
    en: 'The line has more cells than there are column titles: its values have probably moved.',
    remedy: {
      fr: 'Mettez entre guillemets les valeurs qui contiennent le séparateur.',
      en: 'Put quotation marks around values that hold the separator.',
    },
  },
  'columns-disagree': {
    severity: 'error',
    fr: 'Deux colonnes de la ligne se contredisent.',
    en: 'Two columns of the line contradict each other.',
    remedy: { fr: "Corrigez l'une des deux.", en: 'Correct one of them.' },
  },
  'party-ambiguous': {
    severity: 'error',
    fr: 'On ne sait pas de qui parle cette colonne pour cette démarche.',
    en: 'It is not clear of whom this column speaks for this procedure.',
    remedy: {
      fr: 'Précisez dans le titre : « titulaire », « vendeur », « acheteur »...',
      en: "Say so in the title: 'titulaire' (holder), 'vendeur' (seller), 'acheteur' (buyer)...",
    },
  },
  'procedure-not-understood': {
    severity: 'error',
    fr: "La démarche n'est pas comprise.",
    en: 'The procedure is not understood.',
    remedy: {
      fr: 'Écrivez le nom de la démarche, par exemple changement-titulaire, ou donnez --procedure.',
      en: 'Write the name of the procedure, for example changement-titulaire, or give --procedure.',
    },
  },
} as const satisfies Record<string, Entry>

export type ImportFindingCode = keyof typeof importFindings

/** Where in the file, and of what the item speaks: drivers' rows are the school's to correct. */
export interface Place {
  row: number
  pointer: string
  column?: string
  isDriver?: boolean
  /** Words that would be understood there, for the remedy. */
  expected?: string
}

export function tell(
  code: ImportFindingCode,
  { row, pointer, column, isDriver = false, expected }: Place,
): ImportFinding {
  const { severity, fr, en, remedy } = importFindings[code]
  return {
    code,
    severity,
    pointer,
    row,
    ...(column === undefined ? {} : { column }),
    fr,
    en,
    remedy: expected === undefined ? { ...remedy } : oneOf(expected),
    actor: isDriver ? 'school' : 'client',
  }
}

const oneOf = (expected: string): Words => ({
  fr: `Écrivez l’un de ces mots : ${expected} ; ou ajoutez le vôtre au fichier de correspondance, sous "values".`,
  en: `Write one of these words: ${expected}; or add yours to the mapping file, under "values".`,
})
