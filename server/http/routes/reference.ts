import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parisDay } from '../../domain/dates.ts'
import { describeProcedure } from '../../domain/describe.ts'
import { describeFindings } from '../../domain/describeFindings.ts'
import { type Procedure, procedures } from '../../domain/item.ts'
import { answers } from '../documentation.ts'
import { notFound } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { component } from '../schemas/shared.ts'

/** What can be asked of the State, and what can be found wrong: for forms and for help texts. */
export const referenceRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { clock, config } = options
  const list = (item: string) => Type.Object({ data: Type.Array(component(item)), next: Type.Null() })
  const today = (): string => parisDay(clock.wall())
  const texts = new Map<string, string>()

  /** Descriptions are long and change by the day only: each is written once. */
  function textOf(name: Procedure, on: string): string {
    const key = `${name} ${on}`
    const held = texts.get(key) ?? JSON.stringify(describeProcedure(name, on, config.policy))
    if (texts.size >= textsMax) texts.clear()
    texts.set(key, held)
    return held
  }

  app.get(
    '/procedures',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listProcedures',
        tags: ['Reference'],
        summary: 'Every procedure',
        querystring: dayQuery,
        response: answers({ 200: ['All of them', list('Procedure')] }),
      },
    },
    async ({ query: { on = today() } }, reply) => {
      const data: string[] = []
      for (const name of procedures) {
        data.push(textOf(name, on))
        // Others have their turn.
        await clock.sleep(0)
      }
      return reply.type(json).send(`{"data":[${data.join(',')}],"next":null}`)
    },
  )

  app.get(
    '/procedures/:name',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'getProcedure',
        tags: ['Reference'],
        summary: 'A procedure: fields, schema, papers, rules, ways, deadlines, taxes',
        params: Type.Object({ name: Type.String() }),
        querystring: dayQuery,
        response: answers({ 200: ['The procedure', 'Procedure'] }, [404]),
      },
    },
    async ({ params, query: { on = today() } }, reply) => {
      const name = procedures.find((one) => one === params.name)
      if (name === undefined) throw notFound()
      return reply.type(json).send(textOf(name, on))
    },
  )

  app.get(
    '/findings',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listFindings',
        tags: ['Reference'],
        summary: 'Every code that a finding may carry, and what may raise it',
        response: answers({ 200: ['All of them', list('FindingKind')] }),
      },
    },
    async () => ({ data: describeFindings(config.policy), next: null }),
  )
}

const json = 'application/json; charset=utf-8'
/** Three days of all procedures. */
const textsMax = 64

const dayQuery = Type.Object(
  {
    on: Type.Optional(
      Type.String({
        format: 'date',
        description: 'The day whose rules are told; today in Paris unless told',
      }),
    ),
  },
  { additionalProperties: false },
)
