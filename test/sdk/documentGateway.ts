import { createHash } from 'node:crypto'
import type { UploadedDocument } from '@liasse/sdk'
import { type Answer, aGateway, json } from './fakeGateway.ts'

export const hexOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** What a paper says of itself: `password` in its bytes has it refused, `mended` has it mended. */
function verdictOf(body: string): Pick<UploadedDocument, 'status' | 'findings'> {
  if (body.includes('password')) return { status: 'refused', findings: [passwordFinding] }
  return { status: 'usable', findings: body.includes('mended') ? [mendedFinding] : [] }
}

const passwordFinding = {
  code: 'pdf-password',
  severity: 'error' as const,
  pointer: '',
  fr: 'Le PDF est protégé par un mot de passe.',
  en: 'The PDF is protected by a password.',
  remedy: { fr: 'Imprimez-le vers un nouveau PDF.', en: 'Print it to a new PDF.' },
  actor: 'client' as const,
}
const mendedFinding = {
  ...passwordFinding,
  code: 'document-repaired',
  severity: 'info' as const,
  fr: 'Le fichier était abîmé ; il a été réparé.',
  en: 'The file was damaged; it was mended.',
}

/** A fake gateway that keeps papers by their content, as the real one does. */
export async function aDocumentGateway() {
  const gateway = await aGateway()
  const held = new Map<string, UploadedDocument>()
  const list: Answer = ({ query }, response) => {
    const found = held.get(query['sha256'] ?? '')
    json(response, 200, { data: found ? [found] : [], next: null })
  }
  const take: Answer = ({ body }, response) => {
    const sha256 = hexOf(body)
    const known = held.get(sha256)
    const document = known ?? {
      id: `doc_${held.size + 1}`,
      sha256,
      size: body.length,
      createdAt: '2026-11-23T08:00:00.000Z',
      ...verdictOf(body),
    }
    held.set(sha256, document)
    json(response, known ? 200 : 201, document)
  }
  gateway.always('GET /v1/documents', list)
  gateway.always('POST /v1/documents', take)
  const posts = () => gateway.seen.filter(({ method }) => method === 'POST')
  return { ...gateway, held, list, take, posts }
}
