import type { Establishment } from '../item.ts'
import type { PartyView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { at, type Rule } from '../rule.ts'
import { withHolder } from './procedureGroups.ts'

/** Who signs for whom: the mandate (cerfa 13757). Without one the filer acts for itself. */

const sirenOf = (party: PartyView): string | undefined => party.siren ?? party.siret?.slice(0, 9)

/** Somebody else than the filer, as far as it can be told: an organisation needs a SIRET on both sides. */
function isSomebodyElse(party: PartyView | undefined, establishment: Establishment | null): boolean {
  if (party === undefined) return false
  if (party.kind === 'person') return true
  const siren = sirenOf(party)
  const own = establishment?.siret?.slice(0, 9)
  return siren !== undefined && own !== undefined && siren !== own
}

export const mandateRules: readonly Rule[] = [
  {
    entry: clientFault(
      'mandate-online-for-vehicle',
      [
        'Le mandat en ligne n’existe que pour le permis de conduire ; pour un véhicule, il faut le mandat signé (cerfa 13757).',
        'The online mandate exists for driving licences only; a vehicle needs the signed mandate (cerfa 13757).',
      ],
      [
        'Faites signer le cerfa 13757 et mettez mandate.kind « paper ».',
        'Have cerfa 13757 signed and write mandate.kind "paper".',
      ],
    ),
    procedures: withHolder,
    source: 'Cerfa 13757, conventions d’habilitation au SIV',
    confirmed: true,
    check: ({ mandate }) => (mandate?.kind === 'online' ? at('/mandate/kind') : null),
  },
  {
    entry: clientFault(
      'mandate-absent',
      [
        'Sans mandat, vous agissez pour vous-même ; or le dossier est au nom de quelqu’un d’autre.',
        'Without a mandate you act for yourself; but the item is in somebody else’s name.',
      ],
      [
        'Faites signer le cerfa 13757 et donnez « mandate » avec la date de signature.',
        'Have cerfa 13757 signed and give "mandate" with the day of signature.',
      ],
      'warning',
    ),
    procedures: [...withHolder, 'declaration-cession'],
    source: 'Cerfa 13757, conventions d’habilitation au SIV',
    confirmed: true,
    check: ({ procedure, mandate, holder, seller, documents }, { establishment }) =>
      mandate === undefined &&
      isSomebodyElse(procedure === 'declaration-cession' ? seller : holder, establishment) &&
      documents?.some(({ kind }) => kind === 'mandat') !== true
        ? at('/mandate')
        : null,
  },
  {
    entry: clientFault(
      'mandate-e-signature',
      [
        'Le mandat porte une signature électronique : son acceptation au SIV n’est pas confirmée.',
        'The mandate has an electronic signature: it is not confirmed that the SIV accepts it.',
      ],
      ['Gardez de préférence un mandat signé à la main.', 'Preferably keep a mandate signed by hand.'],
      'warning',
    ),
    procedures: [...withHolder, 'declaration-cession'],
    source: 'Aide professionnelle de l’ANTS (vers décembre 2021) ; note FNA sur la signature électronique',
    confirmed: false,
    check: ({ mandate }) =>
      mandate?.signature !== undefined && mandate.signature !== 'handwritten'
        ? at('/mandate/signature')
        : null,
  },
]
