import type { PartyView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { declarations, firstRegistrations, ownerChanges, registrations } from './procedureGroups.ts'

/** Who sells to whom, and the receipts of purchase declarations that lead from one trader to the next. */

const article10 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 10'
const destruction = 'Code de la route, articles R.322-4 et R.322-9'

/** The same company, or the same person: name and birth date. */
export function isSameParty(one: PartyView | undefined, other: PartyView | undefined): boolean {
  if (one === undefined || other === undefined || one.kind !== other.kind) return false
  if (one.kind === 'organisation') return one.siret !== undefined && one.siret === other.siret
  return (
    one.birthDate !== undefined &&
    one.birthDate === other.birthDate &&
    one.birthName === other.birthName &&
    one.firstNames?.[0] === other.firstNames?.[0]
  )
}

export const tradeRules: readonly Rule[] = [
  {
    entry: clientFault(
      'da-chain-missing',
      [
        'Le vendeur est un professionnel : il remet le récépissé de sa propre déclaration d’achat, qui manque ici.',
        'The seller is a trader, who hands over the receipt of his own purchase declaration: it is missing here.',
      ],
      [
        'Donnez le numéro du récépissé (sale.daReceipt), et les précédents s’il y en a (earlierDaReceipts).',
        'Give sale.daReceipt, and the earlier receipts in earlierDaReceipts.',
      ],
      'warning',
    ),
    procedures: ['declaration-achat'],
    source: `${article10}.III`,
    confirmed: true,
    check: ({ sale }) =>
      sale?.sellerKind === 'trade' && sale.daReceipt === undefined ? at('/sale/daReceipt') : null,
  },
  {
    entry: clientFault(
      'da-receipt-of-private-seller',
      [
        'Un particulier ne déclare pas d’achat : le récépissé ne va pas avec un vendeur particulier.',
        'A private person declares no purchase: the receipt does not go with a private seller.',
      ],
      [
        'Mettez sellerKind « trade », ou retirez le récépissé.',
        'Write sellerKind "trade", or leave the receipt out.',
      ],
      'warning',
    ),
    procedures: [...ownerChanges, ...declarations],
    source: article10,
    confirmed: true,
    check: ({ sale }) =>
      sale?.sellerKind === 'private' && sale.daReceipt !== undefined ? at('/sale/daReceipt') : null,
  },
  {
    entry: clientFault(
      'da-chain-broken',
      [
        'La chaîne des déclarations d’achat est rompue : il y manque le dernier récépissé, ou un récépissé y figure deux fois.',
        'The chain of purchase declarations is broken: the last receipt is missing, or one stands in it twice.',
      ],
      [
        'Donnez le récépissé du vendeur dans daReceipt et ceux d’avant, chacun une fois, dans earlierDaReceipts.',
        'Give the seller’s receipt in daReceipt and those before it, each once, in earlierDaReceipts.',
      ],
      'warning',
    ),
    procedures: [...ownerChanges, ...declarations],
    source: `${article10}.III`,
    confirmed: true,
    check: ({ sale }) => {
      const earlier = sale?.earlierDaReceipts
      if (sale === undefined || earlier === undefined || earlier.length === 0) return null
      if (sale.daReceipt === undefined) return at('/sale/daReceipt')
      const isRepeated = earlier.includes(sale.daReceipt) || new Set(earlier).size < earlier.length
      return isRepeated ? at('/sale/earlierDaReceipts') : null
    },
  },
  {
    entry: clientFault(
      'sale-kind-destruction',
      [
        'Un véhicule cédé pour destruction n’est plus immatriculé au nom d’un acquéreur.',
        'A vehicle handed over for destruction is not registered in anybody’s name any more.',
      ],
      [
        'Corrigez sale.kind, ou déclarez la cession (« declaration-cession »).',
        'Correct sale.kind, or declare the sale ("declaration-cession").',
      ],
    ),
    procedures: [...registrations, 'ww'],
    source: destruction,
    confirmed: true,
    check: ({ sale }) => (sale?.kind === 'destruction' ? at('/sale/kind') : null),
  },
  {
    entry: clientFault(
      'gift-by-trade',
      [
        'Un don ou une succession vient d’un particulier ; ici le vendeur est un professionnel.',
        'A gift or an inheritance comes from a private person; here the seller is a trader.',
      ],
      [
        'Corrigez la nature de la vente (sale.kind) ou la qualité du vendeur (sale.sellerKind).',
        'Correct sale.kind or sale.sellerKind.',
      ],
      'warning',
    ),
    procedures: [...registrations, ...declarations, 'ww'],
    source: 'Vraisemblance de la vente',
    confirmed: false,
    check: ({ sale }) =>
      sale?.sellerKind === 'trade' && (sale.kind === 'gift' || sale.kind === 'inheritance')
        ? at('/sale/kind')
        : null,
  },
  {
    entry: clientFault(
      'seller-is-buyer',
      ['Le vendeur et l’acquéreur sont la même personne.', 'The seller and the buyer are the same person.'],
      ['Vérifiez qui vend et qui achète.', 'Check who sells and who buys.'],
      'warning',
    ),
    procedures: [...firstRegistrations, 'changement-titulaire', ...declarations],
    source: 'Vraisemblance de la vente',
    confirmed: false,
    check: ({ seller, buyer, holder }) =>
      isSameParty(seller, buyer) || isSameParty(seller, holder) ? at('/seller') : null,
  },
  {
    entry: clientFault(
      'da-buyer-not-trade',
      [
        'La déclaration d’achat est faite par le professionnel qui achète ; ici l’acquéreur est un particulier.',
        'The purchase is declared by the trader who buys; here the buyer is a private person.',
      ],
      [
        'Retirez « buyer » (votre établissement), ou choisissez « declaration-cession ».',
        'Leave "buyer" out (your establishment), or choose "declaration-cession".',
      ],
      'warning',
    ),
    procedures: ['declaration-achat'],
    source: `${article10}.II`,
    confirmed: true,
    check: ({ buyer }) => (buyer?.kind === 'person' ? at('/buyer/kind') : null),
  },
]
