import type { CatalogueEntry } from './finding.ts'

/** Faults of what an item refers to: its own reference, its establishment, the kinds of its papers. */

export const referenceTaken: CatalogueEntry = {
  code: 'reference-taken',
  severity: 'error',
  actor: 'client',
  fr: 'Cette référence est déjà celle d’un autre dossier, dont le contenu est différent.',
  en: 'Another dossier already has this reference, with other content.',
  remedy: {
    fr: 'Donnez une autre référence, ou renvoyez le contenu d’origine pour retrouver le dossier existant.',
    en: 'Choose another reference, or send the original content to find the existing dossier.',
  },
}

export const referenceRepeated: CatalogueEntry = {
  code: 'reference-repeated',
  severity: 'error',
  actor: 'client',
  fr: 'Cette référence figure déjà plus haut dans le même lot.',
  en: 'This reference already stands higher up in the same batch.',
  remedy: {
    fr: 'Donnez à chaque ligne sa propre référence, ou retirez la ligne en double.',
    en: 'Give each line a reference of its own, or remove the repeated line.',
  },
}

export const referenceBusy: CatalogueEntry = {
  code: 'reference-busy',
  severity: 'error',
  actor: 'client',
  fr: 'Un autre lot en cours de dépôt utilise cette référence en ce moment.',
  en: 'Another batch that is being handed over uses this reference at this moment.',
  remedy: {
    fr: 'Attendez la réponse de l’autre lot, puis renvoyez cette ligne.',
    en: 'Wait for the answer to the other batch, then send this line again.',
  },
}

export const establishmentUnknown: CatalogueEntry = {
  code: 'establishment-unknown',
  severity: 'error',
  actor: 'client',
  fr: 'Ce numéro d’habilitation ou d’agrément n’est pas l’un des vôtres, ou n’est pas du bon type pour cette démarche.',
  en: 'This habilitation or agrement number is not one of yours, or not of the right kind for this procedure.',
  remedy: {
    fr: 'Vérifiez le numéro, ou demandez à l’exploitant de la passerelle d’ajouter l’établissement.',
    en: 'Check the number, or ask the operator of the gateway to add the establishment.',
  },
}

export const documentKindUnknown: CatalogueEntry = {
  code: 'document-kind-unknown',
  severity: 'error',
  actor: 'client',
  fr: 'Ce type de pièce n’existe pas.',
  en: 'There is no such kind of document.',
  remedy: {
    fr: 'Utilisez un type de la liste de la démarche (GET /v1/procedures), par exemple « identite » ou « domicile ».',
    en: 'Use a kind that the procedure lists (GET /v1/procedures), for example "identite" or "domicile".',
  },
}

export const documentKindElsewhere: CatalogueEntry = {
  code: 'document-kind-elsewhere',
  severity: 'warning',
  actor: 'client',
  fr: 'Ce type de pièce n’est demandé par aucune démarche de cette famille.',
  en: 'No procedure of this family asks for this kind of document.',
  remedy: {
    fr: 'Vérifiez le type de la pièce, ou retirez-la.',
    en: 'Check the kind of the document, or leave it out.',
  },
}

export const documentVariantUnknown: CatalogueEntry = {
  code: 'document-variant-unknown',
  severity: 'warning',
  actor: 'client',
  fr: 'Cette variante n’est pas connue pour ce type de pièce ; variantes connues : {variants}.',
  en: 'This variant is not known for this kind of document; known ones: {variants}.',
  remedy: {
    fr: 'Choisissez une variante connue ou retirez le champ.',
    en: 'Choose a known variant or leave the field out.',
  },
}

export const referenceFindings: readonly CatalogueEntry[] = [
  referenceTaken,
  referenceRepeated,
  referenceBusy,
  establishmentUnknown,
  documentKindUnknown,
  documentKindElsewhere,
  documentVariantUnknown,
]
