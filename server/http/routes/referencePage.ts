import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { parisDay } from '../../domain/dates.ts'
import { referencePieces } from '../reference/page.ts'
import { style } from '../reference/style.ts'
import { type Language, languages } from '../reference/words.ts'
import type { RouteOptions } from '../routeOptions.ts'

const styleHash = createHash('sha256').update(style).digest('base64')
const securityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The reference for people, without a key: today's page, written once a day and language. */
export const referencePageRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (
  app,
  { clock, config },
) => {
  const pages = new Map<Language, { on: string; page: Promise<string> }>()

  function pageOf(language: Language): Promise<string> {
    const on = parisDay(clock.wall())
    const held = pages.get(language)
    if (held?.on === on) return held.page
    const page = writtenPage(language, on)
    pages.set(language, { on, page })
    return page
  }

  /** Others have their turn between two pieces. */
  async function writtenPage(language: Language, on: string): Promise<string> {
    const otherHref = language === 'fr' ? '/reference?lang=en' : '/reference'
    const pieces: string[] = []
    for (const piece of referencePieces({ language, on, policy: config.policy, otherHref })) {
      pieces.push(piece)
      await clock.sleep(0)
    }
    return pieces.join('')
  }

  app.get(
    '/reference',
    {
      schema: {
        hide: true,
        querystring: Type.Object({ lang: Type.Optional(Type.Enum([...languages])) }),
      },
    },
    async ({ query: { lang = 'fr' } }, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .headers({ 'content-security-policy': securityPolicy, 'referrer-policy': 'no-referrer' })
        .send(await pageOf(lang)),
  )
}
