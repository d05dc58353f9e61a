import type { ItemView, MentionView, PartyView } from '../itemView.ts'
import { codeOf } from '../vehicle/vehicleKinds.ts'
import { isBelow, not } from './ages.ts'
import type { Asked } from './requirement.ts'

/** The cases in which a vehicle paper is asked, as questions to an item of which any field may still be missing. */

export const isPerson = (party: PartyView | undefined): boolean => party?.kind === 'person'

export const isOrganisation = (
  party: PartyView | undefined,
  legalForms: ReadonlySet<string | undefined>,
): boolean => party?.kind === 'organisation' && legalForms.has(party.legalForm)

/** Minors; `doubt` where the birth date lacks its month or day. */
export const isMinorHolder = ({ holder }: ItemView, on: string): Asked =>
  holder?.kind === 'person' ? isBelow(18, holder.birthDate, on) : false

/** A guardian beside an adult holder: a judgment made the one answer for the other. */
export const isProtectedHolder = ({ holder, guardian }: ItemView, on: string): Asked =>
  guardian !== undefined && holder?.kind === 'person' && holder.birthDate !== undefined
    ? not(isBelow(18, holder.birthDate, on))
    : false

/** In a lease the lessee's name and address are printed too, and it is the lessee who drives. */
export const isLeased = ({ lease, lessee }: ItemView): boolean => lease !== undefined || lessee !== undefined

export const isLesseeMove = ({ addressChange }: ItemView): boolean => addressChange?.of === 'lessee'

export const isInherited = ({ sale }: ItemView): boolean => sale?.kind === 'inheritance'

/** A receipt of the purchase declaration says that a trader sells, even where sellerKind does not. */
export const isFromTrade = ({ sale }: ItemView): boolean =>
  sale?.sellerKind === 'trade' || (sale?.sellerKind === undefined && sale?.daReceipt !== undefined)

/** In France a private seller signs the form; from abroad any proof of the sale will do. */
export const isSoldPrivately = ({ procedure, sale }: ItemView): boolean =>
  sale?.sellerKind === 'private' &&
  (procedure === 'changement-titulaire' || procedure === 'declaration-achat')

export const isFromAbroad = ({ procedure, ww, origin }: ItemView): boolean =>
  procedure === 'ww' ? (ww?.purpose ?? 'import') === 'import' : origin !== undefined

/** It already has a certificate of another State. */
export const isRegisteredAbroad = ({ vehicle, origin }: ItemView): boolean =>
  origin?.foreignPlate !== undefined ||
  origin?.foreignTitleDate !== undefined ||
  vehicle?.firstRegistrationDate !== undefined

const transitMentions = new Set(['transit-temporaire', 'importation-temporaire'])

/** Driven in France under a customs regime: transit, temporary import, diplomats. */
export const isTransitUse = ({ fiscal, vehicle }: ItemView): boolean =>
  fiscal?.kind === 'certificat-846b' ||
  (vehicle?.mentions?.some((mention) => transitMentions.has(codeOf(mention))) ?? false)

/** The first three figures of an overseas postal code name the department: between two of them a vehicle is imported too. */
const overseasArea = (postalCode: string | undefined): string | null =>
  postalCode?.startsWith('97') || postalCode?.startsWith('98') ? postalCode.slice(0, 3) : null

/** The customs look at a vehicle that moves into an overseas department or out of it. */
export const isOverseasMove = ({ addressChange, holder, lessee }: ItemView): boolean => {
  const old = (addressChange?.of === 'lessee' ? lessee : holder)?.address
  if (old === undefined || addressChange?.address === undefined) return false
  return overseasArea(old.postalCode) !== overseasArea(addressChange.address.postalCode)
}

const changesMention = (mentions: readonly MentionView[] | undefined, code: string): boolean =>
  mentions?.some((mention) => codeOf(mention) === code) ?? false

/** Without a block of its own, the vehicle's mentions are those to be added. */
export const isDrivingSchoolChange = ({ modification, vehicle }: ItemView): boolean =>
  modification === undefined
    ? changesMention(vehicle?.mentions, 'vehicule-ecole')
    : changesMention(modification.mentionsAdded, 'vehicule-ecole') ||
      changesMention(modification.mentionsRemoved, 'vehicule-ecole')

/** Anything but what the title mentions. */
export const isTechnicalChange = ({ modification }: ItemView): boolean =>
  modification?.changes?.some((change) => change !== 'mention') ?? false
