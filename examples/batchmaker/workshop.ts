import type { CarType } from './cars.ts'
import { communesOf } from './communes.ts'
import type { Place } from './establishments.ts'
import type { JsonObject, Maker } from './maker.ts'
import { address, company, privateHolder } from './people.ts'

/** Where an item is made: one site of the group, with the cars it sells. */
export interface Workshop {
  maker: Maker
  cars: readonly CarType[]
  place: Place
}

export const reference = (maker: Maker, prefix: string): string =>
  `${prefix}-${maker.on.slice(2, 4)}${maker.on.slice(5, 7)}-${String(maker.serial(`reference ${prefix}`)).padStart(5, '0')}`

/** A private person near the site, or now and then a company. */
export function holderNear({ maker, place }: Workshop): JsonObject {
  const holder = maker.chance.happens(0.12) ? company(maker) : privateHolder(maker)
  return { ...holder, address: address(maker, communesOf(place.around)) }
}

export const paperMandate = (signedOn: string): JsonObject => ({
  kind: 'paper',
  signedOn,
  signature: 'handwritten',
})

export const hour = ({ chance }: Maker): string =>
  `${String(chance.whole(8, 19)).padStart(2, '0')}:${chance.pick(['05', '15', '20', '30', '40', '55'])}`
