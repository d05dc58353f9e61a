import type { CatalogueEntry } from '../finding.ts'

/** What is said of an item because of a file that one of its papers names. */

export const documentUnknown: CatalogueEntry = {
  code: 'document-unknown',
  severity: 'error',
  actor: 'client',
  fr: 'Aucun de vos fichiers déposés ne porte ce numéro.',
  en: 'None of the files that you have uploaded has this number.',
  remedy: {
    fr: 'Vérifiez le numéro ou déposez le fichier de nouveau : un fichier qu’aucun dossier n’utilise est effacé après un certain temps.',
    en: 'Check the number or upload the file again: a file that no dossier uses is removed after some time.',
  },
}

export const documentRefused: CatalogueEntry = {
  code: 'document-refused',
  severity: 'error',
  actor: 'client',
  fr: '{why} Le fichier de cette pièce ne peut donc pas être transmis.',
  en: '{whyInEnglish} So the file of this paper cannot be passed on.',
  remedy: {
    fr: '{remedy} Déposez ensuite le nouveau fichier et indiquez son numéro ici.',
    en: '{remedyInEnglish} Then upload the new file and give its number here.',
  },
}

export const documentVinDiffers: CatalogueEntry = {
  code: 'document-vin-differs',
  severity: 'warning',
  actor: 'client',
  fr: 'Le certificat de conformité porte un autre VIN que la demande.',
  en: 'The certificate of conformity shows another VIN than the request.',
  remedy: {
    fr: 'Vérifiez que ce certificat est celui du véhicule, et relisez le VIN de la demande.',
    en: 'Check that this certificate belongs to the vehicle, and read the VIN of the request again.',
  },
}

export const documentExpiredByMrz: CatalogueEntry = {
  code: 'document-expired-by-mrz',
  severity: 'warning',
  actor: 'client',
  fr: 'D’après les lignes codées au bas de cette pièce d’identité, sa validité a pris fin le {expiresOn}.',
  en: 'By the coded lines at the bottom of this identity document it expired on {expiresOn}.',
  remedy: {
    fr: 'Vérifiez la date sur la pièce ; si elle n’est plus admise, demandez une pièce en cours de validité.',
    en: 'Check the date on the document; if it is no longer admitted, ask for one that is in force.',
  },
}

export const documentReferenceEntries: readonly CatalogueEntry[] = [
  documentUnknown,
  documentRefused,
  documentVinDiffers,
  documentExpiredByMrz,
]
