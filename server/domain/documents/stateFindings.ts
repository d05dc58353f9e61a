import type { CatalogueEntry } from '../finding.ts'

/** What the State said of a paper's file before anything was filed. */

export const documentRefusedByState: CatalogueEntry = {
  code: 'document-refused-by-state',
  severity: 'error',
  actor: 'client',
  fr: 'L’État n’accepte pas le fichier de cette pièce : {said} ({stateCode}).',
  en: 'The State does not accept the file of this paper: {said} ({stateCode}).',
  remedy: {
    fr: 'Numérisez la pièce de nouveau ou enregistrez-la en PDF, déposez ce fichier, puis complétez la demande avec son numéro.',
    en: 'Scan the paper again or save it as a PDF, upload that file, then complete the request with its number.',
  },
}

export const documentStateEntries: readonly CatalogueEntry[] = [documentRefusedByState]
