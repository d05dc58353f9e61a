import type { ItemView } from '../itemView.ts'
import { clientFault } from '../rules/clientFault.ts'
import { kindOfPlate } from '../rules/plate.ts'
import { at, type Rule } from '../rule.ts'

/** The WW, a provisional registration: for whom, and how long. */

const article8 = 'Arrêté du 9 février 2009 (immatriculation des véhicules), article 8'
const wwOf2017 = 'Arrêté du 12 décembre 2017 (NOR TRES1734915A), en vigueur le 16 décembre 2017'
const wwOf2025 = 'Arrêté du 1er juillet 2025 (WW), en vigueur le 1er août 2025'
const wwOf2026 = 'Arrêté du 15 décembre 2025 (WW), en vigueur le 1er janvier 2026'

const hasWw = ({ vehicle }: ItemView): boolean =>
  vehicle?.plate !== undefined && kindOfPlate(vehicle.plate) === 'ww'
const hasDefinitive = ({ vehicle }: ItemView): boolean => {
  if (vehicle?.plate === undefined) return false
  const kind = kindOfPlate(vehicle.plate)
  return kind === 'siv' || kind === 'fni'
}

export const provisionalRules: readonly Rule[] = [
  {
    entry: clientFault(
      'ww-not-renewable',
      [
        'Ce véhicule porte déjà un WW : depuis le 01/01/2026, un WW n’est ni prolongé ni renouvelé.',
        'This vehicle already has a WW: since 1 January 2026 a WW is neither extended nor renewed.',
      ],
      [
        'Demandez l’immatriculation définitive avant la fin du WW.',
        'Ask for the definitive registration before the WW ends.',
      ],
    ),
    procedures: ['ww'],
    validFrom: '2026-01-01',
    source: wwOf2026,
    confirmed: true,
    check: (item) => (hasWw(item) ? at('/vehicle/plate') : null),
  },
  {
    entry: clientFault(
      'ww-extended-tacitly',
      [
        'Ce véhicule porte déjà un WW de deux mois, prolongé une fois sans démarche : un second n’est pas nécessaire.',
        'This vehicle already has a WW of two months, extended once without asking: a second one is not needed.',
      ],
      ['Retirez cette demande si le WW court encore.', 'Leave this item out if the WW still runs.'],
      'warning',
    ),
    procedures: ['ww'],
    validFrom: '2017-12-16',
    validUntil: '2025-12-31',
    source: wwOf2017,
    confirmed: true,
    check: (item) => (hasWw(item) ? at('/vehicle/plate') : null),
  },
  {
    entry: clientFault(
      'ww-already-registered',
      [
        'Ce véhicule est déjà immatriculé en France : le WW est réservé aux véhicules qui n’ont pas encore de numéro.',
        'This vehicle is already registered in France: the WW is for vehicles that have no number yet.',
      ],
      [
        'Retirez la plaque (plate) ou choisissez une autre démarche ; une plaque étrangère se donne à part (origin.foreignPlate).',
        'Leave "plate" out or choose another procedure; a foreign plate goes in origin.foreignPlate.',
      ],
    ),
    procedures: ['ww'],
    source: article8,
    confirmed: true,
    check: (item) => (item.ww?.purpose !== 'other' && hasDefinitive(item) ? at('/vehicle/plate') : null),
  },
  {
    entry: clientFault(
      'ww-of-used-vehicle',
      [
        'Un WW pour véhicule incomplet ou exporté est réservé aux véhicules neufs ; celui-ci a déjà été immatriculé.',
        'A WW for an incomplete or exported vehicle is for new vehicles; this one was registered before.',
      ],
      [
        'Vérifiez ww.purpose (« import » pour un véhicule venu de l’étranger) et la date B.',
        'Check ww.purpose ("import" for a vehicle from abroad) and date B.',
      ],
      'warning',
    ),
    procedures: ['ww'],
    source: article8,
    confirmed: true,
    check: ({ ww, vehicle }) =>
      (ww?.purpose === 'incomplete' || ww?.purpose === 'export') &&
      vehicle?.firstRegistrationDate !== undefined
        ? at('/vehicle/firstRegistrationDate')
        : null,
  },
  {
    entry: clientFault(
      'ww-conformity-pending',
      [
        'Depuis le 01/08/2025, le WW n’attend la preuve de conformité que pour une réception (RTI, RI) ou une reconnaissance.',
        'Since 1 August 2025 a WW waits for the proof of conformity only for a reception (RTI, RI) or a recognition.',
      ],
      [
        'Joignez le certificat de conformité, ou indiquez la réception demandée.',
        'Give the certificate of conformity, or state the reception that was requested.',
      ],
      'warning',
    ),
    procedures: ['ww'],
    validFrom: '2025-08-01',
    source: wwOf2025,
    confirmed: true,
    check: ({ conformity }) =>
      conformity?.status === 'requested' &&
      (conformity.kind === 'coc' || conformity.kind === 'e-coc' || conformity.kind === 'identification')
        ? at('/conformity/status')
        : null,
  },
  {
    entry: clientFault(
      'fiscal-request-undated',
      [
        'Le justificatif fiscal est demandé, mais la date de la demande manque.',
        'The fiscal proof is requested, but the day of the request is missing.',
      ],
      ['Donnez la date de cette demande (fiscal.requestedOn).', 'Give fiscal.requestedOn.'],
      'warning',
    ),
    procedures: ['ww'],
    validFrom: '2025-08-01',
    source: wwOf2025,
    confirmed: true,
    check: ({ fiscal }) =>
      fiscal?.status === 'requested' && fiscal.requestedOn === undefined ? at('/fiscal/requestedOn') : null,
  },
]
