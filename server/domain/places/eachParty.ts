import type { AddressView, ItemView, PartyView } from '../itemView.ts'
import type { Fault, Faults, RuleContext } from '../rule.ts'

/** One check for every party, or every address, of an item. */

const roles = ['holder', 'lessee', 'candidate', 'seller', 'buyer', 'guardian'] as const
const pointers = roles.map((role) => `/${role}`)
const addressPointers = roles.map((role) => `/${role}/address`)

type PartyCheck = (party: PartyView, pointer: string, context: RuleContext) => Fault | null

export const eachParty =
  (check: PartyCheck) =>
  (item: ItemView, context: RuleContext): Faults => {
    let faults: Fault[] | null = null
    for (let place = 0; place < roles.length; place++) {
      const party = item[roles[place] ?? 'holder']
      const fault = party === undefined ? null : check(party, pointers[place] ?? '', context)
      if (fault !== null) (faults ??= []).push(fault)
    }
    if (item.coHolders === undefined) return faults
    for (const [index, party] of item.coHolders.entries()) {
      const fault = check(party, `/coHolders/${index}`, context)
      if (fault !== null) (faults ??= []).push(fault)
    }
    return faults
  }

type AddressCheck = (address: AddressView, pointer: string, context: RuleContext) => Fault | null

export const eachAddress =
  (check: AddressCheck) =>
  (item: ItemView, context: RuleContext): Faults => {
    let faults: Fault[] | null = null
    for (let place = 0; place < roles.length; place++) {
      const address = item[roles[place] ?? 'holder']?.address
      const fault = address === undefined ? null : check(address, addressPointers[place] ?? '', context)
      if (fault !== null) (faults ??= []).push(fault)
    }
    const moved = item.addressChange?.address
    const fault = moved === undefined ? null : check(moved, '/addressChange/address', context)
    if (fault !== null) (faults ??= []).push(fault)
    if (item.coHolders === undefined) return faults
    for (const [index, { address }] of item.coHolders.entries()) {
      const found = address === undefined ? null : check(address, `/coHolders/${index}/address`, context)
      if (found !== null) (faults ??= []).push(found)
    }
    return faults
  }
