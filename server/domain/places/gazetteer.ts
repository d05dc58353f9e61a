import { comparableName } from './communeName.ts'

/** A row of the official list: a commune of today, or a part of one (merged into it, or an arrondissement of a town). */
export interface Commune {
  /** INSEE code; a part may share that of the whole. */
  code: string
  name: string
  /** INSEE code of the commune of today that it is part of; absent = it is one itself. */
  partOf?: string
  postalCodes?: readonly string[]
  /** Codes it had before: in another department (Seine, Seine-et-Oise, undivided Corsica), or of communes now merged. */
  formerCodes?: readonly string[]
}

/** What is known of postal codes and communes. Names come in and go out as `comparableName` writes them. */
export interface Gazetteer {
  hasPostalCode(postalCode: string): boolean
  /** Whether a commune of that name has the postal code, or one that was merged into such a commune. */
  isUnder(postalCode: string, name: string): boolean
  /** The communes of today under a postal code. */
  namesUnder(postalCode: string): readonly string[]
  nameOf(inseeCode: string): string | undefined
  /** Whether a name means the commune of a code: its own, that of the whole, or that of another part of it. */
  isNamed(inseeCode: string, name: string): boolean
  /** Whether a commune of that name lies in a department today, or did under a code of that department. */
  isIn(department: string, name: string): 'today' | 'formerly' | 'never'
  /** Where communes of that name lie today. */
  departmentsOf(name: string): readonly string[]
}

export const departmentOf = (inseeCode: string): string =>
  inseeCode.slice(0, inseeCode.startsWith('97') || inseeCode.startsWith('98') ? 3 : 2)

/** @param communes wholes and parts, in any order */
export const makeGazetteer = (communes: Iterable<Commune>): Gazetteer => gazetteerOf(packCommunes(communes))

/** @param pages as packCommunes made them, here or in another thread */
export const gazetteerOf = (pages: CommunePages): Gazetteer => new PackedGazetteer(pages)

/** Plain data, so that one thread can read the list for all. */
export function packCommunes(communes: Iterable<Commune>): CommunePages {
  const pages = emptyPages()
  const postalCodes = new Map<string, readonly string[]>()
  const later: Commune[] = []
  for (const commune of communes) {
    const { code, name, partOf, formerCodes } = commune
    if (partOf !== undefined || formerCodes !== undefined) later.push(commune)
    if (partOf !== undefined) continue
    const spelling = comparableName(name)
    postalCodes.set(code, commune.postalCodes ?? [])
    for (const postalCode of commune.postalCodes ?? []) append(pages.wholes, postalCode, spelling)
    addName(pages, code, spelling)
  }
  for (const { code, name, partOf, ...part } of later) {
    if (partOf === undefined) continue
    const spelling = comparableName(name)
    for (const postalCode of part.postalCodes ?? postalCodes.get(partOf) ?? [])
      append(pages.parts, postalCode, spelling)
    if (code !== partOf) pages.wholeOf.set(code, partOf)
    addName(pages, code, spelling)
  }
  // Last: a commune that has merged goes by the name that it has kept as a part, if any.
  for (const { code, name, formerCodes = [] } of later) {
    const spelling = comparableName(name)
    for (const former of formerCodes) addFormerCode(pages, former, spelling, code)
  }
  return {
    wholes: packed(pages.wholes),
    parts: packed(pages.parts),
    codes: packed(pages.codes),
    names: packed(pages.names),
    wholeOf: pages.wholeOf,
  }
}

/** @param Text one entry after the other while they are put together, then all in one */
interface Pages<Text> {
  /** Names by postal code: `|LYON|`. */
  wholes: Map<string, Text>
  parts: Map<string, Text>
  /** INSEE codes by name: `|LYON:69123|LYON:69381|`, with `<` before a code of former times. */
  codes: Map<number, Text>
  /** Names by department: `|123=LYON|382=LYON|`. */
  names: Map<string, Text>
  /** The commune of today, of the code of a part or of former times. */
  wholeOf: Map<string, string>
}

export type CommunePages = Pages<string>

/** Forty thousand objects would be most of ten megabytes a thread; a text for all that is asked together is half of it. */
const packed = <Key>(pages: Map<Key, string[]>): Map<Key, string> =>
  new Map([...pages].map(([key, entries]) => [key, ['', ...entries, ''].join('|')]))

const emptyPages = (): Pages<string[]> => ({
  wholes: new Map(),
  parts: new Map(),
  codes: new Map(),
  names: new Map(),
  wholeOf: new Map(),
})

/** Some eight names share one. */
const hashOf = (name: string): number =>
  (name.length << 16) | (name.charCodeAt(name.length >> 1) << 8) | name.charCodeAt(name.length - 1)

function append<Key>(pages: Map<Key, string[]>, key: Key, entry: string): void {
  const entries = pages.get(key)
  if (entries === undefined) pages.set(key, [entry])
  else entries.push(entry)
}

function addName({ codes, names }: Pages<string[]>, code: string, spelling: string): void {
  const department = departmentOf(code)
  append(codes, hashOf(spelling), `${spelling}:${code}`)
  append(names, department, `${code.slice(department.length)}=${spelling}`)
}

function addFormerCode(
  { codes, names, wholeOf }: Pages<string[]>,
  former: string,
  spelling: string,
  now: string,
): void {
  if (wholeOf.has(former)) return
  wholeOf.set(former, now)
  const department = departmentOf(former)
  append(codes, hashOf(spelling), `${spelling}:<${former}`)
  append(names, department, `${former.slice(department.length)}=${spelling}`)
}

class PackedGazetteer implements Gazetteer {
  readonly #pages: CommunePages

  constructor(pages: CommunePages) {
    this.#pages = pages
  }

  hasPostalCode(postalCode: string): boolean {
    return this.#pages.wholes.has(postalCode)
  }

  isUnder(postalCode: string, name: string): boolean {
    const { wholes, parts } = this.#pages
    const entry = `|${name}|`
    return wholes.get(postalCode)?.includes(entry) === true || parts.get(postalCode)?.includes(entry) === true
  }

  namesUnder(postalCode: string): readonly string[] {
    return entriesOf(this.#pages.wholes.get(postalCode))
  }

  nameOf(inseeCode: string): string | undefined {
    const department = departmentOf(inseeCode)
    const page = this.#pages.names.get(department) ?? ''
    const entry = `|${inseeCode.slice(department.length)}=`
    const start = page.indexOf(entry)
    return start < 0 ? undefined : page.slice(start + entry.length, page.indexOf('|', start + 1))
  }

  isNamed(inseeCode: string, name: string): boolean {
    const { wholeOf } = this.#pages
    const whole = wholeOf.get(inseeCode) ?? inseeCode
    return this.#codesOf(name).some((code) => (wholeOf.get(code) ?? code) === whole)
  }

  isIn(department: string, name: string): 'today' | 'formerly' | 'never' {
    const page = this.#pages.codes.get(hashOf(name))
    if (page === undefined) return 'never'
    if (page.includes(`|${name}:${department}`)) return 'today'
    return page.includes(`|${name}:<${department}`) ? 'formerly' : 'never'
  }

  departmentsOf(name: string): readonly string[] {
    const codes = this.#codesOf(name).filter((code) => !code.startsWith('<'))
    return [...new Set(codes.map(departmentOf))]
  }

  #codesOf(name: string): readonly string[] {
    const entries = entriesOf(this.#pages.codes.get(hashOf(name)))
    return entries
      .filter((entry) => entry.startsWith(`${name}:`))
      .map((entry) => entry.slice(name.length + 1))
  }
}

const entriesOf = (page = ''): readonly string[] => page.split('|').filter((entry) => entry !== '')
