import { setTimeout as sleep } from 'node:timers/promises'
import { makePdf } from '../../server/sandbox/pdf.ts'

interface Uploaded {
  id?: string
  status?: string
}

const triesMax = 300
const pauseMs = 200

/** Uploads a one-page PDF of its own text to a gateway and answers its id once it may be filed. */
export async function uploadPaper(
  { url }: { url: string },
  key: string,
  text = 'Une pièce inventée pour les essais.',
): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const ask = async (path: string, init: RequestInit = {}): Promise<Uploaded> =>
    (await (await fetch(url + path, { ...init, headers })).json()) as Uploaded
  let told = await ask('/v1/documents', {
    method: 'POST',
    body: new Uint8Array(makePdf('Pièce', [text])),
  })
  for (let tries = 0; told.status === 'checking' && tries < triesMax; tries += 1) {
    await sleep(pauseMs)
    told = await ask(`/v1/documents/${told.id}`)
  }
  if (told.id === undefined || told.status !== 'usable')
    throw new Error(`the paper is not usable: ${JSON.stringify(told)}`)
  return told.id
}
