import { createHash } from 'node:crypto'
import { defaultProfile, profileKey } from '../../server/domain/documents/profile.ts'
import type { Finding } from '../../server/domain/finding.ts'
import type { NamedPaper } from '../../server/usecases/chunk.ts'
import type { DocumentDraft, DocumentView, Verdict } from '../../server/usecases/ports.ts'
import type { StoreHarness } from './storeHarness.ts'

export const aProfile = profileKey(defaultProfile)
export const anotherProfile = profileKey({ ...defaultProfile, pagesMax: 3 })

export const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/** Hands a document over, as an upload does; its content is told apart by a text. */
export async function aDocument(
  { store, ids, tenant }: StoreHarness,
  { content = ids('req'), ...given }: Partial<DocumentDraft> & { content?: string } = {},
): Promise<DocumentView> {
  const draft = {
    id: ids('doc'),
    tenant,
    sha256: digestOf(content),
    size: content.length,
    kind: null,
    profile: aProfile,
    ...given,
  }
  return (await store.putDocument(draft)).document
}

export const aPaper = (
  { id }: { id: string },
  given: Partial<Omit<NamedPaper, 'document'>> = {},
): NamedPaper => ({ at: 0, kind: 'domicile', profile: aProfile, ...given, document: id })

export function aUsable(content: string, facts: Verdict['facts'] = {}): Verdict {
  const filed = { sha256: digestOf(content), mediaType: 'application/pdf', size: 1_234, pages: 2 } as const
  return { mediaType: 'application/pdf', findings: [], filed, facts }
}

export const locked: Finding = {
  code: 'pdf-locked-for-tests',
  severity: 'error',
  pointer: '',
  fr: 'Ce fichier est verrouillé.',
  en: 'This file is locked.',
  remedy: { fr: 'Ouvrez-le.', en: 'Unlock it.' },
  actor: 'client',
}

export const aRefusal = (findings: Finding[] = [locked]): Verdict => ({
  mediaType: 'application/pdf',
  findings,
  filed: null,
  facts: {},
})

/** Gives the verdict on a document under a profile. */
export async function judge(
  { store }: StoreHarness,
  { id }: { id: string },
  verdict: Verdict,
  profile = aProfile,
): Promise<'attached' | 'stale' | undefined> {
  return (await store.attachVerdicts([{ document: id, profile, verdict }]))[0]
}

/** A document that may be filed. */
export async function aUsableDocument(
  harness: StoreHarness,
  facts: Verdict['facts'] = {},
): Promise<DocumentView> {
  const document = await aDocument(harness)
  await judge(harness, document, aUsable(`filed ${document.id}`, facts))
  return document
}

/** A document that may not be filed. */
export async function aRefusedDocument(
  harness: StoreHarness,
  findings: Finding[] = [locked],
): Promise<DocumentView> {
  const document = await aDocument(harness)
  await judge(harness, document, aRefusal(findings))
  return document
}
