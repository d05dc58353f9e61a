import type { ProcedureDescription } from '../../domain/describe.ts'
import type { Grounds, RequirementDescription, RuleDescription } from '../../domain/describeRules.ts'
import type { Severity } from '../../domain/finding.ts'
import type { Channel } from '../../domain/lane.ts'
import { markup, type Markup, type Part } from './markup.ts'
import {
  channelNames,
  dayWords,
  type Language,
  outcomeWords,
  owners,
  phrases,
  severities,
  type Words,
} from './words.ts'

/** The list of procedures at the top, one row each. */
export function procedureTable(
  procedures: readonly ProcedureDescription[],
  caption: string,
  language: Language,
): Markup {
  const rows = procedures.map(
    (one) =>
      markup`<tr>
        <td><a href="#${one.name}">${one.label[language]}</a><br /><code>${one.name}</code></td>
        <td>${cerfa(one, language)}</td>
        <td class="way">${[...new Set(one.ways.map(({ channel }) => channelNames[channel]))].join(', ')}</td>
        <td>${new Set(one.requirements.map(({ papers }) => papers.fr)).size}</td>
        <td>${outcomeOf(one, language)}</td>
      </tr>`,
  )
  return markup`<h3>${caption}</h3>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col" class="name">${phrases.procedure[language]}</th>
            <th scope="col" class="form">${phrases.form[language]}</th>
            <th scope="col" class="way">${phrases.way[language]}</th>
            <th scope="col" class="count">${phrases.papersCount[language]}</th>
            <th scope="col">${phrases.comesBack[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`
}

const outcomeOf = ({ outcome }: ProcedureDescription, language: Language): string =>
  [...outcome.atOnce, ...outcome.later].map((field) => outcomeWords(field)[language]).join(', ')

/** All that is to be known of one procedure. */
export function procedureSection(one: ProcedureDescription, language: Language): Markup {
  const facts = [
    one.cerfa === null ? null : `${phrases.form[language]} ${cerfa(one, language)}`,
    one.sivCode === null ? null : `${phrases.sivCode[language]} ${one.sivCode}`,
    phrases[one.establishment][language],
  ].filter((fact) => fact !== null)
  return markup`<section id="${one.name}">
    <h3>${one.label[language]} <code>${one.name}</code></h3>
    <p class="soft">${facts.join(' · ')}</p>
    <ul class="plain">
      ${one.ways.map(
        ({ channel, when }) =>
          markup`<li><strong>${channelNames[channel]}</strong>${phrases.colon[language]} ${when[language]}</li>`,
      )}
    </ul>
    ${papersPart(one.requirements, language)} ${deadlinesPart(one, language)}
    ${rulesPart(one.rules, language)}
  </section>`
}

function papersPart(requirements: readonly RequirementDescription[], language: Language): Markup {
  const heading = markup`<h4>${phrases.papers[language]}</h4>`
  if (requirements.length === 0)
    return markup`${heading}
      <p>${phrases.noPapers[language]}</p>`
  return markup`${heading}
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col" class="first">${phrases.paper[language]}</th>
            <th scope="col" class="case">${phrases.inWhichCase[language]}</th>
            <th scope="col" class="where">${phrases.ifMissing[language]}</th>
            <th scope="col">${phrases.source[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${requirements.map((one) => paperRow(one, language))}
        </tbody>
      </table>
    </div>`
}

/** Numbers of forms, with the words between them in the page's language. */
function cerfa({ cerfa: numbers }: ProcedureDescription, language: Language): string | null {
  return language === 'fr' || numbers === null
    ? numbers
    : numbers.replace(' ou ', ' or ').replace(' et ', ' and ')
}

/** Kinds such as « la pièce d’identité du représentant légal » name their owner themselves. */
function ownerOf({ of, papers }: RequirementDescription): Words | null {
  if (of === null || of === 'holder') return null
  return papers.fr.includes(owners[of].fr) ? null : owners[of]
}

function paperRow(one: RequirementDescription, language: Language): Markup {
  const owner = ownerOf(one)
  return markup`<tr>
    <td>
      ${capital(one.papers[language])}${owner && markup` ${owner[language]}`}<br /><a class="soft" href="#${one.code}"
        ><code>${one.code}</code></a
      >
    </td>
    <td>${one.when?.[language] ?? phrases.always[language]}</td>
    <td>${severityByChannel(one, language)}</td>
    <td>${groundsPart(one, language)}</td>
  </tr>`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** One badge where there is one channel, or both agree. */
function severityByChannel({ severityOn: { siv, ants } }: RequirementDescription, language: Language): Part {
  if (siv === undefined || ants === undefined || siv === ants) {
    const only = siv ?? ants
    return only === undefined ? null : badge(only, language)
  }
  const row = (channel: Channel, severity: Severity): Markup =>
    markup`<div>${channelNames[channel]} ${badge(severity, language)}</div>`
  return [row('siv', siv), row('ants', ants)]
}

export const badge = (severity: Severity | 'off', language: Language): Markup =>
  markup`<span class="badge ${severity}">${severities[severity][language]}</span>`

/** The text that says so, from when to when, and whether it is confirmed. */
export function groundsPart(grounds: Grounds, language: Language): Markup {
  const { source, validFrom, validUntil, confirmed } = grounds
  const days = [
    validFrom === null ? null : `${phrases.from[language]} ${dayWords(validFrom, language)}`,
    validUntil === null ? null : `${phrases.until[language]} ${dayWords(validUntil, language)}`,
  ].filter((day) => day !== null)
  return markup`<span class="soft">${[source, ...days].join(', ')}</span>${
    confirmed ? null : markup` <span class="doubt">${phrases.unconfirmed[language]}</span>`
  }`
}

function deadlinesPart({ deadlines }: ProcedureDescription, language: Language): Markup | null {
  if (deadlines.length === 0) return null
  const rows = deadlines.map((one) => markup`<li>${one[language]} ${groundsPart(one, language)}</li>`)
  return markup`<h4>${phrases.deadlines[language]}</h4>
    <ul class="plain">
      ${rows}
    </ul>`
}

/** What each rule says, once, with the way to its code further down. */
function rulesPart(rules: readonly RuleDescription[], language: Language): Markup {
  const groups = (['error', 'warning', 'info'] as const).map((severity) => {
    const byText = new Map(
      rules.filter((rule) => rule.severity === severity).map((rule) => [rule[language], rule]),
    )
    if (byText.size === 0) return null
    const items = [...byText.values()].map((rule) => ruleItem(rule, language))
    return markup`${badge(severity, language)}
      <ul class="rules">
        ${items}
      </ul>`
  })
  return markup`<h4>${phrases.rules[language]}</h4>
    ${groups}`
}

const ruleItem = ({ code, confirmed, ...texts }: RuleDescription, language: Language): Markup =>
  markup`<li><a href="#${code}">${texts[language]}</a>${doubt(confirmed, language)}</li>`

const doubt = (confirmed: boolean, language: Language): Markup | null =>
  confirmed ? null : markup` <span class="doubt">${phrases.unconfirmed[language]}</span>`
