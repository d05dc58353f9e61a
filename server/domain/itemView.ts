import type { JsonObject, Procedure } from './item.ts'
import type { Channel } from './lane.ts'

/** An item of good shape, as the rules read it: the schemas have checked the types, and any field may be absent. */
export interface ItemView {
  procedure: Procedure
  reference?: string
  establishment?: string
  channel?: 'auto' | Channel
  submitBefore?: string
  notBefore?: string
  vehicle?: VehicleView
  origin?: {
    country?: string
    regime?: string
    foreignPlate?: string
    foreignTitleDate?: string
    boughtByFiler?: boolean
  }
  fiscal?: {
    kind?: string
    status?: 'held' | 'requested'
    requestedOn?: string
    number?: string
    holder?: { name?: string; siren?: string; siret?: string }
    reason?: string
  }
  conformity?: { kind?: string; status?: 'held' | 'requested' }
  holder?: PartyView
  coHolders?: readonly PartyView[]
  lessee?: PartyView
  seller?: PartyView
  buyer?: PartyView
  guardian?: PartyView
  sale?: {
    date?: string
    time?: string
    deliveredOn?: string
    kind?: string
    sellerKind?: 'private' | 'trade'
    daReceipt?: string
    earlierDaReceipts?: readonly string[]
    cessionCode?: string
  }
  inspection?: { date?: string; country?: string; result?: string }
  lease?: { kind?: string; months?: number; startsOn?: string }
  ww?: { purpose?: string }
  addressChange?: { of?: 'holder' | 'lessee'; movedOn?: string; address?: AddressView }
  duplicate?: { reason?: string; occurredOn?: string; declaredOn?: string }
  modification?: {
    changes?: readonly string[]
    doneOn?: string
    mentionsAdded?: readonly MentionView[]
    mentionsRemoved?: readonly MentionView[]
    after?: VehicleView
  }
  demonstration?: { startedOn?: string; endedOn?: string; outcome?: string }
  reissue?: { of?: string }
  mandate?: { kind?: 'paper' | 'online'; signedOn?: string }
  candidate?: CandidateView
  training?: {
    category?: string
    mode?: string
    gearbox?: 'manual' | 'automatic'
    professional?: boolean
    restrictions?: readonly string[]
  }
  exam?: { passedOn?: string }
  ePhoto?: { code?: string; takenOn?: string }
  withdrawal?: { kind?: string; notifiedOn?: string; surrenderedOn?: string; until?: string }
  transfer?: { requestNumber?: string; fromSchool?: string; originalMandate?: string }
  documents?: readonly PaperView[]
}

export interface PaperView {
  kind?: string
  documentId?: string
  issuedOn?: string
  expiresOn?: string
  variant?: string
  number?: string
  of?: string
}

export interface VehicleView {
  vin?: string
  plate?: string
  formulaNumber?: string
  titleDate?: string
  firstRegistrationDate?: string
  category?: string
  genre?: string
  massTechnicalMax?: number
  massMax?: number
  massTrainMax?: number
  massInService?: number
  massUnladen?: number
  engineCapacity?: number
  energy?: string
  seats?: number
  co2?: number
  mentions?: readonly MentionView[]
}

export type MentionView = string | { code: string; until?: string }

export interface AddressView {
  line1?: string
  postalCode?: string
  city?: string
  country?: string
}

export interface PartyView {
  kind?: 'person' | 'organisation'
  name?: string
  legalForm?: string
  siret?: string
  birthName?: string
  usageName?: string
  firstNames?: readonly string[]
  sex?: string
  birthDate?: string
  birthPlace?: { commune?: string; inseeCode?: string; department?: string; country?: string }
  address?: AddressView
  email?: string
  phone?: string
  drivingLicence?: boolean
  licenceCategories?: readonly string[]
}

export interface CandidateView extends PartyView {
  nationality?: string
  neph?: string
  residentSince?: string
  licenceDates?: Readonly<Record<string, string>>
  protected?: boolean
}

/** Only for items that passed their schema. */
export const parseItem = (item: JsonObject): ItemView => item as unknown as ItemView
