import { type TObject, Type } from 'typebox'
import type { Procedure } from '../item.ts'
import { block, date, dateTime, oneOf, text, value } from './blocks.ts'
import { metadataNamePattern } from './patterns.ts'

/** What every item carries whatever it asks for: its name, its way, its papers. */

const mandate = (): TObject =>
  block(
    {
      kind: oneOf(['paper', 'online']),
      signedOn: date(),
      signature: oneOf(['handwritten', 'simple', 'advanced', 'qualified']),
    },
    ['kind', 'signedOn'],
  )

const document = (): TObject =>
  block(
    {
      kind: value(),
      documentId: value(),
      issuedOn: date(),
      expiresOn: date(),
      variant: value(),
      number: text(60),
      of: oneOf(['holder', 'coHolder', 'lessee', 'seller', 'guardian', 'host']),
    },
    ['kind'],
  )

const metadata = () =>
  Type.Unsafe<Record<string, string>>({
    type: 'object',
    maxProperties: 20,
    patternProperties: { [metadataNamePattern]: Type.String({ maxLength: 500 }) },
    additionalProperties: false,
  })

export const filingFields = (procedure: Procedure) => ({
  reference: text(64),
  procedure: Type.Literal(procedure),
  establishment: value(),
  channel: oneOf(['auto', 'siv', 'ants']),
  submitBefore: dateTime(),
  notBefore: dateTime(),
  metadata: metadata(),
  mandate: mandate(),
  documents: Type.Array(document(), { maxItems: 60 }),
})
