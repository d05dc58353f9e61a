import { type TObject, Type } from 'typebox'
import { block, country, date, flag, oneOf, text, value } from './blocks.ts'
import { heldCategories, trainingCategories } from './codes.ts'
import { personFields } from './party.ts'

/** Blocks of the driver procedures. */

export const candidate = (): TObject =>
  block(
    {
      ...personFields,
      nationality: country(),
      neph: value(),
      residentSince: date(),
      licenceIssuedOn: date(),
      licenceDates: block(Object.fromEntries(heldCategories.map((category) => [category, date()]))),
      licenceCountry: country(),
      licenceNumber: text(40),
      housing: oneOf(['own', 'hosted', 'domiciled', 'other']),
      protected: flag(),
    },
    ['birthName', 'firstNames', 'sex', 'birthDate', 'birthPlace', 'address', 'nationality'],
  )

export const training = (): TObject =>
  block(
    {
      category: oneOf(trainingCategories),
      mode: oneOf(['traditional', 'aac', 'supervised', 'accompanied']),
      gearbox: oneOf(['manual', 'automatic']),
      option: oneOf(['moped', 'quadricycle']),
      professional: flag(),
      restrictions: Type.Array(value(), { maxItems: 20 }),
    },
    ['category', 'mode'],
  )

export const exam = (): TObject => block({ passedOn: date(), centre: text(80) }, ['passedOn'])

export const ePhoto = (): TObject => block({ code: value(), takenOn: date() }, ['code'])

export const withdrawal = (): TObject =>
  block(
    {
      kind: oneOf(['invalidation', 'annulation']),
      notifiedOn: date(),
      surrenderedOn: date(),
      until: date(),
      medicalReason: oneOf(['alcohol-drugs', 'other']),
    },
    ['kind', 'until'],
  )

export const transfer = (): TObject =>
  block(
    { requestNumber: text(40), fromSchool: value(), originalMandate: oneOf(['paper', 'online', 'none']) },
    ['requestNumber', 'fromSchool'],
  )
