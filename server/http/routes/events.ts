import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { EventView } from '../../usecases/ports.ts'
import type { Caller } from '../caller.ts'
import { goneSignal } from '../changes.ts'
import { answers } from '../documentation.ts'
import { negotiate } from '../mediaTypes.ts'
import { Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'
import { component } from '../schemas/shared.ts'

const types = ['application/json', 'text/event-stream'] as const
const streamPage = 500
/** Proxies close what is silent for a minute or even less. */
const heartbeatMs = 15_000
const streamsMax = 1_000

/** Everything that happened to a tenant, in order and without a gap. */
export const eventRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { store, config, changes, clock, draining } = options
  let streams = 0

  app.get(
    '/events',
    {
      config: { scope: 'read' },
      schema: {
        operationId: 'readEvents',
        tags: ['Events'],
        summary: 'Events after a sequence number',
        description:
          '`wait` holds the answer until there is one. With `Accept: text/event-stream` they come as Server-Sent Events; Last-Event-ID resumes.',
        querystring: Type.Object(
          {
            after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
            wait: Type.Optional(Type.Integer({ minimum: 0, maximum: 30, description: 'Seconds' })),
          },
          { additionalProperties: false },
        ),
        response: answers(
          {
            200: [
              'Oldest first; `next` is the sequence to go on after',
              Type.Object({
                data: Type.Array(component('Event')),
                next: Type.Union([Type.String(), Type.Null()]),
              }),
              types,
            ],
          },
          [400, 406],
        ),
      },
    },
    async (request, reply) => {
      const { tenant } = request.caller
      const after = request.query.after ?? 0
      const gone = goneSignal(reply)
      if (negotiate(request, types) === 'text/event-stream') {
        if (streams >= streamsMax) throw new Problem('unavailable', 'Too many event streams are open.')
        const from = resumedFrom(request.headers['last-event-id']) ?? after
        streams += 1
        gone.addEventListener('abort', () => (streams -= 1), { once: true })
        return reply
          .type('text/event-stream; charset=utf-8')
          .header('x-accel-buffering', 'no')
          .send(Readable.from(eventStream(options, request.caller, from, gone), { objectMode: false }))
      }
      const limit = request.query.limit ?? 100
      const waitMs = Math.min(request.query.wait ?? 0, config.limits.waitSecondsMax) * 1_000
      const until = clock.mono() + waitMs
      const following = changes.follow((touched) => touched.tenants.has(tenant))
      try {
        for (;;) {
          const data = await store.events(tenant, { after, limit })
          const restMs = until - clock.mono()
          if (data.length > 0 || restMs <= 0 || draining.aborted || gone.aborted) {
            return {
              data: data.map(eventJson),
              next: data.length < limit ? null : String(data.at(-1)?.sequence),
            }
          }
          await following.next(restMs, gone)
        }
      } finally {
        following.close()
      }
    },
  )
}

const eventJson = ({ batch, dossier, ...event }: EventView): object => ({
  ...event,
  ...(batch === null ? {} : { batch }),
  ...(dossier === null ? {} : { dossier }),
})

function resumedFrom(header: string | string[] | undefined): number | null {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null
}

/** Ends when the client goes, the gateway drains, or the key is revoked. */
async function* eventStream(
  { store, changes, keys, draining }: RouteOptions,
  caller: Caller,
  from: number,
  gone: AbortSignal,
): AsyncGenerator<string> {
  let after = from
  const following = changes.follow((touched) => touched.tenants.has(caller.tenant))
  try {
    yield 'retry: 3000\n\n'
    while (!gone.aborted && !draining.aborted && (await keys.stillStands(caller.keyId))) {
      const events = await store.events(caller.tenant, { after, limit: streamPage })
      after = events.at(-1)?.sequence ?? after
      if (events.length > 0) {
        yield events.map(eventText).join('')
        continue
      }
      await following.next(heartbeatMs, gone)
      yield ': \n\n'
    }
  } finally {
    following.close()
  }
}

const eventText = (event: EventView): string =>
  `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(eventJson(event))}\n\n`
