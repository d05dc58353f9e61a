import { runChild } from './runChild.ts'

await runChild(new URL(import.meta.url), async () => (await import('./work.ts')).work)
