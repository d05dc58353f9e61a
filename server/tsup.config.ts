import { cpSync } from 'node:fs'
import { defineConfig } from 'tsup'

/** Every process and every thread is an entry of its own; what they share becomes chunks beside them. */
export default defineConfig({
  entry: {
    main: 'main.ts',
    'cli/main': 'cli/main.ts',
    'sandbox/main': 'sandbox/main.ts',
    checkingWorker: 'intake/checkingWorker.ts',
    writerThread: 'storage/sqlite/writerThread.ts',
    checkpointThread: 'storage/sqlite/checkpointThread.ts',
    checkingChild: 'documents/child/checkingChild.ts',
  },
  format: 'esm',
  target: 'node22',
  platform: 'node',
  splitting: true,
  sourcemap: true,
  clean: true,
  // npm pack takes nothing from above the package: what the program reads at run time goes in beside it.
  onSuccess: async () => {
    cpSync('../migrations', 'dist/migrations', { recursive: true })
    cpSync('../openapi', 'dist/openapi', { recursive: true })
  },
})
