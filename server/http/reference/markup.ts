/** HTML that is safe to put into a page as it is. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Part = string | number | Markup | null | readonly Part[]

/** A template whose values are escaped, unless they are markup already; a list is put together, null is nothing. */
export function markup(texts: TemplateStringsArray, ...values: Part[]): Markup {
  let text = ''
  for (const [index, fixed] of unindented(texts).entries()) text += fixed + written(values[index] ?? null)
  return new Markup(text)
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>()

/** The source is indented for its readers; the page need not be. */
function unindented(texts: TemplateStringsArray): readonly string[] {
  const held = known.get(texts) ?? texts.map((text) => text.replaceAll(/\n\s+/g, '\n'))
  known.set(texts, held)
  return held
}

function written(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return part.map(written).join('')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** French signs keep to their words at the end of a line. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign).replaceAll(/(?<=«) | (?=[»:;?!])/g, '\u00a0')
