import { expect, test } from 'vitest'
import {
  type Answer,
  aGateway,
  acceptedBatch,
  anItem,
  items,
  json,
  noCounts,
  refuses,
} from '../fakeGateway.ts'
import { aFile, runLiasse } from './runLiasse.ts'

const missing = {
  code: 'field-missing',
  severity: 'error',
  pointer: '/sale',
  fr: 'La vente manque.',
  en: 'The sale is missing.',
  remedy: { fr: 'Ajoutez la vente.', en: 'Add the sale.' },
  actor: 'client',
}

const ndjson = (count: number): string =>
  items(count)
    .map((item) => `${JSON.stringify(item)}\n`)
    .join('')

type Counts = Partial<typeof noCounts>

async function aGatewayWhere(counts: Counts, results: object[] = [], batch: object = {}) {
  const gateway = await aGateway()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const now = { ...acceptedBatch('bat_1', null, total), counts: { ...noCounts, ...counts }, ...batch }
  const shows: Answer = (_seen, response) => {
    response.setHeader('etag', '"1"')
    json(response, 200, now)
  }
  gateway.always('GET /v1/batches/bat_1', shows)
  gateway.always('GET /v1/batches/bat_1/results', (_seen, response) => {
    response.end(results.map((result) => `${JSON.stringify({ findings: [], ...result })}\n`).join(''))
  })
  return gateway
}

test('push hands over a file, waits until it is filed, and ends with 0', async () => {
  const { url, seen } = await aGatewayWhere({ filed: 2 })
  const file = aFile('morning.ndjson', ndjson(2))

  const { code, stdout } = await runLiasse(['push', file, '--reference', 'm1', '--priority', 'urgent'], {
    url,
  })

  expect(code).toBe(0)
  expect(stdout).toContain('Lot bat_1 : 2 lignes, acceptées 2, rejetées 0')
  expect(stdout).toContain('Rien à reprendre.')
  expect(seen[0]).toMatchObject({ query: { reference: 'm1', priority: 'urgent' }, body: ndjson(2) })
})

test('push names each line to take up again: row, reference, what is wrong, what to do', async () => {
  const { url } = await aGatewayWhere({ rejected: 1, refused: 1, filed: 1 }, [
    { row: 1, reference: 'R-1', state: 'rejected', findings: [missing] },
    { row: 2, reference: 'R-2', state: 'filed', id: 'dos_2' },
    {
      row: 3,
      reference: 'R-3',
      state: 'refused',
      id: 'dos_3',
      refusal: {
        code: 'state-refused',
        stateCode: 'E104',
        stateMessage: 'Véhicule gagé',
        fr: 'Le véhicule est gagé.',
        en: 'The vehicle is pledged.',
        remedy: { fr: 'Faites lever le gage.', en: 'Have the pledge lifted.' },
        actor: 'client',
        retryable: false,
      },
    },
  ])
  const file = aFile('morning.ndjson', ndjson(3))

  const { code, stdout } = await runLiasse(['push', file], { url })

  expect(code).toBe(3)
  expect(stdout).toContain(
    [
      'Lignes à reprendre (2) :',
      'ligne 1  R-1  rejetée',
      '  - La vente manque. [field-missing, /sale]',
      '    à faire : Ajoutez la vente.',
      "ligne 3  R-3  refusée par l'État",
      "  - l'État répond : « Véhicule gagé » [E104]",
      '    en clair : Le véhicule est gagé.',
      '    à faire : Faites lever le gage.',
    ].join('\n'),
  )
  expect(stdout).not.toContain('R-2')
})

test('push speaks English on demand', async () => {
  const { url } = await aGatewayWhere({ rejected: 1 }, [
    { row: 1, reference: 'R-1', state: 'rejected', findings: [missing] },
  ])

  const { code, stdout } = await runLiasse(['--lang', 'en', 'push', '-'], { url, stdin: ndjson(1) })

  expect(code).toBe(4)
  expect(stdout).toContain('The sale is missing. [field-missing, /sale]\n    to do: Add the sale.')
})

test('watch waits for the decision unless told otherwise', async () => {
  const { url } = await aGatewayWhere({ completed: 1, existing: 1 }, [], {
    state: 'completed',
    outcome: 'mixed',
  })

  const { code, stdout } = await runLiasse(['watch', 'bat_1'], { url })

  expect(code).toBe(3)
  expect(stdout).toContain('  1  déjà connues\n  1  terminées\n')
})

test('a line that answers with an earlier dossier which was refused is to be taken up again', async () => {
  const { url } = await aGatewayWhere({ existing: 2 }, [
    { row: 1, reference: 'R-1', state: 'completed', id: 'dos_1', existing: true },
    { row: 2, reference: 'R-2', state: 'cancelled', id: 'dos_2', existing: true },
  ])

  const { stdout } = await runLiasse(['watch', 'bat_1', '--wait', 'filed'], { url })

  expect(stdout).toContain('Lignes à reprendre (1) :\nligne 2  R-2  annulée\n')
})

test('a dossier that waits for another file is not told as a question of the State', async () => {
  const finding = {
    code: 'document-refused',
    severity: 'error' as const,
    pointer: '/documents/0/documentId',
    fr: 'Ce PDF ne s’ouvre qu’avec un mot de passe.',
    en: 'This PDF only opens with a password.',
    remedy: { fr: 'Imprimez-le dans un nouveau PDF.', en: 'Print it to a new PDF.' },
    actor: 'client' as const,
  }
  const { url } = await aGatewayWhere({ actionRequired: 1 }, [
    { row: 1, id: 'dos_1', state: 'actionRequired', findings: [finding] },
  ])

  const { stdout } = await runLiasse(['watch', 'bat_1', '--wait', 'filed'], { url })

  expect(stdout).toContain('mot de passe. [document-refused, /documents/0/documentId]')
  expect(stdout).toContain("le dossier attend un autre fichier (dos_1) ; l'État ne l'a pas encore reçu")
  expect(stdout).not.toContain("l'État attend une réponse")
})

test('a pipe gets plain lines without escape codes', async () => {
  const { url } = await aGatewayWhere({ filed: 2, actionRequired: 1 })

  const { stdout, stderr } = await runLiasse(['push', aFile('m.ndjson', ndjson(3))], { url })

  expect(stderr).toContain('acceptées 3 sur 3, déposées 3, décidées 0, à compléter 1')
  expect(stdout + stderr).not.toContain('\u001B')
})

test('what the State says cannot steer the terminal', async () => {
  const { url } = await aGatewayWhere({ refused: 1 }, [
    {
      row: 1,
      state: 'refused',
      refusal: {
        code: 'x',
        stateCode: 'E1',
        stateMessage: '\u001B[2Jvoilà',
        fr: '\u001B[2Jvoilà',
        en: 'The State has refused the request.',
        remedy: { fr: 'Corrigez.', en: 'Correct it.' },
        actor: 'client',
        retryable: false,
      },
    },
  ])

  const { stdout } = await runLiasse(['watch', 'bat_1', '--wait', 'filed'], { url })

  expect(stdout).toContain(' [2Jvoilà')
  expect(stdout).not.toContain('\u001B')
})

test('push tells how to go on following when it is interrupted', async () => {
  const { url } = await aGatewayWhere({ queued: 2 })

  const { code, stderr } = await runLiasse(['push', aFile('m.ndjson', ndjson(2))], {
    url,
    interruptOn: /bat_1/,
  })

  expect(code).toBe(130)
  expect(stderr).toContain('liasse watch bat_1')
})

test('push shows all findings of a batch that is refused as a whole', async () => {
  const { url, next } = await aGateway()
  next(refuses(422, 'batch-invalid', { members: { findings: [{ ...missing, row: 1 }] } }))
  const file = aFile('m.ndjson', ndjson(2))

  const { code, stdout, stderr } = await runLiasse(['push', file, '--on-invalid', 'refuse'], { url })

  expect(code).toBe(1)
  expect(stdout).toContain('ligne 1\n  - La vente manque. [field-missing, /sale]')
  expect(stderr).toContain('req_1')
})

test('push leads to the batch that has its reference already', async () => {
  const { url, next } = await aGateway()
  next(refuses(409, 'batch-reference-taken', { members: { batch: 'bat_0193-7' } }))

  const { code, stderr } = await runLiasse(['push', '-', '--reference', 'm1'], { url, stdin: ndjson(1) })

  expect(code).toBe(1)
  expect(stderr).toContain('liasse watch bat_0193-7')
})

test('push takes the reference and the rest of the envelope from a JSON file', async () => {
  const { url, seen } = await aGatewayWhere({ filed: 1 })
  const file = aFile(
    'm.json',
    JSON.stringify({ reference: 'from-file', onInvalid: 'refuse', items: [anItem(1)] }, null, 2),
  )

  await runLiasse(['push', file, '--on-invalid', 'continue'], { url })

  expect(seen[0]?.query).toEqual({ reference: 'from-file', onInvalid: 'continue' })
})

test('validate says what to correct and files nothing', async () => {
  const { url, always, seen } = await aGateway()
  const verdict = { reference: 'R', findings: [], deadlines: [] }
  always('POST /v1/validations', (_seen, response) =>
    json(response, 200, {
      valid: 1,
      invalid: 1,
      items: [
        { ...verdict, row: 1, valid: true },
        { ...verdict, row: 2, valid: false, findings: [missing] },
      ],
    }),
  )

  const { code, stdout } = await runLiasse(['validate', '-', '--on', '2026-12-01'], { url, stdin: ndjson(2) })

  expect(code).toBe(3)
  expect(stdout).toContain('ligne 2  R  rejetée\n  - La vente manque.')
  expect(stdout).toContain('Valables 1, à corriger 1.')
  expect(seen.map(({ path, query }) => [path, query])).toEqual([['/v1/validations', { on: '2026-12-01' }]])
})

test('results are written as they come, in the format asked for', async () => {
  const { url, always } = await aGatewayWhere({ filed: 1 }, [{ row: 1, reference: 'R-1', state: 'filed' }])

  const lines = await runLiasse(['results', 'bat_1'], { url })
  always('GET /v1/batches/bat_1/results', ({ headers, query }, response) =>
    response.end(`${headers.accept} ${query['only']}`),
  )
  const table = await runLiasse(['results', 'bat_1', '--format', 'csv', '--only', 'final'], { url })

  expect(lines).toMatchObject({
    code: 0,
    stdout: '{"findings":[],"row":1,"reference":"R-1","state":"filed"}\n',
  })
  expect(table).toMatchObject({ code: 0, stdout: 'text/csv final' })
})

test.each<[string[], string]>([
  [['push'], "il manque l'argument fichier"],
  [['push', 'x', '--wait', 'soon'], '--wait'],
  [['push', 'x', '--nonsense'], 'option inconnue : --nonsense'],
  [['shove'], 'commande inconnue : shove'],
  [['validate', 'x', '--on', '01/12/2026'], 'AAAA-MM-JJ'],
  [['push', '/there/is/no.ndjson'], 'fichier introuvable'],
])('%j is a usage error, told in French', async (args, told) => {
  const { code, stderr } = await runLiasse(args, { url: 'http://127.0.0.1:9' })

  expect(code).toBe(2)
  expect(stderr).toContain(told)
})

test('an address that is missing is a usage error', async () => {
  const { code, stderr } = await runLiasse(['watch', 'bat_1'])

  expect(code).toBe(2)
  expect(stderr).toContain('LIASSE_URL')
})

test.each<[Answer, string]>([
  [refuses(401, 'key-unknown'), "la clé d'accès est refusée"],
  [refuses(403, 'scope-missing'), "la clé d'accès n'a pas ce droit"],
  [refuses(404, 'not-found'), 'rien de ce nom chez vous'],
])('an answer of the gateway becomes a sentence and the request id', async (answer, told) => {
  const { url, next } = await aGateway()
  next(answer)

  const { code, stderr } = await runLiasse(['watch', 'bat_1'], { url })

  expect(code).toBe(1)
  expect(stderr).toBe(
    `Erreur : ${told}${told.includes('refusée') ? ' (key-unknown)' : ''}\nnuméro de la demande, pour l'exploitant : req_1\n`,
  )
})
