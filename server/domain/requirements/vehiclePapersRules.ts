import { addDays, addMonths } from '../dates.ts'
import { vehicleProcedures } from '../item.ts'
import type { ItemView, PaperView } from '../itemView.ts'
import { remembered } from '../rememberedDays.ts'
import { at, type Rule } from '../rule.ts'
import { clientFault } from '../rules/clientFault.ts'
import { needsInspection } from '../vehicle/inspection.ts'
import { withHolder } from '../vehicle/procedureGroups.ts'
import { eachPaper } from './eachPaper.ts'
import { isFromTrade } from './vehiclePapersCases.ts'
import { importPaperRules } from './vehiclePapersRulesOfImports.ts'
import { annexe, article } from './vehiclePapersWords.ts'

/** Where a declared paper does not agree with what the item says: a doubt, never a refusal. */

const agreement = 'Accord des pièces avec la demande'

const afterFifteenDays = remembered((date) => addDays(date, 15))
const afterSixMonths = remembered((date) => addMonths(date, 6))

/** Signed at the sale, not later. */
const signedAtSale = ['declaration-cession', 'certificat-immatriculation-barre']

/** The days that a paper and a block of the item both tell. */
const sameDays = new Map<string, (item: ItemView) => string | undefined>([
  ['mandat', ({ mandate }) => mandate?.signedOn],
  ['controle-technique', ({ inspection }) => inspection?.date],
])

export const vehiclePaperRules: readonly Rule[] = [
  {
    entry: clientFault(
      'request-form-of-new-vehicle',
      [
        'Le cerfa 13749 (« 3 en 1 ») est réservé aux véhicules neufs vendus en France.',
        'Cerfa 13749 ("3 en 1") is for new vehicles sold in France only.',
      ],
      [
        'Faites signer le cerfa 13750 et mettez la variante « 13750 ».',
        'Have cerfa 13750 signed and write the variant "13750".',
      ],
      'warning',
    ),
    procedures: withHolder.filter((procedure) => procedure !== 'vn'),
    source: annexe('XIV'),
    confirmed: true,
    check: eachPaper(
      ({ variant }, index) => (variant === '13749' ? at(`/documents/${index}/variant`) : null),
      ['demande-immatriculation'],
    ),
  },
  {
    entry: clientFault(
      'document-after-sale',
      [
        'La pièce est signée le {date}, après la vente du {sale}.',
        'The paper is signed on {date}, after the sale of {sale}.',
      ],
      [
        'Vérifiez la date de la pièce et celle de la vente.',
        'Check the date of the paper and that of the sale.',
      ],
      'warning',
    ),
    procedures: ['import-vo', 'changement-titulaire', 'declaration-achat', 'declaration-cession'],
    source: article('10'),
    confirmed: true,
    check: eachPaper(
      ({ issuedOn }, index, on, { sale }) =>
        issuedOn !== undefined && sale?.date !== undefined && issuedOn > sale.date && issuedOn <= on
          ? at(`/documents/${index}/issuedOn`, { date: issuedOn, sale: sale.date })
          : null,
      signedAtSale,
    ),
  },
  {
    entry: clientFault(
      'situation-certificate-too-old',
      [
        'Le certificat de situation administrative du {date} a plus de quinze jours à la vente du {sale}.',
        'The certificate of administrative situation of {date} is more than fifteen days old at the sale of {sale}.',
      ],
      [
        'Demandez-en un nouveau sur HistoVec ou par le SIV.',
        'Ask for a new one from HistoVec or through the SIV.',
      ],
      'warning',
    ),
    procedures: ['changement-titulaire', 'declaration-achat'],
    source: 'Code de la route, article R.322-4',
    confirmed: true,
    check: eachPaper(
      ({ issuedOn }, index, _on, { sale }) =>
        issuedOn !== undefined && sale?.date !== undefined && afterFifteenDays(issuedOn) < sale.date
          ? at(`/documents/${index}/issuedOn`, { date: issuedOn, sale: sale.date })
          : null,
      ['certificat-situation-administrative'],
    ),
  },
  {
    entry: clientFault(
      'inspection-report-too-old',
      [
        'Le procès-verbal de contrôle technique du {date} a plus de six mois.',
        'The technical inspection report of {date} is more than six months old.',
      ],
      [
        'Faites passer un nouveau contrôle technique et donnez-le dans « inspection ».',
        'Have a new technical inspection done and give it in "inspection".',
      ],
      'warning',
    ),
    procedures: ['changement-titulaire'],
    source: 'Code de la route, articles R.323-22 et R.323-26',
    confirmed: true,
    check: eachPaper(
      ({ issuedOn }, index, on, item) =>
        issuedOn !== undefined &&
        item.inspection === undefined &&
        afterSixMonths(issuedOn) < on &&
        needsInspection(item, on)
          ? at(`/documents/${index}/issuedOn`, { date: issuedOn })
          : null,
      ['controle-technique'],
    ),
  },
  {
    entry: clientFault(
      'document-date-differs',
      [
        'La pièce est datée du {date}, mais la demande dit {told}.',
        'The paper is dated {date}, but the item says {told}.',
      ],
      ['Recopiez la date qui est portée sur la pièce.', 'Copy the date that stands on the paper.'],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: agreement,
    confirmed: true,
    check: eachPaper(
      ({ kind, issuedOn }, index, _on, item) => {
        if (kind === undefined || issuedOn === undefined) return null
        const told = sameDays.get(kind)?.(item)
        return told === undefined || told === issuedOn
          ? null
          : at(`/documents/${index}/issuedOn`, { date: issuedOn, told })
      },
      [...sameDays.keys()],
    ),
  },
  {
    entry: clientFault(
      'purchase-receipts-incomplete',
      [
        'La chaîne compte {links} professionnels ; récépissés de déclaration d’achat déclarés : {count}.',
        'The chain has {links} traders; receipts of a declaration of purchase declared: {count}.',
      ],
      [
        'Déclarez un « recepisse-declaration-achat » par professionnel de la chaîne.',
        'Declare one "recepisse-declaration-achat" for each trader of the chain.',
      ],
      'warning',
    ),
    procedures: ['changement-titulaire', 'declaration-achat'],
    source: article('10.III'),
    confirmed: true,
    check: (item) => {
      const earlier = item.sale?.earlierDaReceipts?.length ?? 0
      if (earlier === 0 || !isFromTrade(item)) return null
      const count = countOf('recepisse-declaration-achat', item.documents)
      // None at all is told as a missing paper.
      return count === 0 || count > earlier ? null : at('/documents', { links: earlier + 1, count })
    },
  },
  {
    entry: clientFault(
      'document-of-nobody',
      [
        'La pièce est celle {fr}, mais la demande n’en nomme pas.',
        'The paper is that of {en}, but the item names none.',
      ],
      [
        'Corrigez « of », ou ajoutez cette personne à la demande.',
        'Correct "of", or add that person to the item.',
      ],
      'warning',
    ),
    procedures: vehicleProcedures,
    source: agreement,
    confirmed: true,
    check: eachPaper(({ of }, index, _on, item) =>
      of !== undefined && namesNobody(of, item) ? at(`/documents/${index}/of`, roles[of]) : null,
    ),
  },
  ...importPaperRules,
]

const roles: Readonly<Record<string, { fr: string; en: string }>> = {
  lessee: { fr: 'd’un locataire', en: 'a lessee' },
  coHolder: { fr: 'd’un cotitulaire', en: 'a co-holder' },
  guardian: { fr: 'd’un représentant légal', en: 'a guardian' },
}

function namesNobody(of: string, { coHolders, lessee, guardian }: ItemView): boolean {
  if (of === 'lessee') return lessee === undefined
  if (of === 'coHolder') return coHolders === undefined || coHolders.length === 0
  return of === 'guardian' && guardian === undefined
}

function countOf(kind: string, papers: readonly PaperView[] | undefined): number {
  let count = 0
  if (papers) for (const paper of papers) if (paper.kind === kind) count++
  return count
}
