import { type Finding, raise } from './finding.ts'
import type { AddressView, ItemView, PartyView } from './itemView.ts'
import { pickedByDay } from './pickedByDay.ts'
import { addressPointerAt, partyAt, partyPlaces, pointerAt } from './places/eachParty.ts'
import {
  type AddressLook,
  type Fault,
  type PaperLook,
  type PartyLook,
  type Rule,
  type RuleContext,
  soften,
} from './rule.ts'
import { rulesOf } from './rulebook.ts'

/** What every rule of a day finds in an item: papers, parties and addresses are gone through once for all rules. */
export function applyRules(item: ItemView, context: RuleContext, findings: Finding[]): void {
  const { whole, papers, anyPaper, parties, addresses } = sortedRules(item.procedure, context.on)
  for (const rule of whole) {
    const faults = rule.check(item, context)
    if (faults === null) continue
    if (isMany(faults)) for (const fault of faults) findings.push(findingOf(rule, fault, context))
    else findings.push(findingOf(rule, faults, context))
  }
  const look: Look = { parties, addresses, context, findings }
  for (let place = 0; place < partyPlaces; place++) {
    const party = partyAt(item, place)
    if (party === undefined) continue
    lookAtParty(party, pointerAt(place), look)
    if (party.address !== undefined) lookAtAddress(party.address, addressPointerAt(place), look)
  }
  if (item.coHolders !== undefined)
    for (const [index, party] of item.coHolders.entries()) {
      lookAtParty(party, `/coHolders/${index}`, look)
      if (party.address !== undefined) lookAtAddress(party.address, `/coHolders/${index}/address`, look)
    }
  const moved = item.addressChange?.address
  if (moved !== undefined) lookAtAddress(moved, '/addressChange/address', look)
  if (item.documents === undefined) return
  for (let index = 0; index < item.documents.length; index++) {
    const paper = item.documents[index]
    if (paper === undefined) continue
    for (const [rule, see] of papers.get(paper.kind) ?? anyPaper) {
      const fault = see(paper, index, context.on, item, context)
      if (fault !== null) findings.push(findingOf(rule, fault, context))
    }
  }
}

interface Look {
  parties: readonly Seeing<PartyLook>[]
  addresses: readonly Seeing<AddressLook>[]
  context: RuleContext
  findings: Finding[]
}

function lookAtParty(party: PartyView, pointer: string, { parties, context, findings }: Look): void {
  for (const [rule, see] of parties) {
    const fault = see(party, pointer, context)
    if (fault !== null) findings.push(findingOf(rule, fault, context))
  }
}

function lookAtAddress(address: AddressView, pointer: string, { addresses, context, findings }: Look): void {
  for (const [rule, see] of addresses) {
    const fault = see(address, pointer, context)
    if (fault !== null) findings.push(findingOf(rule, fault, context))
  }
}

type Seeing<Sight> = readonly [rule: Rule, see: Sight]

/** The rules of a procedure on a day, by what they look at. */
interface SortedRules {
  whole: readonly Rule[]
  parties: readonly Seeing<PartyLook>[]
  addresses: readonly Seeing<AddressLook>[]
  /** By kind of paper, those for any kind among them; kinds that no rule names have only the latter. */
  papers: ReadonlyMap<string | undefined, readonly Seeing<PaperLook>[]>
  anyPaper: readonly Seeing<PaperLook>[]
}

const sortedRules = pickedByDay((procedure, on): SortedRules => {
  const rules = rulesOf(procedure, on)
  const kinds = new Set(rules.flatMap(({ check }) => check.ofPaper?.kinds ?? []))
  const ofPaper = (kind?: string): Seeing<PaperLook>[] =>
    rules.flatMap((rule) => {
      const { kinds: only, look } = rule.check.ofPaper ?? {}
      const isMeant = only === undefined || (kind !== undefined && only.includes(kind))
      return look !== undefined && isMeant ? [[rule, look] as const] : []
    })
  return {
    whole: rules.filter(({ check }) => !check.ofPaper && !check.ofParty && !check.ofAddress),
    parties: rules.flatMap((rule) => (rule.check.ofParty ? [[rule, rule.check.ofParty] as const] : [])),
    addresses: rules.flatMap((rule) => (rule.check.ofAddress ? [[rule, rule.check.ofAddress] as const] : [])),
    papers: new Map([...kinds].map((kind) => [kind, ofPaper(kind)])),
    anyPaper: ofPaper(),
  }
})

const isMany = (faults: Fault | readonly Fault[]): faults is readonly Fault[] => Array.isArray(faults)

const findingOf = (rule: Rule, { pointer, params }: Fault, { channel }: RuleContext): Finding =>
  soften(raise(rule.entry, pointer, params), (channel && rule.severityOn?.[channel]) ?? rule.severity)
