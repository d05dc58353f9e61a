import { clientFault } from '../rules/clientFault.ts'
import type { Requirement } from './requirement.ts'
import { isDrivingSchoolChange, isOverseasMove, isTechnicalChange } from './vehiclePapersCases.ts'
import { addKinds, annexe, article } from './vehiclePapersWords.ts'

/** Papers of what happens to a vehicle that is registered already: lost titles, moves, technical changes. */

const customsKinds = [['certificat-846a'], ['note-exoneration-fiscale'], ['visa-fiscal']] as const
const lossForm = 'Cerfa 13753 (déclaration de perte ou de vol)'

export const changePapers: readonly Requirement[] = [
  {
    entry: clientFault(
      'loss-declaration-required',
      [
        'Le titre est perdu ou volé : il manque la déclaration de perte ou de vol (cerfa 13753).',
        'The title is lost or stolen: the declaration of loss or theft (cerfa 13753) is missing.',
      ],
      addKinds([['declaration-perte-vol']]),
    ),
    procedures: ['duplicata'],
    source: lossForm,
    confirmed: true,
    oneOf: [['declaration-perte-vol']],
    when: { fr: 'titre perdu ou volé', en: 'a lost or stolen title' },
    asks: ({ duplicate }) => duplicate?.reason === 'loss' || duplicate?.reason === 'theft',
  },
  {
    entry: clientFault(
      'police-receipt-required',
      [
        'Le titre est volé : il manque le récépissé de la plainte (police ou gendarmerie).',
        'The title is stolen: the receipt of the complaint to the police is missing.',
      ],
      [
        'Ajoutez une pièce « declaration-perte-vol » avec la variante « recepisse-police ».',
        'Add a paper "declaration-perte-vol" with the variant "recepisse-police".',
      ],
    ),
    procedures: ['duplicata'],
    source: lossForm,
    confirmed: true,
    oneOf: [['declaration-perte-vol:recepisse-police']],
    when: { fr: 'titre volé', en: 'a stolen title' },
    asks: ({ duplicate }) => duplicate?.reason === 'theft',
  },
  {
    entry: clientFault(
      'adaptation-attestation-required',
      [
        'La mention « véhicule école » change : il manque l’attestation d’adaptation réversible.',
        'The mention "véhicule école" changes: the attestation of reversible adaptation is missing.',
      ],
      addKinds([['attestation-adaptation-reversible']]),
    ),
    procedures: ['modification-technique'],
    validFrom: '2019-01-01',
    source: 'Arrêté du 27 juin 2017 (véhicules école), en vigueur le 1er janvier 2019',
    confirmed: true,
    oneOf: [['attestation-adaptation-reversible']],
    when: {
      fr: 'mention « vehicule-ecole » ajoutée ou retirée',
      en: 'the mention "vehicule-ecole" added or removed',
    },
    asks: isDrivingSchoolChange,
  },
  {
    entry: clientFault(
      'transformation-proof-required',
      [
        'Le véhicule est transformé : il manque le justificatif (réception RTI, pesée, annexe VII, boîtier E85 ou carrossier).',
        'The vehicle is altered: the proof is missing (RTI approval, weighing, annex VII, E85 kit or bodybuilder).',
      ],
      addKinds([['justificatif-transformation']]),
    ),
    procedures: ['modification-technique'],
    source: article('15.D'),
    confirmed: true,
    oneOf: [['justificatif-transformation'], ['rapport-reception']],
    when: { fr: 'autre changement technique qu’une mention', en: 'any technical change but a mention' },
    asks: isTechnicalChange,
  },
  {
    entry: clientFault(
      'overseas-customs-required',
      [
        'Le véhicule change de territoire fiscal (métropole, outre-mer) : il manque le certificat 846 A ou la note d’exonération.',
        'The vehicle moves to another tax territory (mainland, overseas): the certificate 846 A or the note of exemption is missing.',
      ],
      addKinds(customsKinds),
    ),
    procedures: ['changement-adresse'],
    source: annexe('I, 4.1'),
    confirmed: true,
    oneOf: customsKinds,
    when: {
      fr: 'déménagement vers l’outre-mer ou depuis l’outre-mer',
      en: 'a move to or from an overseas department',
    },
    asks: isOverseasMove,
  },
  {
    entry: clientFault(
      'foreign-body-customs-required',
      [
        'La carrosserie a été changée hors de l’Union européenne : il manque le certificat 846 A ou la note d’exonération.',
        'The body was changed outside the European Union: the certificate 846 A or the note of exemption is missing.',
      ],
      addKinds(customsKinds),
    ),
    procedures: ['modification-technique'],
    source: annexe('I, 4.1'),
    confirmed: true,
    oneOf: customsKinds,
    when: {
      fr: 'carrosserie changée hors de l’Union européenne (bloc « origin »)',
      en: 'the body changed outside the European Union (block "origin")',
    },
    asks: ({ modification, origin }) =>
      modification?.changes?.includes('body') === true &&
      origin?.regime !== undefined &&
      origin.regime !== 'eu',
  },
]
