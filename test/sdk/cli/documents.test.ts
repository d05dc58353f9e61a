import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { aDocumentGateway, hexOf } from '../documentGateway.ts'
import { type Answer, acceptedBatch, json } from '../fakeGateway.ts'
import { aFile, runLiasse } from './runLiasse.ts'

/** A folder with these files in it, gone after the test. */
function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'liasse-papers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const pupil = (reference: string, birthName: string, documents: object[]) => ({
  reference,
  procedure: 'inscription-premiere',
  candidate: { birthName, firstNames: ['Léa'] },
  documents,
})
const linesOf = (items: object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('')

/** Every item takes the way that its reference begins with. */
const validates: Answer = ({ body }, response) => {
  const items = body.split('\n').flatMap((line, index) => {
    if (line === '') return []
    const { reference } = JSON.parse(line)
    return [
      {
        row: index + 1,
        reference,
        valid: true,
        findings: [],
        channel: reference.startsWith('S') ? 'siv' : 'ants',
      },
    ]
  })
  json(response, 200, { valid: items.length, invalid: 0, items })
}

async function aGatewayForPapers() {
  const gateway = await aDocumentGateway()
  gateway.always('POST /v1/validations', validates)
  gateway.always('POST /v1/documents/joined', (_seen, response) =>
    json(response, 201, { id: 'doc_joined', status: 'checking', findings: [] }),
  )
  gateway.always('GET /v1/documents/doc_joined', (_seen, response) =>
    json(response, 200, { id: 'doc_joined', status: 'usable', findings: [] }),
  )
  gateway.always('GET /v1/batches/bat_1', (_seen, response) => {
    response.setHeader('etag', '"1"')
    json(response, 200, acceptedBatch('bat_1', null, 1))
  })
  return gateway
}

test('add tells of each file how it stands and what to do, and sends no name to the gateway', async () => {
  const { url, seen } = await aGatewayForPapers()
  const folder = aFolder({
    'MARTIN Léa/CNI.pdf': 'clean',
    'MARTIN Léa/domicile.pdf': 'with a password',
    'MARTIN Léa/jdc.pdf': 'mended',
    'Thumbs.db': 'of the system',
  })

  const { code, stdout } = await runLiasse(['documents', 'add', folder], { url })

  expect(stdout).toMatch(/^MARTIN Léa\/CNI\.pdf +Pièce d'identité +utilisable$/m)
  expect(stdout).toMatch(
    /^MARTIN Léa\/domicile\.pdf +Justificatif de domicile +refusé\n {2}- Le PDF est protégé par un mot de passe\. \[pdf-password\]\n {4}à faire : Imprimez-le vers un nouveau PDF\.$/m,
  )
  expect(stdout).toMatch(
    /^MARTIN Léa\/jdc\.pdf +JDC +adapté\n {2}- Le fichier était abîmé ; il a été réparé\.$/m,
  )
  expect(stdout).toContain('3 fichiers : 2 utilisables, 1 à reprendre.')
  expect(stdout).not.toContain('Thumbs')
  expect(code).toBe(3)
  expect(decodeURIComponent(JSON.stringify(seen))).not.toMatch(/martin/i)
})

test('add tells what the gateway found in a file that it did not take', async () => {
  const gateway = await aGatewayForPapers()
  const finding = {
    code: 'document-empty',
    severity: 'error',
    pointer: '',
    fr: 'Le fichier est vide.',
    en: 'The file is empty.',
    remedy: { fr: 'Vérifiez son contenu.', en: 'See what it holds.' },
    actor: 'client',
  }
  gateway.always('POST /v1/documents', (_seen, response) =>
    json(response, 400, {
      code: 'document-empty',
      detail: 'No byte.',
      requestId: 'req_1',
      findings: [finding],
    }),
  )

  const { code, stdout } = await runLiasse(
    ['documents', 'add', aFolder({ 'IP-7.domicile.pdf': '' })],
    gateway,
  )

  expect(stdout).toMatch(
    /non envoyé\n {2}- Le fichier est vide\. \[document-empty\]\n {4}à faire : Vérifiez son contenu\.\n/,
  )
  expect(stdout).not.toContain('req_1')
  expect(code).toBe(4)
})

test('add --items names each file in its item, and leaves other lines as they are', async () => {
  const { url, seen, held } = await aGatewayForPapers()
  const folder = aFolder({
    'IP-1/identite.recto.jpg': 'front',
    'IP-1/identite.verso.jpg': 'back',
    'IP-1.domicile.pdf': 'home',
    'petit_lea passeport.pdf': 'passport',
  })
  const untouched = '{ "reference" : "S-3", "procedure":"vn", "documents":[{"kind":"facture"}] }'
  const items = linesOf([
    pupil('IP-1', 'MARTIN', [{ kind: 'domicile', variant: 'facture-eau' }, { kind: 'identite' }]),
    pupil('IP-2', 'PETIT', []),
  ])
  const output = aFile('out.ndjson', '')

  const { code, stdout } = await runLiasse(
    ['documents', 'add', folder, '--items', aFile('in.ndjson', `${items}${untouched}\n`), '--output', output],
    { url },
  )

  const written = readFileSync(output, 'utf8').split('\n')
  expect(written[2]).toBe(untouched)
  expect(JSON.parse(written[0] ?? '').documents).toEqual([
    { kind: 'domicile', variant: 'facture-eau', documentId: expect.stringMatching(/^doc_\d$/) },
    { kind: 'identite', documentId: 'doc_joined' },
  ])
  expect(JSON.parse(written[1] ?? '').documents).toEqual([
    { kind: 'identite', variant: 'passeport', documentId: expect.stringMatching(/^doc_\d$/) },
  ])
  expect(stdout).toMatch(/^IP-1\/identite\.recto\.jpg \+ verso\.jpg +Pièce d'identité +utilisable$/m)
  expect(stdout).not.toContain('ne citait pas')
  expect(code).toBe(0)
  const joins = seen.filter(({ path }) => path === '/v1/documents/joined').map(({ body }) => JSON.parse(body))
  const idOf = (text: string) => held.get(hexOf(text))?.id
  expect(joins).toEqual([{ parts: [idOf('front'), idOf('back')], kind: 'identite', channel: 'ants' }])
  const uploads = seen.filter(({ method, path }) => method === 'POST' && path === '/v1/documents')
  expect(uploads.map(({ query }) => query)).toContainEqual({ kind: 'domicile', channel: 'ants' })
})

test('add --items tells every file without a place and every paper without a file', async () => {
  const { url, posts } = await aGatewayForPapers()
  const folder = aFolder({
    'IP-1.identite.pdf': 'a',
    'IP-1.identite-copie.pdf': 'b',
    'IP-1.notes.pdf': 'c',
    'IP-9.identite.pdf': 'd',
    'MARTIN Léa.domicile.pdf': 'e',
    'IP-2.domicile.pdf': 'f',
  })
  const items = linesOf([
    pupil('IP-1', 'MARTIN', [{ kind: 'identite' }, { kind: 'jdc' }]),
    pupil('IP-2', 'MARTIN', [{ kind: 'domicile', documentId: 'doc_mine' }]),
    pupil('S-1', 'DURAND', [{ kind: 'facture' }]),
  ])
  const output = aFile('out.ndjson', '')

  const { code, stdout } = await runLiasse(
    ['documents', 'add', folder, '--items', aFile('in.ndjson', items), '--output', output],
    { url },
  )

  expect(stdout).toMatch(
    /^IP-1\.identite\.pdf .*non rattaché\n {2}- .*même pièce : IP-1\.identite-copie\.pdf/m,
  )
  expect(stdout).toMatch(/^IP-1\.notes\.pdf .*\n {2}- Dossier IP-1 : le nom ne dit pas/m)
  expect(stdout).toMatch(/^IP-9\.identite\.pdf .*\n {2}- Aucun dossier/m)
  expect(stdout).toMatch(/^MARTIN Léa\.domicile\.pdf .*\n {2}- .*plusieurs dossiers : IP-1, IP-2/m)
  expect(stdout).toMatch(/^IP-2\.domicile\.pdf .*\n {2}- .*déjà un document/m)
  expect(stdout).toMatch(
    /^Pièces sans fichier \(dossiers : 1\) :\n {2}ligne 1 {2}IP-1 {2}Pièce d'identité, JDC$/im,
  )
  expect(readFileSync(output, 'utf8')).toBe(items)
  expect(posts().filter(({ path }) => path === '/v1/documents')).toEqual([])
  expect(code).toBe(4)
})

test('push --documents sends the files first, and then the batch that names them', async () => {
  const { url, seen, batches } = await aGatewayForPapers()
  const folder = aFolder({ 'IP-1/cni.pdf': 'card', 'autre.pdf': 'of nobody' })
  const file = aFile(
    'school.csv',
    'Référence;Démarche;Nom;Prénom\r\nIP-1;inscription-premiere;MARTIN;Léa\r\n',
  )

  const { code, stdout } = await runLiasse(['push', file, '--documents', folder, '--wait', 'accepted'], {
    url,
  })

  const [batch] = batches.values()
  expect(JSON.parse(batch?.lines[0] ?? '').documents).toEqual([
    { kind: 'identite', variant: 'cni', documentId: 'doc_1' },
  ])
  expect(seen.findIndex(({ path }) => path === '/v1/documents')).toBeLessThan(
    seen.findIndex(({ path }) => path === '/v1/batches'),
  )
  expect(stdout).toMatch(/^autre\.pdf .*non rattaché$/m)
  expect(code).toBe(3)
})

test.each<[string, (folder: string) => string[], RegExp]>([
  ['a folder that is none', () => ['/nowhere'], /introuvable/],
  ['a folder that is a file', () => [aFile('x.pdf', '')], /pas un répertoire/],
  ['a folder without files', () => [aFolder({})], /aucun fichier/],
  [
    'items without a place to write them to',
    (folder) => [folder, '--items', aFile('i.ndjson', '{}')],
    /--output/,
  ],
])('%s is a command that is badly written', async (_name, args, message) => {
  const { url } = await aGatewayForPapers()

  const { code, stderr } = await runLiasse(['documents', 'add', ...args(aFolder({ 'a.pdf': 'a' }))], { url })

  expect(stderr).toMatch(message)
  expect(code).toBe(2)
})
