import { countryRows, nationalityRows, otherNames } from './countryNames.ts'
import { plainWords } from './words.ts'

/** Former countries in which people were born (ISO 3166-3), and the codes of passports without nation (ICAO 9303): only as codes. */
const otherCodes = 'ANT BUR CSK DDR SCG SUN TMP YMD YUG ZAR RHO HVO DHY XXA XXB XXC XXX'

const byWord = new Map<string, string>()

for (const row of entriesOf(countryRows)) {
  const [alpha2 = '', alpha3 = '', ...name] = row.split(' ')
  for (const word of [alpha2, alpha3, name.join(' ')]) byWord.set(plainWords(word), alpha3)
}
for (const row of entriesOf(otherNames)) byWord.set(plainWords(row.slice(4)), row.slice(0, 3))
for (const code of otherCodes.split(' ')) byWord.set(code.toLowerCase(), code)

const byNationality = new Map<string, string>()
for (const row of entriesOf(nationalityRows)) {
  const [alpha3 = '', ...forms] = row.split(' ')
  for (const form of forms) byNationality.set(plainWords(form), alpha3)
}

function entriesOf(rows: string): string[] {
  return rows.split(/[\n|]/).filter((row) => row !== '')
}

/** The ISO 3166 alpha-3 code of a code or a French name, or null. */
export function countryCode(text: string): string | null {
  const words = plainWords(text)
  return byWord.get(words) ?? byWord.get(words.replace(/^(?:le|la|les|l) /, '')) ?? null
}

/** The same of a nationality: its country, or the adjective. */
export function nationalityCode(text: string): string | null {
  return byNationality.get(plainWords(text)) ?? countryCode(text)
}
