import { type JsonObject, objectOf, textOf } from './json.ts'

/** The State's categories: each may be closed while the others work. */
export const lanes = [
  'siv-domestic',
  'siv-import',
  'ants-vehicle',
  'ants-import',
  'ants-enrolment',
  'ants-title',
] as const
export type Lane = (typeof lanes)[number]
export type Channel = 'siv' | 'ants'

const families = {
  import: ['import-vn', 'import-vo'],
  vehicle: [
    'vn',
    'changement-titulaire',
    'changement-locataire',
    'declaration-achat',
    'declaration-cession',
    'ww',
    'changement-adresse',
    'duplicata',
    'modification-technique',
    'fin-demonstration',
    'reedition-cpi',
  ],
  enrolment: [
    'inscription-premiere',
    'inscription-ajout-categorie',
    'inscription-retour-permis',
    'transfert',
  ],
  title: ['titre-reussite-examen', 'titre-attestation-formation'],
} as const
export type Family = keyof typeof families

/** Null for a procedure that the State does not have. */
export function familyOf(procedure: string): Family | null {
  for (const family of ['import', 'vehicle', 'enrolment', 'title'] as const) {
    const names: readonly string[] = families[family]
    if (names.includes(procedure)) return family
  }
  return null
}

export const procedures: readonly string[] = Object.values(families).flat()

/** Null when the channel does not take the procedure. */
export function laneOf(channel: Channel, procedure: string, data: JsonObject): Lane | null {
  const family = familyOf(procedure)
  if (family === null) return null
  if (channel === 'ants') return `ants-${family}`
  if (family === 'import') return 'siv-import'
  if (family !== 'vehicle') return null
  const isImport = procedure === 'ww' && (textOf(objectOf(data['ww'])['purpose']) ?? 'import') === 'import'
  return isImport ? 'siv-import' : 'siv-domestic'
}

export const isLane = (name: string): name is Lane => lanes.some((lane) => lane === name)
