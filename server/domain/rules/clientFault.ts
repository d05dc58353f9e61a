import type { Actor, CatalogueEntry, Severity } from '../finding.ts'

type Words = readonly [fr: string, en: string]

/** An entry of the catalogue in the order people read it: what is wrong, then what to do. */
export const clientFault = (
  code: string,
  [fr, en]: Words,
  [remedyFr, remedyEn]: Words,
  severity: Severity = 'error',
  actor: Actor = 'client',
): CatalogueEntry => ({ code, severity, actor, fr, en, remedy: { fr: remedyFr, en: remedyEn } })
