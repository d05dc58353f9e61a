import type { Channel } from './lanes.ts'
import { driverRefusals } from './refusals/drivers.ts'
import type { KnownRefusal, KnownRefusals } from './refusals/knownRefusal.ts'
import { paperRefusals } from './refusals/papers.ts'
import { vehicleRefusals } from './refusals/vehicles.ts'

export interface Refusal {
  code: string
  message: string
  pointer?: string
}

const known: KnownRefusals = { ...vehicleRefusals, ...driverRefusals, ...paperRefusals }

export const refusalCodes: readonly string[] = Object.keys(known)

/** Null for a code that the State does not have. */
export function refusalOf(code: string): (Refusal & KnownRefusal) | null {
  const entry = known[code]
  return entry ? { code, ...entry } : null
}

/** Refusals that happen by themselves, when a share of filings is to be refused. */
export const everydayRefusals: Readonly<Record<Channel, readonly [string, ...string[]]>> = {
  siv: [
    'siv-opposition-otci',
    'siv-formula-number-wrong',
    'siv-chain-incomplete',
    'siv-cnit-variable-out-of-range',
  ],
  ants: ['identity-expired', 'residence-not-proved'],
}

/** What the State asks for when it wants more (« recueil complémentaire »). */
export interface StateRequest {
  kinds: string[]
  message: string
}

export const moreInfoRequest: StateRequest = {
  kinds: ['domicile'],
  message: 'Le justificatif de domicile fourni date de plus de six mois. Transmettez un justificatif récent.',
}

/** Papers that can be asked for late, by kind. */
export const moreInfoRequests: Readonly<Record<string, StateRequest>> = {
  domicile: moreInfoRequest,
  jdc: {
    kinds: ['jdc'],
    message: 'Transmettez le certificat de participation à la journée défense et citoyenneté.',
  },
  assr2: { kinds: ['assr2'], message: "Transmettez l'attestation scolaire de sécurité routière." },
  identite: {
    kinds: ['identite'],
    message: "La pièce d'identité est illisible. Transmettez une copie nette, recto et verso.",
  },
  'avis-medical': {
    kinds: ['avis-medical'],
    message: "L'avis médical n'est pas établi sur le formulaire en vigueur. Transmettez-en un nouveau.",
  },
}
