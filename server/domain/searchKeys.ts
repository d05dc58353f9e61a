import type { Json, JsonObject, SearchKeys } from './item.ts'
import { blockIn } from './jsonParts.ts'

/** The values by which a dossier can be found again, of an item as normaliseItem leaves it. */
export function searchKeysOf(item: JsonObject): SearchKeys {
  return {
    vin: textIn(item.vehicle, 'vin'),
    plate: textIn(item.vehicle, 'plate'),
    neph: textIn(item.candidate, 'neph'),
    name: nameOf(item),
  }
}

/** Whoever the dossier is about: the candidate, the holder, else the other side of a sale. */
function nameOf(item: JsonObject): string | null {
  for (const party of [item.candidate, item.holder, item.seller, item.buyer]) {
    const name = textIn(party, 'birthName') ?? textIn(party, 'name')
    if (name !== null) return searchName(name)
  }
  return null
}

/** The spelling names are compared in: capitals without accents; hyphens and apostrophes count as blanks. */
export function searchName(text: string): string {
  if (/^[A-Z]+$/.test(text)) return text
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[œŒ]/g, 'OE')
    .replaceAll(/[æÆ]/g, 'AE')
    .toUpperCase()
    .replaceAll(/[\s'’-]+/g, ' ')
    .trim()
}

function textIn(block: Json | undefined, name: string): string | null {
  const value = blockIn(block)?.[name]
  return typeof value === 'string' ? value : null
}
