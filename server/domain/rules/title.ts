import { type CatalogueEntry, type Finding, raise } from '../finding.ts'
import { clientFault } from './clientFault.ts'

/** Numbers that stand on a registration certificate or go with it. */
export type FormulaNumber = string & { readonly kind: 'formulaNumber' }
export type Cnit = string & { readonly kind: 'cnit' }

export const formulaFormat = clientFault(
  'formula-format',
  [
    'Le numéro de formule compte quatre chiffres (ou deux), deux lettres, puis cinq chiffres : 2021AB12345.',
    'The formula number has four digits (or two), two letters, then five digits: 2021AB12345.',
  ],
  [
    'Recopiez-le au bas du certificat d’immatriculation ; un ancien titre (FNI) n’en a pas : donnez alors titleDate.',
    'Copy it from the foot of the registration certificate; an old (FNI) title has none: give titleDate instead.',
  ],
)

export const cnitFormat = clientFault(
  'cnit-format',
  [
    'Le CNIT (D.2.1) compte 12 ou 15 lettres et chiffres.',
    'The CNIT (D.2.1) has 12 or 15 letters and digits.',
  ],
  [
    'Recopiez la rubrique D.2.1, ou retirez le champ si elle est vide.',
    'Copy rubric D.2.1, or leave the field out if it is empty.',
  ],
)

export const typeApprovalUnusual = clientFault(
  'type-approval-unusual',
  [
    'Ce numéro de réception (K) n’a ni la forme européenne ni une forme nationale connue.',
    'This type-approval number (K) has neither the European form nor a known national one.',
  ],
  [
    'Vérifiez la rubrique K du certificat de conformité, par exemple e2*2018/858*00001*00.',
    'Check rubric K of the certificate of conformity, for example e2*2018/858*00001*00.',
  ],
  'warning',
)

export const cessionCodeUnusual = clientFault(
  'cession-code-unusual',
  [
    'Un code de cession compte en général cinq lettres ou chiffres.',
    'A cession code usually has five letters or digits.',
  ],
  [
    'Vérifiez le code ; un professionnel habilité n’en a pas besoin.',
    'Check the code; an authorised professional does not need it.',
  ],
  'warning',
)

export const titleEntries: readonly CatalogueEntry[] = [
  formulaFormat,
  cnitFormat,
  typeApprovalUnusual,
  cessionCodeUnusual,
]

/** The form that HistoVec checks; eleven signs since 2009, nine on the first titles. */
export function parseFormulaNumber(text: string): FormulaNumber | Finding {
  return /^(?:[0-9]{4}|[0-9]{2})[A-Z]{2}[0-9]{5}$/.test(text)
    ? (text as FormulaNumber)
    : raise(formulaFormat, '')
}

/** 15 signs since 2009, 12 before (the former "type mine"). */
export function parseCnit(text: string): Cnit | Finding {
  return /^(?:[A-Z0-9]{12}|[A-Z0-9]{15})$/.test(text) ? (text as Cnit) : raise(cnitFormat, '')
}

const europeanApproval = /^e[0-9]{1,2}\*[0-9A-Z]{2,4}(?:\/[0-9]{1,4})?\*[0-9A-Z.]{1,12}\*[0-9.]{1,5}$/i
const nationalApproval = /^(?:[A-Z]{1,3}[- ]?[0-9][0-9A-Z. /-]{2,30}|SANS|SANS OBJET|NEANT|INCONNU)$/i

/** National receptions have many forms, so an odd number is told and never refused. */
export function typeApprovalWarning(text: string): Finding | null {
  return europeanApproval.test(text) || nationalApproval.test(text) ? null : raise(typeApprovalUnusual, '')
}

/** Sources disagree on digits or letters: told, never refused. */
export function cessionCodeWarning(text: string): Finding | null {
  return /^[A-Z0-9]{5}$/.test(text) ? null : raise(cessionCodeUnusual, '')
}
