import { fixedTables } from './fixedTaxes.ts'
import { carbonScales, massScales } from './malusScales.ts'
import { flatSupplements, regionalRates } from './regionalRates.ts'
import { regionNames } from './regions.ts'
import { euros, rowOn, type Rubric, type TaxRow } from './taxEstimate.ts'

interface Words {
  fr: string
  en: string
}

/** One table as people read it: what is counted, and what it costs. */
export interface TaxTable extends Words {
  rubric: Rubric
  source: string
  validFrom: string
  validUntil: string | null
  /** False: the values of the day are in no text that was found. */
  confirmed: boolean
  rows: { label: Words; amount: Words }[]
}

/** The tables by which taxes are estimated on a day. */
export const taxTables = (on: string): TaxTable[] => [
  ...regionalTable(on),
  ...supplementTables(on),
  ...carbonTable(on),
  ...massTable(on),
  ...fixedTables.flatMap((rows) => {
    const row = rowOn(rows, on)
    return row
      ? [table(row, row, [{ label: { fr: 'par titre', en: 'each title' }, amount: euros(row.cents) }], false)]
      : []
  }),
]

const same = (text: string): Words => ({ fr: text, en: text })

const table = (
  { source, validFrom, validUntil }: TaxRow,
  { rubric, fr, en }: Words & { rubric: Rubric },
  rows: TaxTable['rows'],
  confirmed = true,
): TaxTable => ({ rubric, fr, en, source, validFrom, validUntil: validUntil ?? null, confirmed, rows })

function regionalTable(on: string): TaxTable[] {
  const held = regionNames.flatMap((region) => {
    const row = rowOn(regionalRates[region], on)
    return row ? [{ region, row }] : []
  })
  const [first] = held
  if (first === undefined) return []
  const latest = held.reduce(
    (day, { row }) => (row.validFrom > day ? row.validFrom : day),
    first.row.validFrom,
  )
  const rows = held.map(({ region, row: { cents, cleanShare } }) => ({
    label: same(region),
    amount: withShare(euros(cents), cleanShare),
  }))
  const named = {
    rubric: 'Y.1',
    fr: 'Taxe régionale, par cheval fiscal',
    en: 'Regional tax, by fiscal horsepower',
  } as const
  return [table({ source: first.row.source, validFrom: latest }, named, rows)]
}

function withShare({ fr, en }: Words, cleanShare: number | undefined): Words {
  if (cleanShare === undefined) return { fr, en }
  return cleanShare === 0
    ? { fr: `${fr} ; véhicule propre : 0`, en: `${en}; clean vehicle: 0` }
    : { fr: `${fr} ; véhicule propre : moitié`, en: `${en}; clean vehicle: half` }
}

const supplementTables = (on: string): TaxTable[] =>
  regionNames.flatMap((region) => {
    const row = rowOn(flatSupplements[region] ?? [], on)
    const named = { rubric: 'Y.1', fr: 'Majoration forfaitaire', en: 'Flat supplement' } as const
    return row ? [table(row, named, [{ label: same(region), amount: euros(row.cents) }])] : []
  })

function carbonTable(on: string): TaxTable[] {
  const scale = rowOn(carbonScales, on)
  if (scale === null) return []
  const points = [...scale.points].map(([grams, cents]) => ({
    label: same(`${grams} g/km`),
    amount: euros(cents),
  }))
  const rows = [
    {
      label: { fr: `moins de ${scale.fromGrams} g/km`, en: `below ${scale.fromGrams} g/km` },
      amount: euros(0),
    },
    ...points,
    {
      label: { fr: `dès ${scale.topFromGrams} g/km`, en: `from ${scale.topFromGrams} g/km` },
      amount: euros(scale.topCents),
    },
  ]
  const named = {
    rubric: 'Y.3',
    fr: 'Malus CO2, valeurs connues (les autres ne sont pas estimées)',
    en: 'CO2 malus, known values (others are not estimated)',
  } as const
  return [table(scale, named, rows)]
}

function massTable(on: string): TaxTable[] {
  const scale = rowOn(massScales, on)
  if (scale === null) return []
  const rows = scale.bands.map(([fromKg, centsPerKg]) => ({
    label: { fr: `dès ${fromKg} kg`, en: `from ${fromKg} kg` },
    amount: perKilogram(euros(centsPerKg)),
  }))
  const named = {
    rubric: 'Y.3',
    fr: 'Malus masse, prix de chaque kilogramme de la tranche',
    en: 'Mass malus, price of every kilogram of the band',
  } as const
  return [table(scale, named, rows)]
}

const perKilogram = ({ fr, en }: Words): Words => ({ fr: `${fr} par kg`, en: `${en} a kg` })
