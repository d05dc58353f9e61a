import { documentsElsewhere } from './documentsElsewhere.ts'

/** A test of another file that raises a code, or one in which the nearly like does not raise it. */
export interface NamedTest {
  /** From the repository's root. */
  file: string
  /** As it is written there. */
  test: string
}

export interface Elsewhere {
  code: string
  raised: NamedTest
  near: NamedTest
}

const lines: NamedTest = {
  file: 'test/intake/bodyWork.test.ts',
  test: 'every line is a row of its own: one bad line spoils no other',
}
const duplicates = 'test/storage/contract/duplicates.ts'
const nearDuplicates: Readonly<Record<string, string>> = {
  'possible-duplicate-vehicle': 'another operation, another vehicle and another tenant are no duplicates',
  'duplicate-active-request':
    'the same request again and one corrected under its reference are no duplicates',
  'ephoto-already-used': 'an e-photo that never left is free again',
}
const uploads = 'test/forwarding/uploads.test.ts'
const namedPapers = 'test/storage/contract/namedPapers.ts'
const usablePapers: NamedTest = { file: namedPapers, test: 'is queued when all of them may be filed' }
const habilitations: NamedTest = { file: 'test/domain/rules/licences.test.ts', test: 'habilitation %s: %s' }
const references = 'test/usecases/acceptBatch.test.ts'
const scan = 'test/intake/scan.test.ts'
const documentUploads = 'test/http/documents.test.ts'
const documentChecks = 'test/usecases/checkDocuments.test.ts'

/** Codes that no judging of one request can raise: those of bytes and lines, of references, and of other requests. */
export const elsewhere: readonly Elsewhere[] = [
  ...documentsElsewhere,
  { code: 'line-malformed', raised: lines, near: lines },
  {
    code: 'line-too-long',
    raised: {
      file: 'test/intake/bodyWork.test.ts',
      test: 'a line over 64 KiB is rejected and the next ones go on',
    },
    near: lines,
  },
  {
    code: 'json-duplicate-key',
    raised: lines,
    near: { file: scan, test: 'the same key in two objects is no repetition' },
  },
  {
    code: 'json-backslash-key',
    raised: lines,
    near: { file: scan, test: 'other escapes in keys, and backslashes in values, pass' },
  },
  { code: 'json-depth', raised: lines, near: { file: scan, test: '16 levels pass and 17 do not' } },
  {
    code: 'json-surrogate',
    raised: lines,
    near: { file: scan, test: 'good JSON of every kind passes' },
  },
  {
    code: 'reference-taken',
    raised: {
      file: references,
      test: 'the same content under a reference answers with the first dossier, other content is rejected',
    },
    near: {
      file: references,
      test: 'the same content under a reference answers with the first dossier, other content is rejected',
    },
  },
  {
    code: 'reference-repeated',
    raised: { file: references, test: 'a reference twice in a batch: the second is rejected' },
    near: { file: references, test: 'a JSON body says its options itself' },
  },
  {
    code: 'reference-busy',
    raised: {
      file: references,
      test: 'a reference that stays held by an unsealed batch is rejected as busy in the end',
    },
    near: {
      file: references,
      test: 'rows whose reference another unsealed batch holds wait until that batch is gone',
    },
  },
  ...['possible-duplicate-vehicle', 'duplicate-active-request', 'ephoto-already-used'].map((code) => ({
    code,
    raised: {
      file: 'test/usecases/duplicates.test.ts',
      test: 'a deposit and a validation say the same of rows above, over many pages',
    },
    near: { file: duplicates, test: nearDuplicates[code] ?? '' },
  })),
  ...['document-unknown', 'document-refused'].map((code) => ({
    code,
    raised: {
      file: namedPapers,
      test: 'is rejected with all that is wrong with them, and holds no reference',
    },
    near: usablePapers,
  })),
  ...[
    {
      code: 'document-vin-differs',
      test: 'is told of a certificate that shows other VINs, not of one that shows none',
    },
    {
      code: 'document-expired-by-mrz',
      test: 'is told of an identity document that has expired by its coded lines',
    },
  ].map(({ code, test }) => ({
    code,
    raised: { file: namedPapers, test },
    near: { file: namedPapers, test },
  })),
  ...[
    { code: 'document-empty', raised: 'an empty body is refused with a finding' },
    {
      code: 'digest-mismatch',
      raised: 'compares the bytes with the digests that it knows, and keeps nothing that differs',
    },
    {
      code: 'document-too-large',
      raised: '25 MB are taken and one byte more is not, announced or not; nothing stays of it',
    },
  ].map(({ code, raised }) => ({
    code,
    raised: { file: documentUploads, test: raised },
    near: { file: documentUploads, test: raised },
  })),
  {
    code: 'document-check-failed',
    raised: {
      file: documentChecks,
      test: 'gives up after the third fault of ours, with a code that says so',
    },
    near: {
      file: documentChecks,
      test: 'a doctor that is away is asked again later, however often, and that is no fault of the document',
    },
  },
  { code: 'habilitation-format', raised: habilitations, near: habilitations },
  {
    code: 'document-refused-by-state',
    raised: { file: uploads, test: 'goes back to the client with its kind and the words of the State' },
    near: { file: uploads, test: 'that two dossiers share are uploaded once' },
  },
]
