import { Type } from 'typebox'
import { day } from './shared.ts'

const rubric = Type.Enum(['Y.1', 'Y.2', 'Y.3', 'Y.4', 'Y.5'])
const saying = { fr: Type.String(), en: Type.String() }

export const taxEstimateSchema = Type.Object(
  {
    currency: Type.Literal('EUR'),
    on: Type.Unsafe({ ...day, description: 'The day by whose tables it was made' }),
    lines: Type.Array(
      Type.Object({
        rubric,
        cents: Type.Integer({ description: 'Euro cents' }),
        ...saying,
        source: Type.String(),
        tableDate: Type.Unsafe({ ...day, description: 'First day of the row of the table' }),
        confirmed: Type.Boolean({ description: 'False: no official text confirms the amount, or this case' }),
      }),
    ),
    missing: Type.Array(Type.Object({ rubric, ...saying }), {
      description: 'Parts that cannot be told, and why; nothing is guessed',
    }),
    totalCents: Type.Integer({ description: 'Y.6 as far as it is known' }),
    complete: Type.Boolean(),
    estimate: Type.Literal(true),
    tableDate: Type.Unsafe({ ...day, description: 'When the tables were last held against their sources' }),
  },
  { description: 'What the registration may cost. The amounts of the State win, and may differ' },
)
