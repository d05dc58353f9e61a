import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'
import { isDepartment } from './place.ts'

/** Registration number, rubric A, in its canonical spelling: `AB-123-CD`, `WW-123-AB`, `123ABC75`, `A123B`. */
export type Plate = string & { readonly kind: 'plate' }
export type PlateKind = 'siv' | 'ww' | 'fni' | 'moped'

export const plateFormat = clientFault(
  'plate-format',
  [
    'Ce numéro d’immatriculation n’a aucune des formes françaises (AB-123-CD, WW-123-AB, 123 ABC 75).',
    'This registration number has none of the French forms (AB-123-CD, WW-123-AB, 123 ABC 75).',
  ],
  [
    'Recopiez la rubrique A du certificat d’immatriculation.',
    'Copy rubric A of the registration certificate.',
  ],
)

export const plateForbidden = clientFault(
  'plate-forbidden',
  [
    'Une plaque ne contient jamais « {series} » à cette place : ce numéro n’a pas pu être attribué.',
    'A plate never has "{series}" in this place: this number cannot have been given.',
  ],
  [
    'Vérifiez la plaque : I, O et U ne sont jamais utilisés, ni la série SS, ni le nombre 000.',
    'Check the plate: I, O and U are never used, nor the series SS, nor the number 000.',
  ],
)

export const plateWGarage = clientFault(
  'plate-w-garage',
  [
    'Un numéro W garage désigne un professionnel, pas un véhicule.',
    'A W garage number belongs to a professional, not to a vehicle.',
  ],
  ['Donnez le numéro d’immatriculation du véhicule lui-même.', 'Give the vehicle’s own registration number.'],
)

export const plateEntries: readonly CatalogueEntry[] = [plateFormat, plateForbidden, plateWGarage]

/**
 * SIV and WW (arrêté of 9 Feb 2009, annex VII; I, O, U and SS never used, numbers begin at 001), FNI and old mopeds.
 * @param text without spaces, as normaliseItem leaves it
 */
export function parsePlate(text: string): Plate | Finding {
  if (/^[A-Z]{2}-[0-9]{3}-[A-Z]{2}$/.test(text)) {
    const series = forbiddenIn(text)
    return series === null ? (text as Plate) : raise(plateForbidden, '', { series })
  }
  if (/^W-[0-9]{3}-[A-Z]{2}$/.test(text)) return raise(plateWGarage, '')
  if (/^[A-HJ-NP-TV-Z]{1,2}[0-9]{2,3}[A-HJ-NP-TV-Z]$/.test(text)) return text as Plate
  const department = /^[0-9]{1,4}[A-Z]{1,3}([0-9]{2,3}|2A|2B)$/.exec(text)?.[1]
  return department !== undefined && isDepartment(department) ? (text as Plate) : raise(plateFormat, '')
}

/** What of a plate of seven signs the SIV never gives, or null. */
function forbiddenIn(plate: string): string | null {
  const left = plate.slice(0, 2)
  const right = plate.slice(7)
  if (left === 'SS' || right === 'SS') return 'SS'
  if (plate.slice(3, 6) === '000') return '000'
  return /[IOU]/.exec(left + right)?.[0] ?? null
}

/** @param plate one that parsePlate takes; of others the answer means nothing */
export function kindOfPlate(plate: string): PlateKind {
  if (plate.charAt(2) === '-') return plate.startsWith('WW') ? 'ww' : 'siv'
  return /^[0-9]/.test(plate) ? 'fni' : 'moped'
}
