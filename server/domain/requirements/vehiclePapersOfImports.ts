import type { ItemView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { isFreeOfQuitus } from '../vehicle/imports.ts'
import { imports } from '../vehicle/procedureGroups.ts'
import type { Requirement } from './requirement.ts'
import { isFromAbroad, isRegisteredAbroad, isTransitUse } from './vehiclePapersCases.ts'
import { addKinds, annexe, article, wwReform } from './vehiclePapersWords.ts'

/** Papers of what is new to France: what it is, where it comes from, what the tax office and the customs say. */

const fromAbroad = [...imports, 'ww'] as const

const conformityKinds = [
  ['certificat-conformite'],
  ['attestation-identification'],
  ['rapport-reception'],
  ['certificat-reconnaissance'],
] as const
const customsKinds = [['certificat-846a'], ['note-exoneration-fiscale'], ['visa-fiscal']] as const

const conformityWords = [
  'Il manque la preuve de conformité : certificat de conformité, attestation d’identification, rapport de réception (RTI, RI) ou certificat de reconnaissance.',
  'The proof of conformity is missing: certificate of conformity, attestation of identification, approval report (RTI, RI) or certificate of recognition.',
] as const

/** A WW bridges the wait: what is only requested cannot be shown yet. */
const isPendingForWw = ({ procedure, fiscal }: ItemView): boolean =>
  procedure === 'ww' && fiscal?.status === 'requested'

export const importPapers: readonly Requirement[] = [
  {
    entry: clientFault('new-vehicle-conformity-required', conformityWords, [
      'Pour un véhicule vendu en France, la demande « 3 en 1 » (variante 13749) suffit ; sinon ajoutez « certificat-conformite ».',
      'For a vehicle sold in France the request "3 en 1" (variant 13749) is enough; otherwise add "certificat-conformite".',
    ]),
    procedures: ['vn'],
    source: article('1'),
    confirmed: true,
    oneOf: [['demande-immatriculation:13749'], ...conformityKinds],
    asks: () => true,
  },
  {
    entry: clientFault('conformity-paper-required', conformityWords, addKinds(conformityKinds)),
    procedures: [...imports, 'ww'],
    source: article('1.E.2'),
    confirmed: true,
    oneOf: conformityKinds,
    when: {
      fr: 'véhicule neuf, pays tiers, ou bloc « conformity » donné ; en WW, sauf réception en cours',
      en: 'a new vehicle, a third country, or the block "conformity" given; for a WW unless the approval is pending',
    },
    asks: ({ procedure, origin, conformity }) =>
      procedure === 'ww'
        ? conformity !== undefined && conformity.status !== 'requested'
        : procedure === 'import-vn' || origin?.regime === 'third-country' || conformity !== undefined,
  },
  {
    entry: clientFault(
      'approval-request-required',
      [
        'La réception n’est que demandée : il manque la preuve de la demande.',
        'The approval is only requested: the proof of the request is missing.',
      ],
      addKinds([['preuve-demande-reception']]),
    ),
    procedures: ['ww'],
    validFrom: '2025-08-01',
    source: wwReform,
    confirmed: true,
    oneOf: [['preuve-demande-reception']],
    when: { fr: 'conformity.status « requested »', en: 'conformity.status "requested"' },
    asks: ({ conformity }) => conformity?.status === 'requested',
  },
  {
    entry: clientFault(
      'foreign-title-required',
      [
        'Le véhicule est déjà immatriculé à l’étranger : il manque son certificat d’immatriculation étranger.',
        'The vehicle is already registered abroad: its foreign registration certificate is missing.',
      ],
      [
        'Ajoutez « certificat-immatriculation-etranger » (ou le titre de propriété, variante « titre-propriete »).',
        'Add "certificat-immatriculation-etranger" (or the ownership document, variant "titre-propriete").',
      ],
    ),
    procedures: fromAbroad,
    source: article('1.E'),
    confirmed: true,
    oneOf: [['certificat-immatriculation-etranger']],
    when: { fr: 'véhicule déjà immatriculé à l’étranger', en: 'already registered abroad' },
    asks: (item) => item.procedure === 'import-vo' || (isFromAbroad(item) && isRegisteredAbroad(item)),
  },
  {
    entry: clientFault(
      'quitus-required',
      [
        'Le véhicule vient de l’Union européenne : il manque le quitus fiscal, ou la dispense de quitus.',
        'The vehicle comes from the European Union: the quitus fiscal, or the exemption from it, is missing.',
      ],
      addKinds([['quitus-fiscal'], ['dispense-quitus']]),
    ),
    procedures: fromAbroad,
    source: article('1.E.3'),
    confirmed: true,
    oneOf: [['quitus-fiscal'], ['dispense-quitus']],
    when: {
      fr: 'régime « eu », sauf DIVA, remorques, engins agricoles et spéciaux ; en WW, sauf demande en cours',
      en: 'regime "eu", except DIVA, trailers, farm and special machines; for a WW unless requested',
    },
    asks: (item) =>
      item.origin?.regime === 'eu' &&
      isFromAbroad(item) &&
      item.fiscal?.kind !== 'diva' &&
      !isTransitUse(item) &&
      !isFreeOfQuitus(item) &&
      !isPendingForWw(item),
  },
  {
    entry: clientFault(
      'customs-certificate-required',
      [
        'Le véhicule vient d’un pays tiers, de l’outre-mer ou d’un régime de transit : il manque le certificat 846 A, la note d’exonération ou le visa fiscal.',
        'The vehicle comes from a third country, from overseas or out of transit: the certificate 846 A, the note of exemption or the fiscal visa is missing.',
      ],
      addKinds(customsKinds),
    ),
    procedures: fromAbroad,
    source: annexe('I, 4.1'),
    confirmed: true,
    oneOf: customsKinds,
    when: {
      fr: 'pays tiers, outre-mer, sortie de transit ; en WW, sauf demande en cours',
      en: 'a third country, overseas, out of transit; for a WW unless requested',
    },
    asks: (item) =>
      item.origin?.regime !== undefined &&
      item.origin.regime !== 'eu' &&
      isFromAbroad(item) &&
      !isTransitUse(item) &&
      !isPendingForWw(item),
  },
  {
    entry: clientFault(
      'transit-papers-required',
      [
        'Le véhicule roule sous un régime de transit ou diplomatique : il faut le certificat 846 B et le justificatif d’usage.',
        'The vehicle is used in transit or by diplomats: the certificate 846 B and the proof of use are needed.',
      ],
      addKinds([['certificat-846b', 'justificatif-usage']]),
    ),
    procedures: ['vn', ...fromAbroad],
    source: annexe('I'),
    confirmed: true,
    oneOf: [['certificat-846b', 'justificatif-usage']],
    when: { fr: 'transit, importation temporaire, diplomates', en: 'transit, temporary import, diplomats' },
    asks: (item) => isTransitUse(item) && !isPendingForWw(item),
  },
  {
    entry: clientFault(
      'fiscal-request-required',
      [
        'Le quitus ou le certificat 846 A n’est pas encore délivré : joignez la preuve de la demande, sans laquelle le WW n’est pas accordé.',
        'The quitus or the certificate 846 A is not issued yet: add the proof that it was asked for; without it no WW is granted.',
      ],
      addKinds([['preuve-demande-fiscale']]),
    ),
    procedures: ['ww'],
    validFrom: '2025-08-01',
    source: wwReform,
    confirmed: true,
    always: true,
    oneOf: [['preuve-demande-fiscale']],
    when: { fr: 'fiscal.status « requested »', en: 'fiscal.status "requested"' },
    asks: (item) => item.fiscal?.status === 'requested',
  },
]
