import type { Procedure } from '../item.ts'

/** Procedures that rules speak of together. */

/** First registrations in France for which the whole technical description is sent. */
export const firstRegistrations = ['vn', 'import-vn', 'import-vo'] as const satisfies Procedure[]
export const imports = ['import-vn', 'import-vo'] as const satisfies Procedure[]
/** Vehicles that may come from abroad. */
export const fromAbroad = [...imports, 'ww'] as const satisfies Procedure[]
export const ownerChanges = ['changement-titulaire', 'changement-locataire'] as const satisfies Procedure[]
/** A new name is printed on the certificate. */
export const registrations = [...firstRegistrations, ...ownerChanges] as const satisfies Procedure[]
export const declarations = ['declaration-achat', 'declaration-cession'] as const satisfies Procedure[]
/** Procedures in which the main holder has to show a licence (document-kinds: permis-actuel). */
export const licenceBound = [
  ...firstRegistrations,
  'changement-titulaire',
  'ww',
] as const satisfies Procedure[]
export const withSale = [...registrations, ...declarations, 'ww'] as const satisfies Procedure[]
export const withHolder = [
  ...registrations,
  'ww',
  'changement-adresse',
  'duplicata',
  'modification-technique',
] as const satisfies Procedure[]
