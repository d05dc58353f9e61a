import type { JsonObject, Maker } from './maker.ts'

/** Papers as professionals declare them, without files. */

const identity = (maker: Maker, of?: string): JsonObject => ({
  kind: 'identite',
  ...(of ? { of } : {}),
  variant: maker.chance.pick(['cni', 'cni', 'passeport-biometrique']),
  expiresOn: `${Number(maker.on.slice(0, 4)) + maker.chance.whole(1, 8)}-${maker.chance.pick(['02-11', '05-02', '09-27'])}`,
})

const home = (maker: Maker, kind = 'domicile'): JsonObject => ({
  kind,
  variant: maker.chance.pick(['facture-energie', 'facture-eau', 'facture-telephone']),
  issuedOn: maker.daysAgo(12, 120),
})

export interface Deal {
  holder: JsonObject
  variant: '13749' | '13750'
  signedOn: string
}

/** Request, mandate, identity and address of the holder, person or company. */
export function holderPapers(maker: Maker, { holder, variant, signedOn }: Deal): JsonObject[] {
  const request: JsonObject = { kind: 'demande-immatriculation', variant, issuedOn: signedOn }
  const mandate: JsonObject = { kind: 'mandat', issuedOn: signedOn }
  return holder['kind'] === 'person'
    ? [request, mandate, identity(maker), home(maker)]
    : [request, mandate, { kind: 'extrait-kbis', issuedOn: maker.daysAgo(30, 400) }]
}

export const licencePaper = ({ holder }: Deal): JsonObject[] =>
  holder['kind'] === 'person' ? [{ kind: 'permis-actuel' }] : []

export const lesseePapers = (maker: Maker): JsonObject[] => [
  { kind: 'contrat-location', issuedOn: maker.daysAgo(2, 10) },
  identity(maker, 'lessee'),
  { ...home(maker), of: 'lessee' },
  { kind: 'permis-actuel', of: 'lessee' },
]

export interface Candidacy {
  age: number
  isHosted: boolean
  needsAssr: boolean
}

export function candidatePapers(maker: Maker, { age, isHosted, needsAssr }: Candidacy): JsonObject[] {
  const lodging: JsonObject[] = isHosted
    ? [
        { kind: 'attestation-hebergement', issuedOn: maker.daysAgo(3, 25) },
        { kind: 'identite-hebergeant' },
        home(maker, 'domicile-hebergeant'),
      ]
    : [home(maker)]
  return [
    identity(maker),
    ...lodging,
    ...(age < 18 ? [{ kind: 'identite-representant-legal' }] : []),
    ...(age >= 17 && age < 25 ? [{ kind: 'jdc', variant: 'certificat-participation' }] : []),
    ...(needsAssr ? [{ kind: 'assr2' }] : []),
  ]
}
