import type { Procedure } from './item.ts'
import type { Channel } from './lane.ts'

/** What the State gives back for each procedure: the table of api.md section 3. */
export interface ExpectedOutcome {
  /** Part of the final answer. */
  atOnce: string[]
  /** Known later, when the title has been made: the filing is followed on for these. */
  later: string[]
}

interface Given extends ExpectedOutcome {
  /** Kinds of papers that the State issues. */
  papers: string[]
}

const certificate = { atOnce: ['cpiUntil', 'taxes'], later: ['formulaNumber'], papers: ['cpi'] }
const newPlate = { ...certificate, atOnce: ['plate', 'cpiUntil', 'taxes'] }
const receipt = { atOnce: ['receiptNumber'], later: [], papers: ['recepisse'] }
const newTitle = { atOnce: ['formulaNumber', 'cpiUntil'], later: [], papers: ['cpi'] }
const enrolment = { atOnce: ['neph', 'attestationIssuedOn'], later: [], papers: ['attestation-inscription'] }
const licence = { atOnce: ['titleNumber'], later: ['trackingNumber'], papers: [] }

const given: Readonly<Record<Procedure, Given>> = {
  vn: newPlate,
  'import-vn': newPlate,
  'import-vo': newPlate,
  // A new plate only where an FNI number is converted.
  'changement-titulaire': certificate,
  'changement-locataire': certificate,
  'declaration-achat': receipt,
  'declaration-cession': receipt,
  ww: { atOnce: ['plate', 'cpiUntil'], later: [], papers: ['cpi'] },
  'changement-adresse': receipt,
  duplicata: newTitle,
  'modification-technique': newTitle,
  'fin-demonstration': receipt,
  'reedition-cpi': { atOnce: ['cpiUntil'], later: [], papers: ['cpi'] },
  'inscription-premiere': enrolment,
  'inscription-ajout-categorie': enrolment,
  'inscription-retour-permis': enrolment,
  'titre-reussite-examen': licence,
  'titre-attestation-formation': licence,
  transfert: enrolment,
}

/** A cession declared to ANTS brings a code for the buyer instead of a receipt number. */
export function expectedOutcome(procedure: Procedure, channel?: Channel): ExpectedOutcome {
  if (procedure === 'declaration-cession' && channel === 'ants') return { atOnce: ['cessionCode'], later: [] }
  const { atOnce, later } = given[procedure]
  return { atOnce: [...atOnce], later: [...later] }
}

/** Kinds under which the papers can be fetched from the State. */
export const statePapers = (procedure: Procedure): string[] => [...given[procedure].papers]
