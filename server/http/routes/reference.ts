import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { catalogue } from '../../domain/catalogue.ts'
import { parisDay } from '../../domain/dates.ts'
import { describeProcedure } from '../../domain/describe.ts'
import { procedures } from '../../domain/item.ts'
import { answers } from '../documentation.ts'
import { notFound } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { component } from '../schemas/shared.ts'

/** What can be asked of the State, and what can be found wrong: for forms and for help texts. */
export const referenceRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, { clock }) => {
  const list = (item: string) => Type.Object({ data: Type.Array(component(item)), next: Type.Null() })
  const today = (): string => parisDay(clock.wall())

  app.get(
    '/procedures',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listProcedures',
        tags: ['Reference'],
        summary: 'Every procedure',
        response: answers({ 200: ['All of them', list('Procedure')] }),
      },
    },
    async () => ({ data: procedures.map((name) => describeProcedure(name, today())), next: null }),
  )

  app.get(
    '/procedures/:name',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'getProcedure',
        tags: ['Reference'],
        summary: 'A procedure: fields, schema, requirements, lane, deadlines',
        params: Type.Object({ name: Type.String() }),
        response: answers({ 200: ['The procedure', 'Procedure'] }, [404]),
      },
    },
    async (request) => {
      const name = procedures.find((one) => one === request.params.name)
      if (name === undefined) throw notFound()
      return describeProcedure(name, today())
    },
  )

  app.get(
    '/findings',
    {
      config: { scope: 'any' },
      schema: {
        operationId: 'listFindings',
        tags: ['Reference'],
        summary: 'Every code that a finding may carry',
        response: answers({ 200: ['All of them', list('FindingKind')] }),
      },
    },
    async () => ({ data: catalogue, next: null }),
  )
}
