import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { isFinal } from '../../domain/dossier.ts'
import type { DossierAnswer } from '../../usecases/batchAnswers.ts'
import type { DossierView, StoredAnswer } from '../../usecases/ports.ts'
import { dossierJson } from '../../usecases/views.ts'
import { passBodies } from '../bodies.ts'
import { goneSignal } from '../changes.ts'
import { preferredWait } from '../conditional.ts'
import { answers, asked } from '../documentation.ts'
import { idempotencyClaimOf, keyReused, keyRunning, sendStored } from '../idempotency.ts'
import { cutShort, faultProblem, incomingBody } from '../incoming.ts'
import { Problem } from '../problem.ts'
import type { RouteOptions } from '../routeOptions.ts'

/** One item by itself. */
export const dossierIntakeRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (app, options) => {
  const { acceptDossier, config } = options
  passBodies(app, ['application/json'])

  app.post(
    '/dossiers',
    {
      config: { scope: 'submit' },
      schema: {
        operationId: 'submitDossier',
        tags: ['Dossiers'],
        summary: 'Hand over one item',
        description: 'With `Prefer: wait=N` it answers 200 if the dossier is final within N seconds.',
        ...asked('Item', ['application/json']),
        response: answers(
          { 200: ['Final already', 'Dossier'], 202: ['Accepted', 'Dossier'] },
          [400, 409, 413, 415, 422, 507],
        ),
      },
    },
    async (request, reply) => {
      const idempotency = idempotencyClaimOf(request)
      const incoming = incomingBody(request, config.limits.lineBytesMax)
      const { tenant } = request.caller
      try {
        const answer = await acceptDossier({
          caller: { tenant, mode: config.mode },
          bytes: incoming.bytes,
          idempotency,
        })
        const { stored, replayed } = sealedAnswer(answer)
        if (replayed) void reply.header('idempotency-replayed', 'true')
        const seconds = preferredWait(request, config.limits.waitSecondsMax)
        if (seconds === null) return sendStored(reply, stored)
        void reply.header('preference-applied', `wait=${seconds}`)
        const final = await finalWithin(options, tenant, idOf(stored), seconds, reply)
        return final === null ? sendStored(reply, stored) : reply.code(200).send(dossierJson(final))
      } finally {
        incoming.discard()
      }
    },
  )
}

function sealedAnswer(answer: DossierAnswer): { stored: StoredAnswer; replayed: boolean } {
  switch (answer.as) {
    case 'sealed':
      return { stored: answer.answer, replayed: answer.replayed }
    case 'rejected':
      throw new Problem('item-rejected', 'The item was not accepted; nothing was kept.', {
        findings: answer.findings,
      })
    case 'keyRunning':
      throw keyRunning()
    case 'keyReused':
      throw keyReused()
    case 'fault':
      throw faultProblem(answer.fault)
    case 'cutShort':
      throw cutShort()
  }
}

/** The id of the dossier stands in the answer's own text. */
function idOf({ body }: StoredAnswer): string {
  const answer: unknown = JSON.parse(body)
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : ''
}

async function finalWithin(
  { store, changes, clock, draining }: RouteOptions,
  tenant: string,
  id: string,
  seconds: number,
  reply: FastifyReply,
): Promise<DossierView | null> {
  const until = clock.mono() + seconds * 1_000
  const gone = goneSignal(reply)
  const following = changes.follow((touched) => touched.dossiers.has(id))
  try {
    for (;;) {
      const view = await store.dossier(tenant, id)
      if (view !== null && isFinal(view.state)) return view
      const restMs = until - clock.mono()
      if (restMs <= 0 || draining.aborted || gone.aborted) return null
      await following.next(restMs, gone)
    }
  } finally {
    following.close()
  }
}
