import { ImportError } from '../importError.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

export interface Decoder {
  /** What was found so far; plain ASCII counts as UTF-8. */
  readonly encoding: Encoding
  push(bytes: Uint8Array): string
  end(): string
}

/**
 * Reads text of unknown encoding piece by piece: a byte order mark decides, else UTF-8 until a byte says otherwise, then Windows-1252, the
 * encoding of "CSV" in a French Excel.
 * @throws ImportError where the file begins as UTF-8 and goes on as something else
 */
export function makeDecoder(head: Uint8Array): Decoder {
  const marked = markOf(head)
  return marked ? utf16(marked) : new GuessingDecoder()
}

function markOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  // Without a mark: Latin text in UTF-16 is half zeros, which no other text holds.
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(head.length, 512); at += 1)
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > 8 && even === 0) return 'utf-16le'
  return even > 8 && odd === 0 ? 'utf-16be' : null
}

function utf16(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = new TextDecoder(encoding)
  return {
    encoding,
    push: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  }
}

class GuessingDecoder implements Decoder {
  encoding: Encoding = 'utf-8'
  #rest: Uint8Array = new Uint8Array(0)
  #sawUtf8 = false
  #isFirst = true
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  push(bytes: Uint8Array): string {
    if (this.encoding === 'windows-1252') return fromWindows1252(bytes)
    const all = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes)
    const end = wholeEnd(all)
    this.#rest = all.slice(end)
    return this.#decode(all.subarray(0, end), all)
  }

  end(): string {
    const rest = this.#rest
    this.#rest = new Uint8Array(0)
    return this.encoding === 'windows-1252' ? '' : this.#decode(rest, rest)
  }

  #decode(whole: Uint8Array, all: Uint8Array): string {
    try {
      const text = this.#strict.decode(whole)
      if (text.length !== whole.length) this.#sawUtf8 = true
      const marked = this.#isFirst && text.startsWith('\ufeff')
      if (text !== '') this.#isFirst = false
      return marked ? text.slice(1) : text
    } catch (cause) {
      if (this.#sawUtf8 || isMostlyUtf8(all)) throw mixed(cause)
      this.encoding = 'windows-1252'
      this.#rest = new Uint8Array(0)
      return fromWindows1252(all)
    }
  }
}

/** In Windows-1252 hardly an accent happens to be followed by what would make it UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  return whole >= broken
}

const mixed = (cause: unknown): ImportError =>
  new ImportError(
    'encoding-mixed',
    {
      fr: 'Le fichier mélange deux encodages de caractères. Enregistrez-le à nouveau en « CSV UTF-8 ».',
      en: "The file mixes two character encodings. Save it again as 'CSV UTF-8'.",
    },
    { cause },
  )

/** Where the last whole character ends: a sequence cut by the end of the piece waits for the next one. */
function wholeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Some runtimes read Windows-1252 as Latin-1: its 27 more characters are put right either way. */
function fromWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return text.replaceAll(/[\u0080-\u009f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign)
}
