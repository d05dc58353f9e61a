import { runChild } from '../../../server/documents/child/runChild.ts'

await runChild(async () => (await import('./work.ts')).work)
