import { paperOf } from '../../import/columns/papers.ts'
import { titleWords } from '../../import/columns/titles.ts'
import { variantOf } from '../../import/values/paperWords.ts'
import { plainWords } from '../../import/values/words.ts'

export type Side = 'recto' | 'verso' | number

/** What a file's name says of the paper in it. */
export interface NamedPaper {
  kind: string | null
  variant?: string
  of?: string
  side?: Side
}

type Paper = Pick<NamedPaper, 'variant' | 'of'> & { kind: string }

/** Words that mean a paper in a file's name, where a column's title would say more. */
const shortWords: Readonly<Record<string, Paper>> = {
  photo: { kind: 'formulaire-photo-signature' },
  'photo identite': { kind: 'formulaire-photo-signature' },
  'photo d identite': { kind: 'formulaire-photo-signature' },
  permis: { kind: 'permis-actuel' },
  'permis de conduire': { kind: 'permis-actuel' },
  hebergement: { kind: 'attestation-hebergement' },
  livret: { kind: 'justificatif-autorite-parentale', variant: 'livret-de-famille' },
  'visite medicale': { kind: 'avis-medical' },
  medical: { kind: 'avis-medical' },
}

const sides: Readonly<Record<string, Side>> = {
  recto: 'recto',
  avant: 'recto',
  devant: 'recto',
  front: 'recto',
  verso: 'verso',
  arriere: 'verso',
  dos: 'verso',
  back: 'verso',
}

/** The API's words for whose paper it is, in the words of the import's tables. */
const owners: readonly (readonly [RegExp, string])[] = [
  [/\bco ?holder\b/g, 'cotitulaire'],
  [/\bholder\b/g, 'titulaire'],
  [/\blessee\b/g, 'locataire'],
  [/\bseller\b/g, 'vendeur'],
  [/\bguardian\b/g, 'responsable'],
  [/\bhost\b/g, 'hebergeant'],
]
const ownerWord =
  /^(?:co ?titulaire|titulaire|locataire|preneur|vendeur|cedant|representant|responsable|parents?|tuteur|tutrice|pere|mere|hebergeant)$/

/**
 * Reads names such as `identite.host.recto`, `CNI père (verso)`, `facture EDF`, in the words that columns of tables are read by.
 * @param file the file's own name, without what says whose dossier it is; @param folders those of the folders above it
 */
export function paperOfName(file: string, folders = ''): NamedPaper {
  const own = withOwnersInFrench(file)
  const above = withOwnersInFrench(folders)
  const side = sideOf(own)
  const found = bestOf(own.filter(isNoSide)) ?? bestOf(above.filter(isNoSide))
  if (!found) return side === undefined ? { kind: null } : { kind: null, side }
  const isToldIn = found.words.some((word) => ownerWord.test(word))
  const owner = isToldIn ? undefined : [...own, ...above].find((word) => ownerWord.test(word))
  const paper = found.paper.of === undefined && owner !== undefined ? owned(found, owner) : found.paper
  const page = side ?? pageOf(own.filter((word) => !found.words.includes(word)))
  return page === undefined ? paper : { ...paper, side: page }
}

const isNoSide = (word: string): boolean => !Object.hasOwn(sides, word)

function sideOf(words: readonly string[]): Side | undefined {
  const word = words.find((one) => Object.hasOwn(sides, one))
  return word === undefined ? undefined : sides[word]
}

/** `page 2`, `p2` or a last `2`. */
function pageOf(rest: readonly string[]): number | undefined {
  const number = rest.findLast((word) => /^(?:p|page)?0?\d{1,2}$/.test(word))?.replace(/\D+/, '')
  return number === undefined || Number(number) === 0 ? undefined : Number(number)
}

function withOwnersInFrench(text: string): string[] {
  let words = plainWords(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
  for (const [pattern, french] of owners) words = words.replaceAll(pattern, french)
  return words === '' ? [] : words.split(' ')
}

interface Found {
  paper: Paper
  words: readonly string[]
}

/** The longest run of words that names a paper. */
function bestOf(words: readonly string[]): Found | null {
  for (let length = Math.min(words.length, 8); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const run = words.slice(from, from + length)
      const paper = paperOfRun(run.join(' '))
      if (paper) return { paper, words: run }
    }
  }
  return null
}

function paperOfRun(run: string): Paper | null {
  const short = shortWords[run]
  if (short) return short
  const named = paperOf(titleWords(run))
  if (named) return paperIn(named)
  for (const kind of ['domicile', 'identite']) {
    const variant = variantOf(kind, run)
    if (variant !== null) return { kind, variant }
  }
  return null
}

const paperIn = ({ kind, variant, of }: Paper): Paper => ({
  kind,
  ...(variant === undefined ? {} : { variant }),
  ...(of === undefined ? {} : { of }),
})

/** The same paper of somebody who is named elsewhere in the name. Papers of hosts and guardians are kinds of their own. */
function owned({ paper, words }: Found, owner: string): Paper {
  const named =
    paperOf(titleWords(`${words.join(' ')} ${owner}`)) ?? paperOf(titleWords(`${paper.kind} ${owner}`))
  return named ? paperIn({ variant: paper.variant, ...named }) : paper
}
