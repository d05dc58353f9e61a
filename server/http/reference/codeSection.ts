import { describeFindings, type FindingDescription, forPeople } from '../../domain/describeFindings.ts'
import { type JudgePolicy, procedures } from '../../domain/item.ts'
import { markup, type Markup } from './markup.ts'
import { badge, groundsPart } from './procedureSection.ts'
import { actors, type Language, phrases } from './words.ts'

const codesAtOnce = 40

/** Every code once, in full, under its own anchor. */
export function* codePieces(policy: JudgePolicy | undefined, language: Language): Generator<string, void> {
  const findings = describeFindings(policy)
    .map(forPeople)
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
  yield markup`<h2 id="codes">${phrases.codes[language]} (${findings.length})</h2>
    <p>${phrases.legend[language]}</p>`.text
  for (let index = 0; index < findings.length; index += codesAtOnce) {
    const some = findings.slice(index, index + codesAtOnce)
    yield markup`${some.map((finding) => codeArticle(finding, language))}`.text
  }
}

function codeArticle(finding: FindingDescription, language: Language): Markup {
  const { code, severity, actor, remedy, grounds } = finding
  return markup`<article id="${code}">
    <h4>
      <a href="#${code}"><code>${code}</code></a> ${badge(severity, language)}
    </h4>
    <p>${finding[language]}</p>
    <p>
      <strong>${phrases.remedy[language]}</strong> ${remedy[language]}
      <span class="soft">${phrases.actor[language]} ${actors[actor][language]}.</span>
    </p>
    ${
      grounds.length === 0
        ? null
        : markup`<ul class="plain">
            ${grounds.map((one) => markup`<li>${groundsPart(one, language)} ${where(one.procedures, language)}</li>`)}
          </ul>`
    }
  </article>`
}

function where(names: readonly string[], language: Language): Markup {
  if (names.length === procedures.length)
    return markup`<span class="soft">(${phrases.allProcedures[language]})</span>`
  const links = names.map((name, index) => markup`${index === 0 ? '' : ', '}<a href="#${name}">${name}</a>`)
  return markup`<span class="soft">(${links})</span>`
}
