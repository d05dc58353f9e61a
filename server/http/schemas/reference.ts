import { Type } from 'typebox'
import { procedures } from '../../domain/item.ts'
import { channelName, day, laneName, orNull } from './shared.ts'

const words = { fr: Type.String(), en: Type.String() }
const saying = Type.Object(words)
const severity = Type.Enum(['error', 'warning', 'info'])
const actor = Type.Enum(['client', 'school', 'candidate', 'state', 'gateway'])
const kind = Type.Object({ ...words, remedy: saying, actor, code: Type.String() })

const byChannel = Type.Object({ siv: Type.Optional(severity), ants: Type.Optional(severity) })

const grounds = {
  source: Type.String({ description: 'The text that says so' }),
  validFrom: orNull(day),
  validUntil: orNull(day),
  confirmed: Type.Boolean({ description: 'False: no official text was found; it warns at most' }),
}

const requirement = Type.Object({
  ...kind.properties,
  ...grounds,
  severityOn: byChannel,
  oneOf: Type.Array(Type.Array(Type.String()), {
    description: 'Kinds of papers, a variant behind a colon: all of one inner list, of any of the lists',
  }),
  papers: saying,
  of: orNull(Type.String()),
  when: orNull(saying),
})

const rule = Type.Object({
  ...kind.properties,
  ...grounds,
  severity,
  severityOn: orNull(byChannel),
})

const taxTable = Type.Object({
  ...words,
  rubric: Type.String(),
  source: Type.String(),
  validFrom: day,
  validUntil: orNull(day),
  confirmed: Type.Boolean(),
  rows: Type.Array(Type.Object({ label: saying, amount: saying })),
})

export const procedureSchema = Type.Object(
  {
    name: Type.Enum([...procedures]),
    label: saying,
    cerfa: orNull(Type.String()),
    sivCode: orNull(Type.String()),
    establishment: Type.Enum(['habilitation', 'school']),
    required: Type.Array(Type.Object({ pointer: Type.String(), label: saying, when: orNull(saying) })),
    schema: Type.Record(Type.String(), Type.Unknown(), { description: 'JSON Schema of an item' }),
    ways: Type.Array(Type.Object({ channel: channelName, lane: laneName, when: saying })),
    requirements: Type.Array(requirement),
    rules: Type.Array(rule),
    deadlines: Type.Array(Type.Object({ ...words, ...grounds, code: Type.String() })),
    outcome: Type.Object({ atOnce: Type.Array(Type.String()), later: Type.Array(Type.String()) }),
    papers: Type.Array(Type.String(), { description: 'Papers of the State that can be downloaded' }),
    taxes: orNull(Type.Object({ tableDate: day, tables: Type.Array(taxTable) })),
  },
  { additionalProperties: true, description: 'By the rules of a day, as the operator has them' },
)

export const findingKindSchema = Type.Object({
  ...kind.properties,
  fr: Type.String({ description: 'Words in braces are filled in' }),
  severity: Type.Enum(['error', 'warning', 'info', 'off'], {
    description: 'As the operator has it; a rule of it may be softer. `off`: never raised here',
  }),
  grounds: Type.Array(Type.Object({ ...grounds, procedures: Type.Array(Type.String()) }), {
    description: 'What may raise it, on any day; empty for faults of form and of single values',
  }),
})
