import type { CatalogueEntry, Finding } from './finding.ts'
import { raise } from './finding.ts'
import type { Establishment, Procedure } from './item.ts'
import type { ItemView } from './itemView.ts'
import type { Channel, Lane } from './lane.ts'
import {
  channelNotPossible,
  divaPermitMissing,
  lessorPermitMissing,
  pivoDivaOnly,
  pivoEuOnly,
  pivoNotOwnVehicle,
  pivoPermitMissing,
} from './routeFindings.ts'

/** A sentence for people, in both languages. */
export interface Reason {
  fr: string
  en: string
}

/** A way to the State: the first one of a procedure that fits and has no obstacle is taken, unless the item wishes another. */
export interface Way {
  channel: Channel
  lane: Lane
  /** Why this way. */
  reason: Reason
  /** Why this way and not an earlier one, by the code of what kept the item from that one. */
  reasonInstead?: Readonly<Record<string, Reason>>
  /** Items of another kind do not know this way at all. */
  fits?: (item: ItemView) => boolean
  /** What keeps an item that fits from it. */
  obstacles?: (item: ItemView, establishment: Establishment | null) => CatalogueEntry[]
}

export interface Route {
  way: Way | null
  /** Null when there is no way. */
  reason: Reason | null
  findings: Finding[]
}

/** Chooses channel and lane. A wish that cannot be met is a finding at /channel, never a silent change. */
export function routeItem(item: ItemView, establishment: Establishment | null): Route {
  const ways = waysOf[item.procedure]
  const wish = item.channel ?? 'auto'
  let blocked: CatalogueEntry[] = none
  for (const way of ways) {
    if (wish !== 'auto' && way.channel !== wish) continue
    if (way.fits && !way.fits(item)) continue
    const obstacles = way.obstacles?.(item, establishment) ?? none
    if (obstacles.length === 0)
      return { way, reason: reasonOf(way, ways, wish, blocked), findings: noFindings }
    blocked = blocked.length === 0 ? obstacles : [...blocked, ...obstacles]
  }
  if (blocked.length > 0 && wish !== 'auto')
    return { way: null, reason: null, findings: blocked.map((entry) => raise(entry, '/channel')) }
  const possible = ways.find((way) => way.channel !== wish)?.channel ?? 'auto'
  const finding = raise(channelNotPossible, '/channel', { channel: wish, possible })
  return { way: null, reason: null, findings: [finding] }
}

/** A wish that changed something is told as such; then what kept the item from the way before. */
function reasonOf(way: Way, ways: readonly Way[], wish: string, blocked: readonly CatalogueEntry[]): Reason {
  if (wish !== 'auto' && ways.length > 1 && ways[0] !== way) return asWished
  return way.reasonInstead?.[blocked[0]?.code ?? ''] ?? way.reason
}

/** Why dossiers of a procedure go through a lane; null when none do. */
export const reasonOfLane = (procedure: string, lane: Lane): Reason | null =>
  reasons.get(procedure)?.get(lane) ?? null

const asWished: Reason = {
  fr: 'Vous avez demandé la voie de l’ANTS.',
  en: 'You asked for the way through ANTS.',
}

const none: CatalogueEntry[] = []
const noFindings: Finding[] = []

/** For a vehicle that can never go this way, exemptions and permits are beside the point. */
function pivoObstacles(item: ItemView, establishment: Establishment | null): CatalogueEntry[] {
  const obstacles: CatalogueEntry[] = []
  if (item.origin?.boughtByFiler !== true) obstacles.push(pivoNotOwnVehicle)
  if (item.origin?.regime !== 'eu') obstacles.push(pivoEuOnly)
  if (obstacles.length > 0) return obstacles
  if (item.fiscal?.kind !== 'diva') obstacles.push(pivoDivaOnly)
  if (!establishment?.permits?.includes('pivo')) obstacles.push(pivoPermitMissing)
  return obstacles
}

function newImportObstacles(item: ItemView, establishment: Establishment | null): CatalogueEntry[] {
  if (item.origin?.boughtByFiler !== true) return [pivoNotOwnVehicle]
  const obstacles: CatalogueEntry[] = []
  if (item.fiscal?.kind !== 'diva') obstacles.push(pivoDivaOnly)
  else if (lacksDiva(establishment)) obstacles.push(divaPermitMissing)
  return obstacles
}

/** Permits that were never recorded are unknown, not missing: the SIV checks the base of exemptions itself. */
const lacksDiva = (establishment: Establishment | null): boolean =>
  establishment?.permits !== undefined &&
  !establishment.permits.includes('diva') &&
  !establishment.permits.includes('pivo')

const isOfLessee = (item: ItemView): boolean => item.addressChange?.of === 'lessee'
const isImportWw = (item: ItemView): boolean => (item.ww?.purpose ?? 'import') === 'import'

const sivDomestic: Way = {
  channel: 'siv',
  lane: 'siv-domestic',
  reason: {
    fr: 'Le SIV répond tout de suite aux professionnels habilités.',
    en: 'The SIV answers habilitated professionals at once.',
  },
}
const antsImport: Way = {
  channel: 'ants',
  lane: 'ants-import',
  reason: {
    fr: 'Un import ordinaire est instruit par l’ANTS, pièces à l’appui.',
    en: 'An ordinary import is examined by ANTS, with its papers.',
  },
  reasonInstead: {
    'pivo-not-own-vehicle': {
      fr: 'Véhicule importé que vous n’avez pas acheté vous-même : instruit par l’ANTS, pièces à l’appui.',
      en: 'An imported vehicle that you did not buy yourself: examined by ANTS, with its papers.',
    },
    'pivo-eu-only': {
      fr: 'Véhicule venu de hors de l’Union européenne : instruit par l’ANTS, pièces à l’appui.',
      en: 'A vehicle from outside the European Union: examined by ANTS, with its papers.',
    },
    'pivo-diva-only': {
      fr: 'Import sans dispense de quitus (DIVA) : instruit par l’ANTS, pièces à l’appui.',
      en: 'An import without exemption from the quitus (DIVA): examined by ANTS, with its papers.',
    },
    'pivo-permit-missing': {
      fr: 'Votre habilitation n’a pas le profil PIVO : l’import est instruit par l’ANTS, pièces à l’appui.',
      en: 'Your habilitation has no PIVO profile: the import is examined by ANTS, with its papers.',
    },
    'diva-permit-missing': {
      fr: 'Votre habilitation n’a pas de dispense de quitus enregistrée : l’import est instruit par l’ANTS.',
      en: 'No exemption from the quitus is recorded for your habilitation: the import is examined by ANTS.',
    },
  },
}
const antsVehicle: Way = {
  channel: 'ants',
  lane: 'ants-vehicle',
  reason: { fr: 'Cette démarche est instruite par l’ANTS.', en: 'This procedure is examined by ANTS.' },
}
const antsEnrolment: Way = {
  channel: 'ants',
  lane: 'ants-enrolment',
  reason: { fr: 'Les inscriptions au permis passent par l’ANTS.', en: 'Licence enrolments go through ANTS.' },
}
const antsTitle: Way = {
  channel: 'ants',
  lane: 'ants-title',
  reason: {
    fr: 'Les demandes de titre passent par l’ANTS.',
    en: 'Requests for the licence itself go through ANTS.',
  },
}

const importVo: readonly Way[] = [
  {
    channel: 'siv',
    lane: 'siv-import',
    reason: {
      fr: 'Véhicule de l’Union européenne acheté par vous, sous dispense de quitus, avec le profil PIVO : voie directe.',
      en: 'A vehicle from the European Union, bought by you, exempt from the quitus, with the PIVO profile: the direct way.',
    },
    obstacles: pivoObstacles,
  },
  antsImport,
]

const importVn: readonly Way[] = [
  {
    channel: 'siv',
    lane: 'siv-import',
    reason: {
      fr: 'Véhicule neuf acheté par vous sous dispense de quitus (DIVA) : voie directe.',
      en: 'A new vehicle bought by you and exempt from the quitus (DIVA): the direct way.',
    },
    obstacles: newImportObstacles,
  },
  antsImport,
]

const ww: readonly Way[] = [
  {
    channel: 'siv',
    lane: 'siv-import',
    fits: isImportWw,
    reason: {
      fr: 'WW d’un véhicule importé : le SIV répond tout de suite.',
      en: 'WW of an imported vehicle: the SIV answers at once.',
    },
  },
  {
    channel: 'siv',
    lane: 'siv-domestic',
    fits: (item) => !isImportWw(item),
    reason: {
      fr: 'WW d’un véhicule de France : le SIV répond tout de suite.',
      en: 'WW of a domestic vehicle: the SIV answers at once.',
    },
  },
]

const addressChange: readonly Way[] = [
  {
    ...sivDomestic,
    obstacles: (item, establishment) =>
      isOfLessee(item) && !establishment?.permits?.includes('lessor') ? [lessorPermitMissing] : none,
  },
  {
    ...antsVehicle,
    fits: isOfLessee,
    reason: {
      fr: 'L’adresse d’un locataire passe par l’ANTS quand l’habilitation n’a pas le profil loueur.',
      en: 'The address of a lessee goes through ANTS when the habilitation has no lessor profile.',
    },
  },
]

/** The table of api.md section 3. */
export const waysOf: Readonly<Record<Procedure, readonly Way[]>> = {
  vn: [sivDomestic],
  'import-vn': importVn,
  'import-vo': importVo,
  'changement-titulaire': [sivDomestic],
  'changement-locataire': [sivDomestic],
  'declaration-achat': [sivDomestic],
  'declaration-cession': [
    sivDomestic,
    {
      ...antsVehicle,
      reason: {
        fr: 'Déclarée à l’ANTS, la cession rend un code de cession pour l’acheteur.',
        en: 'Declared to ANTS, the sale brings a cession code for the buyer.',
      },
    },
  ],
  ww,
  'changement-adresse': addressChange,
  duplicata: [antsVehicle],
  'modification-technique': [antsVehicle],
  'fin-demonstration': [sivDomestic],
  'reedition-cpi': [sivDomestic],
  'inscription-premiere': [antsEnrolment],
  'inscription-ajout-categorie': [antsEnrolment],
  'inscription-retour-permis': [antsEnrolment],
  'titre-reussite-examen': [antsTitle],
  'titre-attestation-formation': [antsTitle],
  transfert: [antsEnrolment],
}

const reasons = new Map<string, ReadonlyMap<Lane, Reason>>(
  Object.entries(waysOf).map(([procedure, ways]) => [
    procedure,
    new Map(ways.map(({ lane, reason }) => [lane, reason])),
  ]),
)
