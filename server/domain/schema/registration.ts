import { type TObject, Type } from 'typebox'
import { block, country, date, flag, oneOf, text, value, whole } from './blocks.ts'
import { address } from './party.ts'
import { timePattern } from './patterns.ts'
import { mentions, partialVehicle } from './vehicle.ts'

/** Blocks of the vehicle procedures beside the vehicle and the parties. */

export const origin = (registered: boolean): TObject =>
  block(
    {
      country: country(),
      regime: oneOf(['eu', 'third-country', 'overseas', 'transit']),
      foreignPlate: text(20),
      foreignTitleDate: date(),
      boughtByFiler: flag(),
    },
    ['country', 'regime', ...(registered ? ['foreignPlate'] : [])],
  )

export const fiscal = (): TObject =>
  block(
    {
      kind: oneOf(['quitus', 'diva', 'certificat-846a', 'certificat-846b', 'visa', 'exempt']),
      number: text(60),
      status: oneOf(['held', 'requested']),
      requestedOn: date(),
      holder: block({ name: text(120), siren: value(), siret: value() }),
      reason: text(200),
    },
    ['kind'],
  )

export const conformity = (): TObject =>
  block(
    {
      kind: oneOf(['coc', 'e-coc', 'identification', 'rti', 'ri', 'recognition']),
      status: oneOf(['held', 'requested']),
      reference: text(80),
    },
    ['kind'],
  )

export const sale = (timed: boolean): TObject =>
  block(
    {
      date: date(),
      time: Type.String({ pattern: timePattern }),
      deliveredOn: date(),
      kind: oneOf(['sale', 'gift', 'inheritance', 'lease-end', 'court', 'destruction']),
      sellerKind: oneOf(['private', 'trade']),
      daReceipt: text(60),
      earlierDaReceipts: Type.Array(text(60), { maxItems: 20 }),
      cessionCode: value(),
    },
    timed ? ['date', 'time'] : ['date'],
  )

export const inspection = (): TObject =>
  block({ date: date(), country: country(), result: oneOf(['A', 'S', 'R']), reportNumber: text(40) }, [
    'date',
  ])

export const lease = (): TObject =>
  block({ kind: oneOf(['oa', 'ld']), months: whole(240, 1), startsOn: date() }, ['kind', 'months'])

export const ww = (): TObject => block({ purpose: oneOf(['import', 'incomplete', 'export', 'other']) })

export const addressChange = (): TObject =>
  block({ of: oneOf(['holder', 'lessee']), movedOn: date(), address: address() }, [
    'of',
    'movedOn',
    'address',
  ])

export const duplicate = (): TObject =>
  block(
    {
      reason: oneOf(['loss', 'theft', 'damage']),
      occurredOn: date(),
      declaredOn: date(),
      declaredAt: text(120),
    },
    ['reason', 'occurredOn'],
  )

export const modification = (): TObject =>
  block(
    {
      changes: Type.Array(oneOf(['mention', 'energy', 'body', 'genre', 'mass', 'seats', 'power', 'other']), {
        minItems: 1,
        maxItems: 8,
      }),
      doneOn: date(),
      mentionsAdded: mentions(),
      mentionsRemoved: mentions(),
      after: partialVehicle(),
    },
    ['changes'],
  )

export const demonstration = (): TObject =>
  block({ startedOn: date(), endedOn: date(), outcome: oneOf(['sold', 'kept']) }, ['endedOn', 'outcome'])

export const reissue = (): TObject => block({ of: text(64), reason: text(200) }, ['of'])
