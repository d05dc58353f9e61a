import type { ItemView, PartyView } from '../itemView.ts'
import type { AddressLook, Check, Fault, PartyLook } from '../rule.ts'

/** One check for every party, or every address, of an item. */

const roles = ['holder', 'lessee', 'candidate', 'seller', 'buyer', 'guardian'] as const
const pointers = roles.map((role) => `/${role}`)
const addressPointers = roles.map((role) => `/${role}/address`)
export const partyPlaces = roles.length

/** The party at a place of the list of roles; named one by one, which is several times as fast as by a computed name. */
export function partyAt(item: ItemView, place: number): PartyView | undefined {
  switch (place) {
    case 0:
      return item.holder
    case 1:
      return item.lessee
    case 2:
      return item.candidate
    case 3:
      return item.seller
    case 4:
      return item.buyer
    default:
      return item.guardian
  }
}
export const pointerAt = (place: number): string => pointers[place] ?? ''
export const addressPointerAt = (place: number): string => addressPointers[place] ?? ''

export function eachParty(look: PartyLook): Check {
  const check: Check = (item, context) => {
    const faults: Fault[] = []
    for (let place = 0; place < partyPlaces; place++) {
      const party = partyAt(item, place)
      note(faults, party === undefined ? null : look(party, pointerAt(place), context))
    }
    for (const [index, party] of (item.coHolders ?? []).entries())
      note(faults, look(party, `/coHolders/${index}`, context))
    return faults.length > 0 ? faults : null
  }
  check.ofParty = look
  return check
}

export function eachAddress(look: AddressLook): Check {
  const check: Check = (item, context) => {
    const faults: Fault[] = []
    for (let place = 0; place < partyPlaces; place++) {
      const address = partyAt(item, place)?.address
      note(faults, address === undefined ? null : look(address, addressPointerAt(place), context))
    }
    const moved = item.addressChange?.address
    if (moved !== undefined) note(faults, look(moved, '/addressChange/address', context))
    for (const [index, { address }] of (item.coHolders ?? []).entries())
      if (address !== undefined) note(faults, look(address, `/coHolders/${index}/address`, context))
    return faults.length > 0 ? faults : null
  }
  check.ofAddress = look
  return check
}

const note = (faults: Fault[], fault: Fault | null): void => {
  if (fault !== null) faults.push(fault)
}
