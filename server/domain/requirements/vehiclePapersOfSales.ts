import { clientFault } from '../rules/clientFault.ts'
import { registrations } from '../vehicle/procedureGroups.ts'
import { isYearlyInspected, needsInspection } from '../vehicle/inspection.ts'
import type { Requirement } from './requirement.ts'
import { isFromTrade, isInherited, isLeased, isSoldPrivately } from './vehiclePapersCases.ts'
import { addKinds, annexe, article } from './vehiclePapersWords.ts'

/** Papers of what changes hands: who sold it, by which chain, in which state. */

const article10 = article('10')
const roadCode = 'Code de la route, articles R.322-4 et R.323-22'

const inspectionEntry = clientFault(
  'inspection-report-required',
  [
    'Le véhicule a l’âge du contrôle technique : il manque le procès-verbal du contrôle (moins de six mois, deux mois si une contre-visite est prescrite).',
    'The vehicle is old enough for a technical inspection: the report is missing (under six months old, two if a re-test is ordered).',
  ],
  addKinds([['controle-technique']]),
)

export const salePapers: readonly Requirement[] = [
  {
    entry: clientFault(
      'new-vehicle-sale-required',
      [
        'Il manque la preuve de la vente : la demande « 3 en 1 » (cerfa 13749) ou la facture.',
        'The proof of sale is missing: the request "3 en 1" (cerfa 13749) or the invoice.',
      ],
      [
        'Donnez la variante « 13749 » à « demande-immatriculation », ou ajoutez « facture ».',
        'Give "demande-immatriculation" the variant "13749", or add "facture".',
      ],
    ),
    procedures: ['vn'],
    source: article('1'),
    confirmed: true,
    oneOf: [['demande-immatriculation:13749'], ['facture'], ['declaration-cession']],
    asks: () => true,
  },
  {
    entry: clientFault(
      'proof-of-sale-required',
      [
        'Il manque la preuve de la vente : la facture ou la déclaration de cession (cerfa 15776).',
        'The proof of sale is missing: the invoice or the declaration of sale (cerfa 15776).',
      ],
      addKinds([['facture'], ['declaration-cession']]),
    ),
    procedures: ['import-vn', 'import-vo', 'changement-titulaire', 'declaration-achat', 'ww'],
    source: `${article('1')} ; ${article10}`,
    confirmed: true,
    oneOf: [['facture'], ['declaration-cession']],
    when: {
      fr: 'véhicule vendu, sauf par un particulier en France',
      en: 'a vehicle that was sold, except by a private seller in France',
    },
    asks: (item) => item.sale !== undefined && !isInherited(item) && !isSoldPrivately(item),
  },
  {
    entry: clientFault(
      'sale-declaration-required',
      [
        'Il manque la déclaration de cession signée (cerfa 15776).',
        'The signed declaration of sale (cerfa 15776) is missing.',
      ],
      addKinds([['declaration-cession']]),
    ),
    procedures: ['changement-titulaire', 'declaration-achat', 'declaration-cession'],
    source: article10,
    confirmed: true,
    oneOf: [['declaration-cession']],
    when: {
      fr: 'vendeur particulier, ou déclaration de cession',
      en: 'a private seller, or a declaration of sale',
    },
    asks: (item) => item.procedure === 'declaration-cession' || (isSoldPrivately(item) && !isInherited(item)),
  },
  {
    entry: clientFault(
      'purchase-declaration-required',
      [
        'Il manque la déclaration d’achat signée (cerfa 13751).',
        'The signed declaration of purchase (cerfa 13751) is missing.',
      ],
      addKinds([['declaration-achat']]),
    ),
    procedures: ['declaration-achat'],
    source: article10,
    confirmed: true,
    oneOf: [['declaration-achat']],
    asks: () => true,
  },
  {
    entry: clientFault(
      'purchase-receipt-required',
      [
        'Le vendeur est un professionnel : il manque le récépissé de sa déclaration d’achat.',
        'The seller is a trader: the receipt of the trader’s declaration of purchase is missing.',
      ],
      addKinds([['recepisse-declaration-achat']]),
    ),
    procedures: ['changement-titulaire', 'declaration-achat'],
    source: article('10.III'),
    confirmed: true,
    oneOf: [['recepisse-declaration-achat']],
    when: {
      fr: 'vendeur professionnel ; un récépissé par professionnel de la chaîne',
      en: 'the seller is a trader; one receipt for each trader of the chain',
    },
    asks: isFromTrade,
  },
  {
    entry: clientFault(
      'situation-certificate-required',
      [
        'Il manque le certificat de situation administrative (non-gage) de moins de quinze jours.',
        'The certificate of administrative situation, under fifteen days old, is missing.',
      ],
      addKinds([['certificat-situation-administrative']]),
    ),
    procedures: ['changement-titulaire', 'declaration-achat'],
    source: `${article10} ; Code de la route, article R.322-4`,
    confirmed: true,
    oneOf: [['certificat-situation-administrative']],
    when: { fr: 'sauf succession', en: 'inheritances apart' },
    asks: (item) => !isInherited(item),
  },
  {
    entry: inspectionEntry,
    procedures: ['import-vo', 'changement-titulaire'],
    source: `${roadCode} ; ${article('1.E.4')}`,
    confirmed: true,
    oneOf: [['controle-technique']],
    when: {
      fr: 'voiture ou camionnette de plus de quatre ans ; deux-roues et assimilés de plus de cinq ans depuis le 15/04/2024',
      en: 'a car or van over four years old; a two-wheeler or the like over five, since 15 April 2024',
    },
    asks: (item, { on }) => needsInspection(item, on),
  },
  {
    entry: inspectionEntry,
    procedures: ['ww'],
    validUntil: '2025-12-31',
    source: 'Arrêté du 15 décembre 2025 (WW)',
    confirmed: true,
    oneOf: [['controle-technique']],
    when: {
      fr: 'véhicule de plus de quatre ans, avant 2026',
      en: 'a vehicle over four years old, before 2026',
    },
    asks: (item, { on }) => needsInspection(item, on),
  },
  {
    // Only "if due" is known, and an item does not tell when it falls due.
    entry: clientFault(
      'inspection-if-due',
      [
        'Le véhicule a l’âge du contrôle technique : joignez la preuve d’un contrôle en cours de validité.',
        'The vehicle is old enough for a technical inspection: add the proof of one that is still valid.',
      ],
      addKinds([['controle-technique']]),
    ),
    procedures: ['duplicata', 'modification-technique'],
    source: `${article('14')} ; ${article('15')}`,
    confirmed: false,
    oneOf: [['controle-technique']],
    when: { fr: 'contrôle technique échu', en: 'the technical inspection is due' },
    asks: (item, { on }) => needsInspection(item, on),
  },
  {
    // Lorries, coaches and heavy trailers have rules of their own, which no page tells.
    entry: clientFault(
      'heavy-inspection-doubtful',
      [
        'Un véhicule de plus de 3,5 tonnes passe un contrôle technique chaque année : joignez le dernier procès-verbal.',
        'A vehicle over 3.5 tonnes is inspected every year: add the last report.',
      ],
      addKinds([['controle-technique']]),
    ),
    procedures: ['import-vo', 'changement-titulaire'],
    source: 'Code de la route, article R.323-25',
    confirmed: false,
    oneOf: [['controle-technique']],
    when: { fr: 'plus de 3,5 tonnes, plus d’un an', en: 'over 3.5 tonnes and over one year old' },
    asks: ({ vehicle }, { on }) => isYearlyInspected(vehicle, on),
  },
  {
    entry: clientFault(
      'inheritance-paper-required',
      [
        'Le véhicule vient d’une succession : il manque l’attestation du notaire ou l’acte qui désigne l’héritier.',
        'The vehicle was inherited: the notary’s attestation or the record that names the heir is missing.',
      ],
      addKinds([['attestation-notaire'], ['acte-etat-civil']]),
    ),
    procedures: ['changement-titulaire', 'import-vo'],
    source: article('12.A'),
    confirmed: true,
    oneOf: [['attestation-notaire'], ['acte-etat-civil']],
    when: { fr: 'succession', en: 'inheritance' },
    asks: isInherited,
  },
  {
    entry: clientFault(
      'lease-contract-required',
      ['Il manque le contrat de location.', 'The lease contract is missing.'],
      addKinds([['contrat-location']]),
    ),
    procedures: [...registrations, 'ww'],
    source: article('4'),
    confirmed: true,
    oneOf: [['contrat-location']],
    when: { fr: 'location', en: 'a lease' },
    asks: (item) => isLeased(item),
  },
  {
    // The SIV takes declarations without papers of the trader: only one on paper shows them.
    entry: clientFault(
      'paper-purchase-trader-required',
      [
        'Une déclaration d’achat sur papier demande l’extrait Kbis de moins d’un an et un justificatif d’activité.',
        'A declaration of purchase on paper needs the extrait Kbis under one year old and a proof of activity.',
      ],
      addKinds([['extrait-kbis', 'justificatif-activite']]),
    ),
    procedures: ['declaration-achat'],
    source: annexe('IV'),
    confirmed: false,
    oneOf: [['extrait-kbis', 'justificatif-activite']],
    when: { fr: 'déclaration sur papier, hors SIV', en: 'a declaration on paper, outside the SIV' },
    asks: ({ channel }) => channel === 'ants',
  },
]
