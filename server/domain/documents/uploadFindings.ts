import type { CatalogueEntry } from '../finding.ts'

/** What is said of a file on its way in, and of one that we fail to judge. */

export const documentTooLarge: CatalogueEntry = {
  code: 'document-too-large',
  severity: 'error',
  actor: 'client',
  fr: 'Le fichier dépasse {megabytes} Mo : il n’a pas été gardé.',
  en: 'The file is larger than {megabytes} MB: it was not kept.',
  remedy: {
    fr: 'Numérisez la pièce à 200 points par pouce (dpi), en niveaux de gris et sans les pages inutiles, puis déposez-la de nouveau.',
    en: 'Scan the paper at 200 dots an inch, in grey and without needless pages, then upload it again.',
  },
}

export const digestMismatch: CatalogueEntry = {
  code: 'digest-mismatch',
  severity: 'error',
  actor: 'client',
  fr: 'Le fichier reçu n’est pas celui que votre logiciel a annoncé : rien n’a été gardé.',
  en: 'The file received is not the one that your software announced: nothing was kept.',
  remedy: {
    fr: 'Envoyez le fichier de nouveau ; si cela se répète, il s’abîme en chemin : prévenez l’éditeur de votre logiciel.',
    en: 'Send the file again; if this happens again, it is damaged on its way: tell the maker of your software.',
  },
}

export const documentCheckFailed: CatalogueEntry = {
  code: 'document-check-failed',
  severity: 'error',
  actor: 'gateway',
  fr: 'Nous n’avons pas réussi à vérifier ce fichier, malgré trois essais : la faute est de notre côté.',
  en: 'We did not manage to check this file in three tries: the fault is ours.',
  remedy: {
    fr: 'Imprimez le document dans un nouveau PDF et déposez celui-ci ; signalez le numéro du document à l’exploitant de la passerelle.',
    en: 'Print the document to a new PDF and upload that one; tell the operator of the gateway the number of this document.',
  },
}

export const documentUploadEntries: readonly CatalogueEntry[] = [
  documentTooLarge,
  digestMismatch,
  documentCheckFailed,
]
