import type { CatalogueEntry } from './finding.ts'

/** Faults of where an item may be filed: its channel and its establishment. */

export const channelNotPossible: CatalogueEntry = {
  code: 'channel-not-possible',
  severity: 'error',
  actor: 'client',
  fr: 'Cette démarche ne passe pas par la voie « {channel} ».',
  en: 'This procedure cannot be filed through the channel "{channel}".',
  remedy: {
    fr: 'Retirez le champ ou mettez « auto » : la voie « {possible} » sera prise.',
    en: 'Leave the field out or write "auto": the channel "{possible}" will be taken.',
  },
}

export const pivoNotOwnVehicle: CatalogueEntry = {
  code: 'pivo-not-own-vehicle',
  severity: 'error',
  actor: 'client',
  fr: 'La voie directe (PIVO) est réservée aux véhicules que vous avez achetés vous-même ; ce dossier doit passer par l’ANTS.',
  en: 'The direct way (PIVO) is only for vehicles that you bought yourself; this one has to go through ANTS.',
  remedy: {
    fr: 'Mettez « auto » ou « ants », ou indiquez que le véhicule a été acheté par vous (boughtByFiler).',
    en: 'Write "auto" or "ants", or say that you bought the vehicle (boughtByFiler).',
  },
}

export const pivoPermitMissing: CatalogueEntry = {
  code: 'pivo-permit-missing',
  severity: 'error',
  actor: 'client',
  fr: 'Votre habilitation n’a pas le profil PIVO : elle ne peut pas immatriculer un véhicule importé en direct.',
  en: 'Your habilitation has no PIVO profile: it cannot register an imported vehicle directly.',
  remedy: {
    fr: 'Mettez « auto » ou « ants », ou déposez sous une habilitation qui a ce profil.',
    en: 'Write "auto" or "ants", or file under a habilitation that has this profile.',
  },
}

export const pivoEuOnly: CatalogueEntry = {
  code: 'pivo-eu-only',
  severity: 'error',
  actor: 'client',
  fr: 'La voie directe (PIVO) n’est ouverte qu’aux véhicules venant de l’Union européenne.',
  en: 'The direct way (PIVO) is only open to vehicles coming from the European Union.',
  remedy: { fr: 'Mettez « auto » ou « ants ».', en: 'Write "auto" or "ants".' },
}

export const pivoDivaOnly: CatalogueEntry = {
  code: 'pivo-diva-only',
  severity: 'error',
  actor: 'client',
  fr: 'La voie directe demande une dispense de quitus (DIVA) ; ce dossier donne un autre justificatif fiscal.',
  en: 'The direct way needs an exemption from the quitus (DIVA); this item gives another fiscal proof.',
  remedy: {
    fr: 'Mettez « auto » ou « ants », ou indiquez la dispense : fiscal.kind « diva ».',
    en: 'Write "auto" or "ants", or state the exemption: fiscal.kind "diva".',
  },
}

export const divaPermitMissing: CatalogueEntry = {
  code: 'diva-permit-missing',
  severity: 'error',
  actor: 'client',
  fr: 'Votre habilitation n’a pas de dispense de quitus (DIVA) enregistrée : la voie directe lui est fermée.',
  en: 'No exemption from the quitus (DIVA) is recorded for your habilitation: the direct way is closed to it.',
  remedy: {
    fr: 'Mettez « auto » ou « ants », ou faites enregistrer la dispense auprès de l’exploitant de la passerelle.',
    en: 'Write "auto" or "ants", or have the exemption recorded by the operator of the gateway.',
  },
}

export const lessorPermitMissing: CatalogueEntry = {
  code: 'lessor-permit-missing',
  severity: 'error',
  actor: 'client',
  fr: 'Votre habilitation n’a pas le profil loueur : l’adresse d’un locataire doit passer par l’ANTS.',
  en: 'Your habilitation has no lessor profile: the address of a lessee has to go through ANTS.',
  remedy: { fr: 'Mettez « auto » ou « ants ».', en: 'Write "auto" or "ants".' },
}

export const establishmentAmbiguous: CatalogueEntry = {
  code: 'establishment-ambiguous',
  severity: 'error',
  actor: 'client',
  fr: 'Vous avez {count} établissements qui peuvent déposer ce dossier : lequel le dépose ?',
  en: 'You have {count} establishments that may file this item: which one does?',
  remedy: {
    fr: 'Donnez le numéro d’habilitation (véhicules) ou d’agrément (permis) dans « establishment ».',
    en: 'Give the number of the habilitation (vehicles) or school agrement (licences) in "establishment".',
  },
}

export const routeFindings: readonly CatalogueEntry[] = [
  channelNotPossible,
  pivoNotOwnVehicle,
  pivoPermitMissing,
  pivoEuOnly,
  pivoDivaOnly,
  divaPermitMissing,
  lessorPermitMissing,
  establishmentAmbiguous,
]
