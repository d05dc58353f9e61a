/** What a file may hold before it is refused: each bound keeps a broken or hostile file from taking the machine. */
export const limits = {
  /** Bytes read to tell encoding, separator and header; a header further down is not looked for. */
  headBytes: 64 * 1024,
  /** Lines among which the header is looked for. */
  headerRowsMax: 30,
  columnsMax: 1_000,
  cellCharsMax: 20_000,
  /** One line of a CSV file, quoted line breaks included. */
  csvRecordBytesMax: 1024 * 1024,
  xlsxBytesMax: 32 * 1024 * 1024,
  /** All parts of a workbook together, once inflated. */
  xlsxInflatedBytesMax: 256 * 1024 * 1024,
  xlsxEntriesMax: 1_000,
  /** Rows times columns of one sheet. */
  xlsxCellsMax: 12_000_000,
} as const
