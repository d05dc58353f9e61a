import { type Import, type ImportOptions, type ImportedRow, importItems } from '../../../sdk/import/index.ts'

/** Bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export interface ImportedTable {
  file: Import
  rows: ImportedRow[]
  items: ImportedRow['item'][]
  codes: string[]
}

/** Imports a table written out in a test, as a changement-titulaire unless said otherwise. */
export async function importTable(
  source: string | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportedTable> {
  const bytes = typeof source === 'string' ? utf8(source) : source
  const file = await importItems(bytes, {
    fileName: 'table.csv',
    procedure: 'changement-titulaire',
    year: 2026,
    ...options,
  })
  const rows: ImportedRow[] = []
  for await (const row of file.rows()) rows.push(row)
  return {
    file,
    rows,
    items: rows.map(({ item }) => item),
    codes: rows.flatMap(({ findings }) => findings.map(({ code }) => code)),
  }
}

/** What one cell under one title becomes: the member at `pointer`, or the codes told. */
export async function cell(title: string, text: string, options: ImportOptions = {}) {
  const quoted = `"${text.replaceAll('"', '""')}"`
  const { rows, codes, file } = await importTable(`Référence;${title}\r\nR-1;${quoted}\r\n`, options)
  return { item: rows[0]?.item ?? null, codes, file, findings: rows[0]?.findings ?? [] }
}
