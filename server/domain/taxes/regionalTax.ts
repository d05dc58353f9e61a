import { addYears } from '../dates.ts'
import type { AddressView, ItemView, VehicleView } from '../itemView.ts'
import { flatSupplements, type RegionalRate, regionalRates } from './regionalRates.ts'
import { type Region, regionOf } from './regions.ts'
import { hasMention, isClean, isPlain, type TaxedKind } from './taxedKinds.ts'
import { euros, missing, rowOn, type TaxLine, type TaxPart } from './taxEstimate.ts'

interface Words {
  fr: string
  en: string
}

/** What is multiplied with the regional rate, the shares it is cut to, and what makes the result doubtful. */
interface Count {
  units: number
  named: Words
  shares: (Words & { share: number })[]
  doubts: Words[]
}

/** Y.1: the rate of the holder's region by fiscal horsepower, with its reductions, and the flat supplement of Île-de-France. */
export function regionalTax(
  item: ItemView,
  vehicle: VehicleView,
  kind: TaxedKind | null,
  on: string,
): TaxPart[] {
  const { address, doubt } = taxedAddress(item)
  const region = regionOf(address)
  if (region === null) return [noRegion]
  return [rateLine(item, vehicle, kind, region, on, doubt), ...supplement(region, on)]
}

const noRegion = missing(
  'Y.1',
  'Taxe régionale : l’adresse ne dit pas de quelle région.',
  'Regional tax: the address does not tell of which region.',
)

/** A long lease is taxed where the lessee lives; no official text was found for it. */
function taxedAddress({ holder, lessee, lease }: ItemView): {
  address: AddressView | undefined
  doubt: Words | null
} {
  const address = lessee?.address
  if (lease === undefined || address === undefined) return { address: holder?.address, doubt: null }
  const isSame = regionOf(address) === regionOf(holder?.address)
  return { address, doubt: isSame ? null : ofLessee }
}

const ofLessee = { fr: 'région du locataire, à confirmer', en: 'the region of the lessee, unconfirmed' }

function rateLine(
  item: ItemView,
  vehicle: VehicleView,
  kind: TaxedKind | null,
  region: Region,
  on: string,
  doubt: Words | null,
): TaxPart {
  const rate = rowOn(regionalRates[region], on)
  if (rate === null) return unknownRate(region)
  const count = countOf(item, vehicle, kind, on)
  if ('rubric' in count) return count
  const clean = cleanShare(vehicle, rate)
  const shares = clean[0]?.share === 0 ? clean : [...count.shares, ...clean]
  const doubts = [...(doubt ? [doubt] : []), ...count.doubts, ...doubtsOf(item, vehicle, rate, on)]
  if (shares.length > 1)
    doubts.push({ fr: 'cumul des réductions à confirmer', en: 'reductions added up, unconfirmed' })
  const cents = shares.reduce((sum, { share }) => sum * share, count.units * rate.cents)
  return line(region, rate, { ...count, shares, doubts }, Math.round(cents))
}

function line(region: Region, rate: RegionalRate, { named, shares, doubts }: Count, cents: number): TaxLine {
  const price = euros(rate.cents)
  const more = (language: keyof Words): string =>
    [...shares, ...doubts].map((words) => `, ${words[language]}`).join('')
  return {
    rubric: 'Y.1',
    cents,
    fr: `Taxe régionale (${region}) : ${named.fr} à ${price.fr}${more('fr')}`,
    en: `Regional tax (${region}): ${named.en} at ${price.en}${more('en')}`,
    source: rate.source,
    tableDate: rate.validFrom,
    confirmed: doubts.length === 0,
  }
}

const unknownRate = (region: Region): TaxPart =>
  missing(
    'Y.1',
    `Taxe régionale (${region}) : tarif inconnu pour ce jour.`,
    `Regional tax (${region}): no rate is known for this day.`,
  )

/** Farm machines and trailers pay a fixed count, all others by their fiscal horsepower (P.6). */
function countOf(item: ItemView, vehicle: VehicleView, kind: TaxedKind | null, on: string): Count | TaxPart {
  if (kind === null || kind === 'lightOther') return unknownKind
  if (hasMention(vehicle, 'vehicule-demonstration')) return demonstration
  const age = ageShare(item, vehicle, on)
  if ('rubric' in age) return age
  if (kind === 'towedOrFarm') {
    return { units: 1.5, named: { fr: '1,5 CV', en: '1.5 CV' }, shares: age.shares, doubts: [] }
  }
  const { fiscalPower } = vehicle
  if (fiscalPower === undefined) return noPower
  const half = halfOfKind(vehicle, kind)
  if ('rubric' in half) return half
  const doubts = kind === 'special' ? [{ fr: 'genre VASP à confirmer', en: 'genre VASP unconfirmed' }] : []
  const named = { fr: `${fiscalPower} CV`, en: `${fiscalPower} CV` }
  return { units: fiscalPower, named, shares: [...half.shares, ...age.shares], doubts }
}

const unknownKind = missing(
  'Y.1',
  'Taxe régionale : le barème de ce genre de véhicule n’est pas connu ici.',
  'Regional tax: the scale for this kind of vehicle is not known here.',
)
const demonstration = missing(
  'Y.1',
  'Taxe régionale : régime des véhicules de démonstration non connu ici.',
  'Regional tax: how demonstration vehicles are taxed is not known here.',
)
const noPower = missing(
  'Y.1',
  'Taxe régionale : la puissance fiscale (P.6) n’est pas donnée.',
  'Regional tax: the fiscal power (P.6) is not given.',
)
const noAge = missing(
  'Y.1',
  'Taxe régionale : la date de première immatriculation (B) n’est pas donnée.',
  'Regional tax: the date of first registration (B) is not given.',
)
const noMass = missing(
  'Y.1',
  'Taxe régionale : la masse maximale (F.2) n’est pas donnée.',
  'Regional tax: the maximum mass (F.2) is not given.',
)

type Shares = Pick<Count, 'shares'>
const whole: Shares = { shares: [] }

/** Half for vehicles of more than ten years; a new one needs no date. */
function ageShare(
  { procedure }: ItemView,
  { firstRegistrationDate }: VehicleView,
  on: string,
): Shares | TaxPart {
  if (firstRegistrationDate === undefined)
    return procedure === 'vn' || procedure === 'import-vn' ? whole : noAge
  if (on <= addYears(firstRegistrationDate, 10)) return whole
  return { shares: [{ share: 0.5, fr: 'moitié (plus de dix ans)', en: 'half (over ten years)' }] }
}

/** Half for motorcycles and for utility vehicles over 3.5 t. */
function halfOfKind(vehicle: VehicleView, kind: TaxedKind): Shares | TaxPart {
  if (kind === 'motorcycle') return { shares: [{ share: 0.5, fr: 'moitié (moto)', en: 'half (motorcycle)' }] }
  if (kind !== 'utility') return whole
  const mass = vehicle.massMax ?? massByGenre(vehicle)
  if (mass === null) return noMass
  return mass > 3_500
    ? { shares: [{ share: 0.5, fr: 'moitié (plus de 3,5 t)', en: 'half (over 3.5 t)' }] }
    : whole
}

/** Genre and category are made by this very limit. */
function massByGenre({ genre, category }: VehicleView): number | null {
  if (genre === 'CTTE' || category?.startsWith('N1')) return 3_500
  return genre === 'CAM' || /^N[23]/.test(category ?? '') ? 3_501 : null
}

function cleanShare(vehicle: VehicleView, { cleanShare: share }: RegionalRate): Count['shares'] {
  if (share === undefined || !isClean(vehicle)) return []
  const named =
    share === 0
      ? { fr: 'exonéré (véhicule propre)', en: 'exempt (clean vehicle)' }
      : { fr: 'moitié (véhicule propre)', en: 'half (clean vehicle)' }
  return [{ share, ...named }]
}

function doubtsOf(item: ItemView, vehicle: VehicleView, rate: RegionalRate, on: string): Words[] {
  const doubts: Words[] = []
  if (isClean(vehicle) ? rate.cleanShare === undefined : rate.cleanOpen && !isPlain(vehicle))
    doubts.push({
      fr: 'réduction pour véhicule propre à vérifier',
      en: 'a reduction for clean vehicles is to be checked',
    })
  if (hasMention(vehicle, 'usage-handicap') || hasMention(vehicle, 'collection'))
    doubts.push({
      fr: 'régime de cette mention à vérifier',
      en: 'what this mention changes is to be checked',
    })
  if (item.procedure === 'changement-locataire')
    doubts.push({
      fr: 'due au changement de locataire, à confirmer',
      en: 'due on a change of lessee, unconfirmed',
    })
  if (on.slice(0, 4) !== rate.validFrom.slice(0, 4))
    doubts.push({ fr: 'tarif de l’année précédente', en: 'the rate of a year before' })
  return doubts
}

function supplement(region: Region, on: string): TaxLine[] {
  const row = rowOn(flatSupplements[region] ?? [], on)
  if (row === null) return []
  return [
    {
      rubric: 'Y.1',
      cents: row.cents,
      fr: `Majoration forfaitaire (${region}), portée en Y.1 par les professionnels`,
      en: `Flat supplement (${region}), which professionals put in Y.1`,
      source: row.source,
      tableDate: row.validFrom,
      confirmed: true,
    },
  ]
}
