import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalogue } from '../../server/domain/catalogue.ts'
import { describeFindings } from '../../server/domain/describeFindings.ts'
import { type JudgePolicy, procedures } from '../../server/domain/item.ts'
import { markup } from '../../server/http/reference/markup.ts'
import { referencePieces } from '../../server/http/reference/page.ts'
import type { Language } from '../../server/http/reference/words.ts'
import { type ApiHarness, anApi } from '../support/apiHarness.ts'

let api: ApiHarness
beforeAll(async () => {
  api = await anApi({ policy: { rules: { 'da-late': 'off' } } })
})
afterAll(() => api.close())

const pageOf = (language: Language, on = '2026-11-23', policy?: JudgePolicy): string =>
  [...referencePieces({ language, on, ...(policy ? { policy } : {}) })].join('')
const idsIn = (page: string): string[] => [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)

test('is served to people without a key, in French unless English is asked for', async () => {
  const french = await api.app.inject('/reference')
  const english = await api.app.inject('/reference?lang=en')

  expect(french.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(french.body).toContain('<html lang="fr">')
  expect(english.body).toContain('<html lang="en">')
  expect((await api.app.inject('/reference?lang=de')).statusCode).toBe(400)
})

test('is sent once, and answered for with its tag from then on', async () => {
  const first = await api.app.inject('/reference')
  const tag = String(first.headers.etag)
  const again = await api.app.inject({ url: '/reference', headers: { 'if-none-match': tag } })
  const english = await api.app.inject({ url: '/reference?lang=en', headers: { 'if-none-match': tag } })

  expect(first.headers['cache-control']).toBe('no-cache')
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(english.statusCode).toBe(200)
})

test('answers HEAD, and no question that it does not know', async () => {
  const head = await api.app.inject({ method: 'HEAD', url: '/reference' })

  expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([
    200,
    '',
    'text/html; charset=utf-8',
  ])
  expect((await api.app.inject('/reference?on=2025-01-01')).statusCode).toBe(400)
})

test('shows the rules as this gateway has them', async () => {
  const { body } = await api.app.inject('/reference')

  expect(body).toMatch(/id="da-late"[^]{0,200}désactivée ici/)
})

test('needs no script and nothing from elsewhere, and its policy lets nothing else in', async () => {
  const { body, headers } = await api.app.inject('/reference')
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(body) ?? []
  const hash = createHash('sha256').update(style).digest('base64')

  expect(body).not.toMatch(/<script|<img|<link|@import|url\(|\son\w+=|style="/)
  expect(
    [...body.matchAll(/href="([^"]+)"/g)].filter(([, href]) => !/^(#|\/reference)/.test(href ?? '')),
  ).toEqual([])
  expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
})

test.each(['fr', 'en'] as const)(
  'has every procedure and every code under an anchor of its own in %s',
  (language) => {
    const page = pageOf(language)
    const ids = idsIn(page)

    expect(new Set(ids).size).toBe(ids.length)
    expect([...procedures, ...catalogue.map(({ code }) => code)].filter((id) => !ids.includes(id))).toEqual(
      [],
    )
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
    expect([...new Set(targets)].filter((id) => !ids.includes(id))).toEqual([])
  },
)

test.each(['fr', 'en'] as const)(
  'tells of every code in %s what it says and what to do, and leaves no word in braces',
  (language) => {
    const page = pageOf(language)

    expect(page).not.toMatch(/\{\w+\}|undefined|\[object/)
    const { remedy } = describeFindings().find(({ code }) => code === 'plate-forbidden') ?? {
      remedy: { fr: '', en: '' },
    }
    expect(page).toContain(remedy[language].slice(0, 12).replaceAll("'", '&#39;'))
  },
)

test('shows the rules and tables of the day that is asked for', () => {
  expect(pageOf('fr', '2026-02-28')).toMatch(/Nouvelle-Aquitaine<\/td>\s*<td class="amount">53,00 €/)
  expect(pageOf('fr', '2026-03-01')).toMatch(/Nouvelle-Aquitaine<\/td>\s*<td class="amount">58,00 €/)
})

test('marks what no official text confirms, and says from when to when a rule holds', () => {
  const page = pageOf('fr')

  expect(page).toMatch(/id="quitus-late"[^]{0,1500}non confirmé/)
  expect(page).toMatch(/id="holder-licence-missing"[^]{0,1500}depuis le 10\/08\/2017/)
})

test('escapes whatever is put into it', () => {
  const evil = `<img src=x onerror="alert('1')">&`

  expect(markup`<p title="${evil}">${[evil, markup`<b>${evil}</b>`]}</p>`.text).toBe(
    `<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">` +
      `&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;` +
      `<b>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</b></p>`,
  )
})
