import type { CatalogueEntry, Severity } from '../finding.ts'
import { clientFault } from './clientFault.ts'

type Words = readonly [fr: string, en: string]

/** A fault that the driving school mends. */
export const schoolFault = (
  code: string,
  text: Words,
  remedy: Words,
  severity: Severity = 'error',
): CatalogueEntry => clientFault(code, text, remedy, severity, 'school')
