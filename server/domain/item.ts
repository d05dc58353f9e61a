import type { DocumentProfiles } from './documents/profile.ts'
import type { Channel, Lane } from './lane.ts'
import type { Finding } from './finding.ts'
import type { Gazetteer } from './places/gazetteer.ts'

/** A JSON value as it was received. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json | undefined
}

export const vehicleProcedures = [
  'vn',
  'import-vn',
  'import-vo',
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
] as const
export const driverProcedures = [
  'inscription-premiere',
  'inscription-ajout-categorie',
  'inscription-retour-permis',
  'titre-reussite-examen',
  'titre-attestation-formation',
  'transfert',
] as const
export const procedures = [...vehicleProcedures, ...driverProcedures] as const
export type Procedure = (typeof procedures)[number]

/** A place of the tenant: a habilitation (vehicles) or a school's agrement (drivers), with what it may do. */
export interface Establishment {
  kind: 'habilitation' | 'school'
  number: string
  siret?: string
  permits?: ('pivo' | 'diva' | 'lessor')[]
  /** Licence categories the school's agrement covers; absent = all. */
  categories?: string[]
}

/** What an item is judged by beside itself. */
export interface JudgeContext {
  /** The day of judgement in Paris, YYYY-MM-DD. */
  on: string
  establishments: readonly Establishment[]
  /** Sandbox worlds pass references that begin with SBX-; they change nothing in judging. */
  mode: 'live' | 'test'
  /** The operator's word on single rules and on files; absent = as the book says, files asked. */
  policy?: JudgePolicy
  /** The official communes; absent = what only they could tell is not told. */
  places?: Gazetteer
}

/** What the configuration changes in judging. */
export interface JudgePolicy {
  /** By code: `off` leaves the rule out, the others set its severity. A rule that no official text confirms stays at a warning. */
  rules?: Readonly<Record<string, 'off' | 'info' | 'warning' | 'error'>>
  /** Whether a required paper on ants needs its file (documentId) too. */
  filesRequired?: boolean
  /** By which profile each paper's file is judged; absent = the built-in one. */
  documentProfiles?: DocumentProfiles
}

/** A day by which something has to be done, with the text or rule it comes from. */
export interface Deadline {
  code: string
  /** YYYY-MM-DD, Paris. */
  on: string
  fr: string
  en: string
}

/** What the domain says of one item of good shape. */
export interface Judgement {
  findings: Finding[]
  /** Null when an error makes the way unknowable. */
  channel: Channel | null
  lane: Lane | null
  /** Why this way, in a sentence; null without a way. */
  reason: { fr: string; en: string } | null
  /** The number it is filed under, chosen when the item names none. */
  establishment: string | null
  deadlines: Deadline[]
}

/** Values by which a dossier can be searched, already in their canonical spelling. */
export interface SearchKeys {
  vin: string | null
  plate: string | null
  neph: string | null
  /** Birth name or company name, upper case, without accents, single spaces. */
  name: string | null
}
