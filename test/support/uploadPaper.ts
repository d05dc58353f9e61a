import { makePdf } from '../../server/sandbox/pdf.ts'

/** Uploads a one-page PDF of its own text to a gateway and answers its id once it may be filed. */
export async function uploadPaper(
  { url }: { url: string },
  key: string,
  text = 'Une pièce inventée pour les essais.',
): Promise<string> {
  const response = await fetch(`${url}/v1/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, prefer: 'wait=30' },
    body: new Uint8Array(makePdf('Pièce', [text])),
  })
  const told: unknown = await response.json()
  if (typeof told === 'object' && told !== null && 'id' in told && 'status' in told)
    if (typeof told.id === 'string' && told.status === 'usable') return told.id
  throw new Error(`the paper is not usable: ${response.status} ${JSON.stringify(told)}`)
}
