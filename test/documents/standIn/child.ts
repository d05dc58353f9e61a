import { runChild } from '../../../server/documents/child/runChild.ts'

await runChild(new URL(import.meta.url), async () => (await import('./work.ts')).work)
