import { firstAliases, firstPartyAliases, partyWordOf } from './aliases.ts'
import { paperTitleOf } from './papers.ts'

/**
 * The title under which people would write a field, and under which the importer understands it: `/candidate/firstNames` is « Prénoms »,
 * `/guardian/birthName` « Représentant légal nom ». Null for fields that no title names.
 */
export function frenchTitle(pointer: string): string | null {
  const [, kind, member = ''] = /^\/documents\/([^/:]+)(?::\w+)?(?:\/(\w+))?$/.exec(pointer) ?? []
  if (kind !== undefined) return capital(paperTitle(kind, member))
  return capital(firstAliases.get(pointer) ?? partyTitle(pointer))
}

function paperTitle(kind: string, member: string): string | null {
  const title = paperTitleOf(kind)
  const qualifier = qualifiers[member]
  return title === null || qualifier === undefined ? null : `${title}${qualifier}`
}

const qualifiers: Readonly<Record<string, string>> = {
  '': '',
  issuedOn: ', date',
  expiresOn: ', expire le',
  variant: ', nature',
  documentId: ', fichier',
}

/** The party the request is about needs no word of its own. */
function partyTitle(pointer: string): string | null {
  const [, party = '', field = ''] = /^(\/@?\w+(?:\/\d+(?=\/))?)(\/.*)?$/.exec(pointer) ?? []
  const alias = firstPartyAliases.get(field)
  const word = partyWordOf(party)
  if (alias === undefined || word === null) return null
  return [word, field === '' && word !== '' ? '' : alias].filter((part) => part !== '').join(' ')
}

const capital = (text: string | null): string | null =>
  text === null ? null : text.slice(0, 1).toUpperCase() + text.slice(1)
