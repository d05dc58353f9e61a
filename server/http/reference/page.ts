import { describeProcedure } from '../../domain/describe.ts'
import { driverProcedures, type JudgePolicy, type Procedure, vehicleProcedures } from '../../domain/item.ts'
import { codePieces } from './codeSection.ts'
import { markup, Markup } from './markup.ts'
import { procedureSection, procedureTable } from './procedureSection.ts'
import { style } from './style.ts'
import { taxSection } from './taxSection.ts'
import { dayWords, type Language, phrases } from './words.ts'

export interface PageWishes {
  language: Language
  /** The day whose rules are shown, YYYY-MM-DD. */
  on: string
  policy?: JudgePolicy
  /** Where the other language is; absent in a file that stands alone. */
  otherHref?: string
}

/**
 * The reference for people, made from the entries that judge: one page of HTML that needs nothing else. It comes in pieces, because it
 * takes longer as a whole than a server may keep others waiting.
 */
export function* referencePieces(wishes: PageWishes): Generator<string, void> {
  const { language, on, policy } = wishes
  const describe = (name: Procedure) => describeProcedure(name, on, policy)
  yield head(wishes).text
  const vehicles = []
  for (const name of vehicleProcedures) {
    vehicles.push(describe(name))
    yield ''
  }
  const drivers = driverProcedures.map(describe)
  yield markup`<section id="procedures">
    <h2>${phrases.procedures[language]}</h2>
    ${procedureTable(vehicles, phrases.vehicles[language], language)}
    ${procedureTable(drivers, phrases.drivers[language], language)}
  </section>`.text
  yield markup`<h2>${phrases.vehicles[language]}</h2>`.text
  for (const one of vehicles) yield procedureSection(one, language).text
  yield markup`<h2>${phrases.drivers[language]}</h2>`.text
  for (const one of drivers) yield procedureSection(one, language).text
  yield taxSection(on, language).text
  yield* codePieces(policy, language)
  yield '</main></body></html>\n'
}

const head = ({ language, on, otherHref }: PageWishes): Markup => markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Liasse${phrases.colon[language]} ${phrases.title[language]}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#procedures">${phrases.skip[language]}</a>
<header class="top">
${otherHref === undefined ? null : otherLanguage(otherHref, language)}
<h1>${phrases.title[language]}</h1>
<p>${phrases.asOf[language]} ${dayWords(on, language)}. ${phrases.generated[language]}</p>
<p>${phrases.legend[language]}</p>
<p><a href="#procedures">${phrases.procedures[language]}</a> · <a href="#taxes">${phrases.taxes[language]}</a> · <a href="#codes">${phrases.codes[language]}</a></p>
</header>
<main>
`

const otherLanguage = (href: string, language: Language): Markup =>
  markup`<nav class="languages">
    <a href="${href}" lang="${language === 'fr' ? 'en' : 'fr'}">${phrases.otherLanguage[language]}</a>
  </nav>`
