import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parisDay } from '../../domain/dates.ts'
import { matchesEtag } from '../conditional.ts'
import { referencePieces } from '../reference/page.ts'
import { style } from '../reference/style.ts'
import { type Language, languages } from '../reference/words.ts'
import type { RouteOptions } from '../routeOptions.ts'

const styleHash = createHash('sha256').update(style).digest('base64')
const securityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

interface Page {
  text: string
  etag: string
}

/** The reference for people, without a key: today's page, written once a day and language. */
export const referencePageRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (
  app,
  { clock, config },
) => {
  const pages = new Map<Language, { on: string; page: Promise<Page> }>()

  function pageOf(language: Language): Promise<Page> {
    const on = parisDay(clock.wall())
    const held = pages.get(language)
    if (held?.on === on) return held.page
    const page = writtenPage(language, on)
    pages.set(language, { on, page })
    return page
  }

  /** Others have their turn between two pieces. */
  async function writtenPage(language: Language, on: string): Promise<Page> {
    const otherHref = language === 'fr' ? '/reference?lang=en' : '/reference'
    const pieces: string[] = []
    for (const piece of referencePieces({ language, on, policy: config.policy, otherHref })) {
      pieces.push(piece)
      await clock.sleep(0)
    }
    const text = pieces.join('')
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
  }

  app.get(
    '/reference',
    {
      exposeHeadRoute: true,
      schema: {
        hide: true,
        querystring: Type.Object(
          { lang: Type.Optional(Type.Enum([...languages])) },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { text, etag } = await pageOf(request.query.lang ?? 'fr')
      void reply.headers({
        etag,
        // Half a megabyte that changes once a day: asked about each time, sent when it is another.
        'cache-control': 'no-cache',
        'content-security-policy': securityPolicy,
        'referrer-policy': 'no-referrer',
      })
      return matchesEtag(request, etag)
        ? reply.code(304).send()
        : reply.type('text/html; charset=utf-8').send(text)
    },
  )
}
