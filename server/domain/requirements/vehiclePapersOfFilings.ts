import { clientFault } from '../rules/clientFault.ts'
import type { Procedure } from '../item.ts'
import { registrations, withHolder } from '../vehicle/procedureGroups.ts'
import type { Requirement } from './requirement.ts'
import { isInherited, isMinorHolder, isPerson, isProtectedHolder } from './vehiclePapersCases.ts'
import { addKinds, annexe, article } from './vehiclePapersWords.ts'

/** Papers of the request itself: its form, the mandate, the title, and who signs for those who may not. */

const annexe4 = annexe('IV')
const annexe14 = annexe('XIV')

const mandateEntry = clientFault(
  'mandate-paper-required',
  [
    'Le dossier est déposé pour quelqu’un d’autre : il manque le mandat signé (cerfa 13757).',
    'The item is filed for somebody else: the signed mandate (cerfa 13757) is missing.',
  ],
  [
    'Faites signer le cerfa 13757 et ajoutez la pièce « mandat ».',
    'Have cerfa 13757 signed and add the paper "mandat".',
  ],
)
const mandated: readonly Procedure[] = [
  ...withHolder,
  'declaration-cession',
  'fin-demonstration',
  'reedition-cpi',
]

export const filingPapers: readonly Requirement[] = [
  {
    entry: clientFault(
      'registration-request-required',
      [
        'Il manque la demande de certificat d’immatriculation signée (cerfa 13750, ou 13749 pour un véhicule neuf).',
        'The signed request for a registration certificate is missing (cerfa 13750, or 13749 for a new vehicle).',
      ],
      addKinds([['demande-immatriculation']]),
    ),
    procedures: withHolder,
    source: annexe14,
    confirmed: true,
    oneOf: [['demande-immatriculation']],
    asks: () => true,
  },
  {
    entry: mandateEntry,
    procedures: mandated,
    source: annexe14,
    confirmed: true,
    oneOf: [['mandat']],
    when: {
      fr: 'dossier déposé pour un tiers (bloc « mandate »)',
      en: 'filed for somebody else (block "mandate")',
    },
    asks: ({ mandate }) => mandate !== undefined,
  },
  {
    // A professional may be a private holder himself: only a doubt.
    entry: mandateEntry,
    procedures: withHolder,
    source: annexe14,
    confirmed: false,
    oneOf: [['mandat']],
    when: {
      fr: 'titulaire particulier, sans bloc « mandate »',
      en: 'a private holder, without the block "mandate"',
    },
    asks: ({ mandate, holder }) => mandate === undefined && isPerson(holder),
  },
  {
    entry: clientFault(
      'crossed-title-required',
      [
        'Il manque l’ancien certificat d’immatriculation barré, daté et signé par le vendeur.',
        'The old registration certificate is missing, crossed, dated and signed by the seller.',
      ],
      addKinds([['certificat-immatriculation-barre']]),
    ),
    procedures: ['changement-titulaire', 'declaration-achat'],
    source: article('10'),
    confirmed: true,
    oneOf: [['certificat-immatriculation-barre']],
    when: { fr: 'sauf succession', en: 'inheritances apart' },
    asks: (item) => !isInherited(item),
  },
  {
    // Nobody sells: whether the title of the deceased is crossed depends on who keeps the vehicle.
    entry: clientFault(
      'title-of-deceased-required',
      [
        'Il manque le certificat d’immatriculation du défunt, barré ou non.',
        'The registration certificate of the deceased is missing, crossed or not.',
      ],
      addKinds([['certificat-immatriculation-barre'], ['certificat-immatriculation']]),
    ),
    procedures: ['changement-titulaire'],
    source: article('12.A'),
    confirmed: false,
    oneOf: [['certificat-immatriculation-barre'], ['certificat-immatriculation']],
    when: { fr: 'succession', en: 'inheritance' },
    asks: isInherited,
  },
  {
    entry: clientFault(
      'title-required',
      [
        'Il manque le certificat d’immatriculation actuel, non barré.',
        'The present registration certificate is missing, not crossed.',
      ],
      addKinds([['certificat-immatriculation']]),
    ),
    procedures: ['changement-adresse', 'modification-technique', 'fin-demonstration', 'duplicata'],
    source: article('15'),
    confirmed: true,
    oneOf: [['certificat-immatriculation']],
    when: { fr: 'duplicata : titre détérioré seulement', en: 'duplicate: a damaged title only' },
    asks: ({ procedure, duplicate }) => procedure !== 'duplicata' || duplicate?.reason === 'damage',
  },
  {
    entry: clientFault(
      'holder-guardian-id-required',
      [
        'Le titulaire est mineur ou protégé : il manque la pièce d’identité de son représentant légal.',
        'The holder is a minor or under guardianship: the identity document of the legal representative is missing.',
      ],
      addKinds([['identite-representant-legal']]),
    ),
    procedures: withHolder,
    source: annexe4,
    confirmed: true,
    oneOf: [['identite-representant-legal']],
    when: { fr: 'titulaire mineur ou majeur protégé', en: 'a minor holder or an adult under guardianship' },
    // Of an institution no text says which paper stands for the identity document.
    asks: (item, { on }) => {
      const asked = isMinorHolder(item, on) || isProtectedHolder(item, on)
      return asked === true && item.guardian?.kind === 'organisation' ? 'doubt' : asked
    },
  },
  {
    entry: clientFault(
      'holder-parental-authority-required',
      [
        'Le titulaire est mineur : il manque le justificatif de l’autorité parentale.',
        'The holder is a minor: the proof of parental authority is missing.',
      ],
      [
        'Joignez le livret de famille, l’acte de naissance, le jugement ou une autorisation signée (« justificatif-autorite-parentale »).',
        'Add "justificatif-autorite-parentale": family record book, birth certificate, judgment or signed consent.',
      ],
    ),
    procedures: withHolder,
    source: annexe4,
    confirmed: true,
    oneOf: [['justificatif-autorite-parentale']],
    when: { fr: 'titulaire mineur', en: 'a minor holder' },
    asks: (item, { on }) => isMinorHolder(item, on),
  },
  {
    entry: clientFault(
      'holder-guardianship-judgment-required',
      [
        'Un majeur a un représentant légal : il manque le jugement de tutelle.',
        'An adult has a legal representative: the judgment of guardianship is missing.',
      ],
      addKinds([['jugement-tutelle']]),
    ),
    procedures: withHolder,
    source: annexe4,
    confirmed: true,
    oneOf: [['jugement-tutelle']],
    when: {
      fr: 'titulaire majeur avec représentant légal',
      en: 'an adult holder with a legal representative',
    },
    asks: (item, { on }) => isProtectedHolder(item, on),
  },
  {
    // Several papers on a title: the pages ask for the holder's; a co-holder's is asked for by custom.
    entry: clientFault(
      'co-holder-identity-required',
      ['Il manque la pièce d’identité du cotitulaire.', 'The identity document of the co-holder is missing.'],
      [
        'Joignez la pièce d’identité du cotitulaire (« identite », avec « of » : « coHolder »).',
        'Add a paper "identite" that has "coHolder" in its field "of".',
      ],
    ),
    procedures: [...registrations, 'ww'],
    source: annexe4,
    confirmed: false,
    oneOf: [['identite']],
    of: 'coHolder',
    when: { fr: 'cotitulaire personne physique', en: 'a co-holder who is a natural person' },
    asks: ({ coHolders }) => coHolders?.some(isPerson) ?? false,
  },
]
