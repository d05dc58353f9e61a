import type { Json, JsonObject, Procedure } from '../item.ts'
import { driverExamples } from './examples/drivers.ts'
import { vehicleExamples } from './examples/vehicles.ts'

/** One worked item a procedure, whole and without fault on 23 November 2026: for the docs, the sandbox and the tests. */
export const exampleItems: Record<Procedure, JsonObject> = {
  ...vehicleExamples,
  'import-vn': withFiles(vehicleExamples['import-vn']),
  'import-vo': withFiles(vehicleExamples['import-vo']),
  duplicata: withFiles(vehicleExamples.duplicata),
  'modification-technique': withFiles(vehicleExamples['modification-technique']),
  'inscription-premiere': withFiles(driverExamples['inscription-premiere']),
  'inscription-ajout-categorie': withFiles(driverExamples['inscription-ajout-categorie']),
  'inscription-retour-permis': withFiles(driverExamples['inscription-retour-permis']),
  'titre-reussite-examen': withFiles(driverExamples['titre-reussite-examen']),
  'titre-attestation-formation': withFiles(driverExamples['titre-attestation-formation']),
  transfert: withFiles(driverExamples.transfert),
}

/** What goes to ANTS goes with its files: each paper names one, as the answer to POST /v1/documents gave its id. */
function withFiles(item: JsonObject): JsonObject {
  const { documents } = item
  if (!Array.isArray(documents)) return item
  return { ...item, documents: documents.map((paper, at) => withFile(paper, at)) }
}

function withFile(paper: Json, at: number): Json {
  if (typeof paper !== 'object' || paper === null || Array.isArray(paper)) return paper
  return { ...paper, documentId: `doc_0193b0c2-7d44-7e5f-9a10-5f3c1d2e4b${at.toString(16).padStart(2, '0')}` }
}
