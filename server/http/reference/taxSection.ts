import { type TaxTable, taxTables } from '../../domain/taxes/taxTables.ts'
import { tablesReviewedOn } from '../../domain/taxes/estimateTaxes.ts'
import { markup, type Markup } from './markup.ts'
import { groundsPart } from './procedureSection.ts'
import { dayWords, type Language, phrases } from './words.ts'

/** The tables by which taxes are estimated on a day. */
export const taxSection = (on: string, language: Language): Markup =>
  markup`<section id="taxes">
    <h2>${phrases.taxes[language]}</h2>
    <p>
      ${phrases.taxesIntro[language]} ${phrases.reviewed[language]} ${dayWords(tablesReviewedOn, language)}.
    </p>
    <div class="tables">${taxTables(on).map((table) => tableOf(table, language))}</div>
  </section>`

function tableOf(table: TaxTable, language: Language): Markup {
  const rows = table.rows.map(
    ({ label, amount }) =>
      markup`<tr>
        <td>${label[language]}</td>
        <td class="amount">${amount[language]}</td>
      </tr>`,
  )
  return markup`<section>
    <h4>${table.rubric}${phrases.colon[language]} ${table[language]}</h4>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p>${groundsPart(table, language)}</p>
  </section>`
}
