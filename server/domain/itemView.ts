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
  guardian?: GuardianView
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
  mandate?: { kind?: 'paper' | 'online'; signedOn?: string; signature?: string }
  candidate?: CandidateView
  training?: {
    category?: string
    mode?: string
    gearbox?: 'manual' | 'automatic'
    option?: 'moped' | 'quadricycle'
    professional?: boolean
    restrictions?: readonly string[]
  }
  exam?: { passedOn?: string }
  ePhoto?: { code?: string; takenOn?: string }
  withdrawal?: {
    kind?: 'invalidation' | 'annulation'
    notifiedOn?: string
    surrenderedOn?: string
    until?: string
    medicalReason?: 'alcohol-drugs' | 'other'
  }
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
  make?: string
  category?: string
  genre?: string
  bodyEuropean?: string
  body?: string
  typeApproval?: string
  receptionType?: string
  massTechnicalMax?: number
  massMax?: number
  massTrainMax?: number
  massInService?: number
  massUnladen?: number
  engineCapacity?: number
  power?: number
  energy?: string
  fiscalPower?: number
  powerToMass?: number
  seats?: number
  standingPlaces?: number
  soundLevel?: number
  soundSpeed?: number
  co2?: number
  environmentalClass?: string
  mileage?: number
  mentions?: readonly MentionView[]
}

export type MentionView = string | { code: string; until?: string; number?: string }

export interface AddressView {
  line1?: string
  line2?: string
  locality?: string
  careOf?: string
  building?: string
  floor?: string
  mailbox?: string
  postalCode?: string
  city?: string
  inseeCode?: string
  country?: string
}

export interface PartyView {
  kind?: 'person' | 'organisation'
  name?: string
  legalForm?: string
  siren?: string
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

export interface GuardianView extends PartyView {
  role?: 'father' | 'mother' | 'guardian' | 'institution'
}

export interface CandidateView extends PartyView {
  nationality?: string
  neph?: string
  residentSince?: string
  licenceIssuedOn?: string
  licenceDates?: Readonly<Record<string, string>>
  licenceCountry?: string
  licenceNumber?: string
  housing?: 'own' | 'hosted' | 'domiciled' | 'other'
  protected?: boolean
}

/** Only for items that passed their schema. */
export const parseItem = (item: JsonObject): ItemView => item as unknown as ItemView
