import { hash } from 'node:crypto'
import { identityOf } from '../domain/duplicates.ts'
import type { JsonObject } from '../domain/item.ts'
import type { IdentityDigests } from '../usecases/chunk.ts'

/** 96 bits: among a thousand million digests two different texts hardly ever meet. */
const digestLength = 16

/** What the store may keep of the people in an item; null when there are none to be found again. */
export function identityDigests(item: JsonObject): IdentityDigests | null {
  const identity = identityOf(item)
  return identity && { person: digest(identity.person), ePhoto: digest(identity.ePhoto) }
}

const digest = (text: string | null): string | null =>
  text === null ? null : hash('sha256', text, 'base64url').slice(0, digestLength)
