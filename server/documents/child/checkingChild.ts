import { runChild } from './runChild.ts'

await runChild(async () => (await import('./work.ts')).work)
