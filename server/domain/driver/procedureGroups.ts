import type { Procedure } from '../item.ts'

/** Procedures that rules speak of together. */

export const enrolments = [
  'inscription-premiere',
  'inscription-ajout-categorie',
  'inscription-retour-permis',
] as const satisfies Procedure[]
export const titles = ['titre-reussite-examen', 'titre-attestation-formation'] as const satisfies Procedure[]
export const requests = [...enrolments, ...titles] as const satisfies Procedure[]
