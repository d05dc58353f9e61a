import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { safeCell } from '../../../sdk/cli/table/besideFile.ts'
import { aGateway, acceptedBatch, json, noCounts, refuses } from '../fakeGateway.ts'
import { aFile, runLiasse } from './runLiasse.ts'

const sales = [
  'Ventes de novembre;;;',
  'Référence;N° de série (VIN);Date de vente;Couleur',
  'R-1;VF1TEST0000000001;18/11/2026;gris',
  'R-2;1,23E+16;18/11/2026;',
  '"R-3";"VF1TEST0000000003";19/11/2026;=1+1',
  '',
].join('\r\n')

const finding = {
  code: 'sale-in-the-future',
  severity: 'error',
  pointer: '/sale/date',
  fr: 'La vente est dans le futur.',
  en: 'The sale lies ahead.',
  remedy: { fr: 'Corrigez la date.', en: 'Correct the date.' },
  actor: 'client',
}

const flags = ['--procedure', 'changement-titulaire']

async function aGatewayWithResults(results: object[], counts: Partial<typeof noCounts>) {
  const gateway = await aGateway()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  gateway.always('GET /v1/batches/bat_1', (_seen, response) => {
    response.setHeader('etag', '"1"')
    const now = { ...acceptedBatch('bat_1', null, total), counts: { ...noCounts, ...counts } }
    json(response, 200, { ...now, state: 'completed', outcome: 'mixed' })
  })
  gateway.always('GET /v1/batches/bat_1/results', (_seen, response) =>
    response.end(results.map((result) => `${JSON.stringify({ findings: [], ...result })}\n`).join('')),
  )
  return gateway
}

const results = [
  {
    row: 1,
    reference: 'R-1',
    id: 'dos_1',
    state: 'completed',
    filing: { number: 'SIV-1', status: 'ok' },
    outcome: { plate: 'ZZ-001-ZZ' },
  },
  { row: 3, reference: 'R-3', state: 'rejected', findings: [{ ...finding, row: 3 }] },
]

test('push sends the good rows of a table, each at the line it has in the file, and tells the others beside the refusals', async () => {
  const { url, seen } = await aGatewayWithResults(results, { completed: 1, rejected: 1 })

  const { code, stdout } = await runLiasse(['push', aFile('v.csv', sales), ...flags, '--wait', 'decided'], {
    url,
  })

  expect(code).toBe(3)
  const lines = (seen[0]?.body ?? '').split('\n')
  // Blank lines in front are not sent: the first item is row 1 of the batch, and line 3 of the file.
  expect(lines.map((line) => (line === '' ? '' : JSON.parse(line).reference))).toEqual(['R-1', '', 'R-3', ''])
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    reference: 'R-1',
    procedure: 'changement-titulaire',
    vehicle: { vin: 'VF1TEST0000000001' },
    sale: { date: '2026-11-18' },
  })
  expect(stdout).toContain('Colonnes non reprises')
  expect(stdout).toContain('« Couleur » (2 cellules remplies)')
  expect(stdout).toContain(
    [
      'Lignes à reprendre (2) :',
      'ligne 4  R-2  rejetée',
      '  - « N° de série (VIN) » : Le tableur a abîmé le VIN : des chiffres sont perdus. [vin-mangled-by-spreadsheet, /vehicle/vin]',
    ].join('\n'),
  )
  expect(stdout).toContain(
    [
      'ligne 5  R-3  rejetée',
      '  - « Date de vente » : La vente est dans le futur. [sale-in-the-future, /sale/date]',
      '    à faire : Corrigez la date.',
    ].join('\n'),
  )
})

test('results are written beside the columns of the file, which stay as they were', async () => {
  const { url } = await aGatewayWithResults(results, { completed: 1, rejected: 1 })
  const file = aFile('v.csv', sales)
  const output = join(dirname(file), 'out.csv')

  const { stdout } = await runLiasse(['push', file, ...flags, '--wait', 'decided', '--output', output], {
    url,
  })

  expect(stdout).toContain('Résultats écrits')
  expect(readFileSync(output, 'utf8').split('\r\n')).toEqual([
    '\ufeffVentes de novembre;;;',
    'Référence;N° de série (VIN);Date de vente;Couleur;Liasse : état;Liasse : n° de dossier;Liasse : n° de dépôt;Liasse : plaque;Liasse : NEPH;Liasse : codes;Liasse : message;Liasse : à faire',
    'R-1;VF1TEST0000000001;18/11/2026;gris;terminée;dos_1;SIV-1;ZZ-001-ZZ;;;;',
    expect.stringMatching(
      /^R-2;1,23E\+16;18\/11\/2026;;rejetée;;;;;vin-mangled-by-spreadsheet;Le tableur a abîmé/,
    ),
    'R-3;VF1TEST0000000003;19/11/2026;=1+1;rejetée;;;;;sale-in-the-future;La vente est dans le futur.;Corrigez la date.',
    '',
  ])
})

test('results come later too, by reference, as a workbook', async () => {
  const { url } = await aGatewayWithResults(results, { completed: 1, rejected: 1 })
  const file = aFile('v.csv', sales)
  const output = join(dirname(file), 'out.xlsx')

  const { code } = await runLiasse(
    ['results', 'bat_1', '--beside', file, '--output', output, '--lang', 'en'],
    { url },
  )

  const rows = await readSheet(output)
  expect(code).toBe(0)
  expect(rows[1]?.slice(3, 6)).toEqual(['Couleur', 'Liasse : state', 'Liasse : dossier'])
  expect(rows[2]?.slice(0, 8)).toEqual([
    'R-1',
    'VF1TEST0000000001',
    '18/11/2026',
    'gris',
    'completed',
    'dos_1',
    'SIV-1',
    'ZZ-001-ZZ',
  ])
  expect(rows[4]?.slice(3, 5)).toEqual(['=1+1', 'rejected'])
})

test('a result never stands beside a line that was not sent, even where both have one reference', async () => {
  const { url } = await aGatewayWithResults(results.slice(0, 1), { completed: 1 })
  const file = aFile('v.csv', 'Référence;VIN\nR-1;1,23E+16\nR-1;VF1TEST0000000001\n')
  const output = join(dirname(file), 'out.csv')

  await runLiasse(['results', 'bat_1', '--beside', file, '--output', output, ...flags], { url })

  const lines = readFileSync(output, 'utf8').split('\r\n')
  expect(lines[1]).toMatch(/^R-1;1,23E\+16;rejetée;;/)
  expect(lines[2]).toMatch(/^R-1;VF1TEST0000000001;terminée;dos_1;/)
})

test.each(['=1+1', '+33', '-1', '@SUM', '\t=1', '\r=1'])(
  'an added cell %j is not computed by a spreadsheet',
  (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
    expect(safeCell(`x${text}`)).toBe(`x${text}`)
  },
)

test('validate tells each faulty line of the file by its number and the title of its column', async () => {
  const { url, always, seen } = await aGateway()
  const verdict = { valid: true, findings: [], deadlines: [] }
  always('POST /v1/validations', (_seen, response) =>
    json(response, 200, {
      valid: 1,
      invalid: 1,
      items: [
        { ...verdict, row: 1, reference: 'R-1' },
        { ...verdict, row: 3, reference: 'R-3', valid: false, findings: [finding] },
      ],
    }),
  )

  const { code, stdout } = await runLiasse(['validate', aFile('v.csv', sales), ...flags, '--lang', 'en'], {
    url,
  })

  expect(code).toBe(3)
  expect(stdout).toContain(
    "line 4  R-2  rejected\n  - 'N° de série (VIN)': The spreadsheet has mangled the VIN",
  )
  expect(stdout).toContain("line 5  R-3  rejected\n  - 'Date de vente': The sale lies ahead.")
  expect(stdout).toContain('3 lines. Valid 1, to correct 2.')
  expect(seen).toHaveLength(1)
})

test.each([
  [
    '/sale/sellerKind',
    '  - Il manque la valeur. [field-missing, /sale/sellerKind]',
    'Ajoutez une colonne « Qualité du vendeur ».',
  ],
  [
    '/vehicle/vin',
    '  - « N° de série (VIN) » : Il manque la valeur. [field-missing, /vehicle/vin]',
    'Remplissez cette cellule.',
  ],
])('what is missing at %s is asked for as a column or a cell', async (pointer, told, remedy) => {
  const { url, always } = await aGateway()
  const missing = { ...finding, code: 'field-missing', pointer, fr: 'Il manque la valeur.' }
  always('POST /v1/validations', (_seen, response) =>
    json(response, 200, {
      valid: 0,
      invalid: 1,
      items: [{ valid: false, findings: [missing], deadlines: [], row: 3, reference: 'R-3' }],
    }),
  )

  const { stdout } = await runLiasse(['validate', aFile('v.csv', sales), ...flags], { url })

  expect(stdout).toContain(`${told}\n    à faire : ${remedy}\n`)
})

test('a table without one good row files nothing and ends with 4', async () => {
  const { url, next } = await aGateway()
  next(refuses(422, 'batch-empty'))

  const { code, stdout } = await runLiasse(
    ['push', aFile('v.csv', 'Référence;VIN\nR-1;1,2E+16\n'), ...flags],
    { url },
  )

  expect(code).toBe(4)
  expect(stdout).toContain('Lignes du fichier non envoyées : 1')
  expect(stdout).toContain('ligne 2  R-1  rejetée')
})

test('--on-invalid refuse holds for what the importer finds: nothing is sent', async () => {
  const { url, seen } = await aGateway()

  const { code, stdout } = await runLiasse(
    ['push', aFile('v.csv', sales), ...flags, '--on-invalid', 'refuse'],
    { url },
  )

  expect(code).toBe(1)
  expect(stdout).toContain('le lot est refusé en entier')
  expect(seen).toEqual([])
})

test.each([['preview'], ['push', '--preview']])(
  '%s shows what is understood, without a gateway',
  async (...command) => {
    const [name = '', ...more] = command

    const { code, stdout } = await runLiasse([name, aFile('v.csv', sales), ...more, ...flags])

    expect(code).toBe(3)
    expect(stdout).toContain('CSV, UTF-8, séparateur « ; », titres à la ligne 2')
    expect(stdout).toMatch(/B {2}N° de série \(VIN\) {2,}VIN {2,}AA9AAAA9999999999\n/)
    expect(stdout).toMatch(/D {2}Couleur {2,}NON REPRISE {2,}aaaa\n/)
  },
)

test('a mapping file names the columns that titles do not', async () => {
  const mapping = aFile('mapping.json', JSON.stringify({ columns: { Couleur: '/metadata/colour' } }))

  const { stdout } = await runLiasse(['preview', aFile('v.csv', sales), ...flags, '--mapping', mapping])

  expect(stdout).toContain('/metadata/colour : gris')
  expect(stdout).not.toContain('NON REPRISE')
})

test.each<[string[], string]>([
  [['preview', 'SALES'], '--procedure'],
  [['preview', 'SALES', '--procedure', 'vendre'], "Cette démarche n'existe pas"],
  [['preview', 'SALES', ...flags, '--mapping', 'SALES'], "ce n'est pas du JSON valable"],
  [['push', 'SALES', ...flags, '--output', 'out.pdf'], '.csv ou .xlsx'],
  [['push', 'SALES', ...flags, '--output', 'SALES'], 'écraser'],
  [['push', 'x.ndjson', '--output', 'out.csv'], 'demandent un fichier CSV ou XLSX'],
  [['results', 'bat_1', '--output', 'out.csv'], 'demandent un fichier CSV ou XLSX'],
  [['preview', '/there/is/no.csv', ...flags], 'fichier introuvable'],
])('%j is a usage error, told in French', async (args, told) => {
  const file = aFile('v.csv', sales)

  const { code, stderr } = await runLiasse(
    args.map((arg) => (arg === 'SALES' ? file : arg)),
    { url: 'http://127.0.0.1:9' },
  )

  expect(stderr).toContain(told)
  expect(code).toBe(2)
  expect(existsSync('out.csv')).toBe(false)
})
