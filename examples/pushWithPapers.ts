/** Upload papers, then hand over the items that name them: npx node --conditions=source examples/pushWithPapers.ts items.ndjson papers/ */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyItem, Liasse } from '@liasse/sdk'

interface PaperedItem extends AnyItem {
  documents?: { kind: string; documentId?: string }[]
}

const [, , file, folder] = process.argv
if (file === undefined || folder === undefined) throw new Error('which items, and which folder of papers?')
const liasse = new Liasse()

// Each file is named REFERENCE.kind.ext. Names stay here: the gateway sees bytes only, and takes each content once.
const papers = readdirSync(folder).map((name) => {
  const [reference = '', kind = ''] = name.split('.')
  return { name, reference, kind, input: join(folder, name) }
})
const ids = new Map<string, string>()
for await (const { source, document, error } of liasse.documents.uploadAll(papers, {
  channel: 'ants',
  wait: true,
})) {
  if (!document) throw error
  ids.set(`${source.reference} ${source.kind}`, document.id)
  console.log(`${source.name}: ${document.status}`)
  for (const { fr, remedy } of document.findings) console.log(`  ${fr} ${remedy.fr}`)
}

const items = readFileSync(file, 'utf8').trim().split('\n')
const named = items.map((line): PaperedItem => {
  const item: PaperedItem = JSON.parse(line)
  for (const paper of item.documents ?? []) paper.documentId ??= ids.get(`${item.reference} ${paper.kind}`)
  return item
})
const submission = await liasse.batches.submit(named)
console.log(`${submission.accepted} of ${submission.total} accepted`)
for (const { row, findings } of submission.rejected)
  console.log(`line ${row}: ${findings.map(({ fr, remedy }) => `${fr} ${remedy.fr}`).join(' ')}`)
