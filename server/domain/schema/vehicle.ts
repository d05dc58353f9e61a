import { type TObject, Type } from 'typebox'
import { block, date, decimal, oneOf, stateCode, text, value, whole } from './blocks.ts'
import { energies, genres, mentionCodes } from './codes.ts'
import { vehicleCategoryPattern } from './patterns.ts'

const mentionFields = Type.Object(
  { code: oneOf(mentionCodes), until: Type.Optional(date()), number: Type.Optional(text(40)) },
  { additionalProperties: false },
)

type MentionCode = (typeof mentionCodes)[number]

/** A code, or an object with the code and what goes with it. Written with if/then so that an error names the field itself. */
const mention = () =>
  Type.Unsafe<MentionCode | { code: MentionCode; until?: string; number?: string }>({
    ...mentionFields,
    type: ['string', 'object'],
    if: { type: 'string' },
    // `enum` alone would judge objects too.
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { enum: [...mentionCodes] },
  })
export const mentions = () => Type.Array(mention(), { maxItems: 20 })

/** The rubrics of the certificat d'immatriculation in our words; each letter is the rubric (arrêté of 9 Feb 2009, annex III). */
export const vehicleFields = {
  /** E */ vin: value(),
  /** A */ plate: value(),
  formulaNumber: value(),
  /** I, of an FNI title, which has no formula number. */ titleDate: date(),
  /** B */ firstRegistrationDate: date(),
  /** D.1 */ make: text(60),
  /** D.3 */ commercialName: text(60),
  /** D.2 */ typeVariantVersion: text(80),
  /** D.2.1 */ cnit: value(),
  /** J */ category: Type.String({ pattern: vehicleCategoryPattern }),
  /** J.1 */ genre: oneOf(genres),
  /** J.2 */ bodyEuropean: stateCode(),
  /** J.3 */ body: stateCode(),
  /** K */ typeApproval: text(60),
  receptionType: oneOf(['CE', 'IS', 'CY', 'RAE']),
  /** F.1, kg */ massTechnicalMax: whole(200_000),
  /** F.2, kg */ massMax: whole(200_000),
  /** F.3, kg */ massTrainMax: whole(500_000),
  /** G, kg */ massInService: whole(200_000),
  /** G.1, kg */ massUnladen: whole(200_000),
  /** P.1, cm3 */ engineCapacity: whole(100_000),
  /** P.2, kW */ power: decimal(5_000),
  /** P.3 */ energy: oneOf(energies),
  /** P.6 */ fiscalPower: whole(500),
  /** Q, kW/kg */ powerToMass: decimal(20),
  /** S.1 */ seats: whole(200),
  /** S.2 */ standingPlaces: whole(500),
  /** U.1, dB(A) */ soundLevel: whole(200),
  /** U.2, min-1 */ soundSpeed: whole(30_000),
  /** V.7, g/km */ co2: whole(2_000),
  /** V.9 */ environmentalClass: text(40),
  /** km */ mileage: whole(5_000_000),
  /** Z */ mentions: mentions(),
}

export const vehicle = (required: readonly string[]): TObject => block(vehicleFields, ['vin', ...required])

/** What a technical change leaves behind: any of the rubrics. */
export const partialVehicle = (): TObject => block(vehicleFields)
