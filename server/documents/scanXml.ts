/** Where a document stops being XML, or why it is not read on. */
export type XmlFault = { at: 'malformed'; line: number } | { at: 'doctype' }

export interface XmlVisitor {
  /** Local name of an element as it opens; `depth` of the root is 0. */
  element(name: string, depth: number): void
  /** An attribute, or the text right inside an element, without the space around it. */
  value(name: string, value: string): void
}

const depthMax = 64
const namePattern = /[\p{L}_:][\p{L}\p{N}\p{M}_:.\-\u00b7]*/uy
const space = /\s*/y
/** Nothing is expanded but what every document may use. */
const reference = /&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/g
const namedReferences: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads a document once, strictly, with no entity of its own making, no DTD and bounded depth.
 * @returns null when it is well-formed
 */
export function scanXml(text: string, visitor: XmlVisitor): XmlFault | null {
  const scanner = new Scanner(text, visitor)
  try {
    scanner.document()
    return null
  } catch (error) {
    if (error instanceof NotXml)
      return error.isDoctype ? { at: 'doctype' } : { at: 'malformed', line: scanner.line() }
    throw error
  }
}

class NotXml extends Error {
  readonly isDoctype: boolean

  constructor(isDoctype: boolean) {
    super('Not the XML that is read here')
    this.isDoctype = isDoctype
  }
}

class Scanner {
  readonly #text: string
  readonly #visitor: XmlVisitor
  /** Names of the elements that are open, with the text that stood in them so far. */
  readonly #open: { name: string; text: string }[] = []
  #at = 0

  constructor(text: string, visitor: XmlVisitor) {
    this.#text = text
    this.#visitor = visitor
  }

  line(): number {
    return this.#text.slice(0, this.#at).split('\n').length
  }

  document(): void {
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    this.#need(!/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(this.#text))
    if (this.#text.startsWith('<?xml')) this.#upTo('?>')
    this.#outside()
    this.#need(this.#text[this.#at] === '<')
    this.#tag()
    while (this.#open.length > 0) this.#content()
    this.#outside()
    this.#need(this.#at === this.#text.length)
  }

  /** Before and after the root: space, comments and instructions. */
  #outside(): void {
    for (;;) {
      this.#match(space)
      if (/^<!doctype/i.test(this.#text.slice(this.#at, this.#at + 9))) throw new NotXml(true)
      if (!this.#comment() && !this.#instruction()) return
    }
  }

  #content(): void {
    const next = this.#text.indexOf('<', this.#at)
    this.#need(next >= 0)
    this.#say(this.#resolved(this.#text.slice(this.#at, next)))
    this.#at = next
    if (this.#text.startsWith('</', next)) this.#closingTag()
    else if (this.#text.startsWith('<![CDATA[', next)) this.#say(this.#upTo(']]>').slice(9))
    else if (!this.#comment() && !this.#instruction()) this.#tag()
  }

  #tag(): void {
    this.#at++
    const name = this.#name()
    this.#need(this.#open.length < depthMax)
    this.#visitor.element(localName(name), this.#open.length)
    this.#attributes()
    if (this.#text.startsWith('/>', this.#at)) {
      this.#at += 2
      return
    }
    this.#need(this.#text[this.#at] === '>')
    this.#at++
    this.#open.push({ name, text: '' })
  }

  #attributes(): void {
    const seen = new Set<string>()
    while (this.#match(space).length > 0 && !/^\/?>/.test(this.#text.slice(this.#at, this.#at + 2))) {
      const name = this.#name()
      this.#match(space)
      this.#need(this.#text[this.#at++] === '=' && !seen.has(name))
      seen.add(name)
      this.#match(space)
      const quote = this.#text[this.#at++]
      this.#need(quote === '"' || quote === "'")
      const value = this.#upTo(quote ?? '"')
      this.#need(!value.includes('<'))
      this.#visitor.value(localName(name), this.#resolved(value).trim())
    }
  }

  #closingTag(): void {
    this.#at += 2
    const name = this.#name()
    this.#match(space)
    const opened = this.#open.pop()
    this.#need(opened?.name === name && this.#text[this.#at] === '>')
    this.#at++
    const value = opened?.text.trim() ?? ''
    if (value) this.#visitor.value(localName(name), value)
  }

  #comment(): boolean {
    if (!this.#text.startsWith('<!--', this.#at)) return false
    this.#at += 4
    this.#upTo('--')
    this.#need(this.#text[this.#at++] === '>')
    return true
  }

  #instruction(): boolean {
    if (!this.#text.startsWith('<?', this.#at)) return false
    this.#upTo('?>')
    return true
  }

  #say(text: string): void {
    const inside = this.#open.at(-1)
    if (inside) inside.text += text
  }

  #resolved(raw: string): string {
    if (!raw.includes('&')) return raw
    this.#need(!raw.replaceAll(reference, '').includes('&'))
    return raw.replaceAll(reference, (whole) => {
      const name = whole.slice(1, -1)
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      if (!name.startsWith('#')) return namedReferences[name] ?? ''
      this.#need(code >= 9 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff))
      return String.fromCodePoint(code)
    })
  }

  #name(): string {
    const name = this.#match(namePattern)
    this.#need(name.length > 0)
    return name
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  /** What stands before `end`, which is passed. */
  #upTo(end: string): string {
    const found = this.#text.indexOf(end, this.#at)
    this.#need(found >= 0)
    const before = this.#text.slice(this.#at, found)
    this.#at = found + end.length
    return before
  }

  #need(isSo: boolean): void {
    if (!isSo) throw new NotXml(false)
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
