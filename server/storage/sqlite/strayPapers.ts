import type { Statements } from './statements.ts'

/** What no declared foreign key holds together: dossiers, the documents that they name, and the verdicts that they wait for. */
export function strayPapers(db: Statements): string[] {
  const found = (sql: string): number => db.one<{ n: number }>(sql)?.n ?? 0
  const lost = found(
    `SELECT count(*) AS n FROM dossier_documents x
     WHERE NOT EXISTS (SELECT 1 FROM documents d JOIN dossiers o ON o.tenant = d.tenant WHERE d.seq = x.document AND o.seq = x.dossier)
        OR NOT EXISTS (SELECT 1 FROM document_verdicts v WHERE v.document = x.document AND v.profile = x.profile)`,
  )
  const unmarked = found(
    `SELECT count(*) AS n FROM dossier_documents x
     WHERE (SELECT named FROM documents d WHERE d.seq = x.document) = 0
        OR (SELECT has_papers FROM items i WHERE i.seq = x.dossier) = 0`,
  )
  return [
    ...(lost > 0 ? [`${lost} papers of dossiers have lost their document`] : []),
    ...(unmarked > 0 ? [`${unmarked} papers of dossiers are not marked as such`] : []),
  ]
}
