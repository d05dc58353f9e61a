import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultDocuments, defaultLanes, defaultLimits, defaultRetry, defaultUpstream } from '../config.ts'
import { defaultDuplicates } from '../domain/duplicates.ts'
import { silentLog } from '../usecases/log.ts'
import { wire } from '../wiring.ts'

/** The OpenAPI document as it is committed: asked of a whole gateway, wired on an empty folder and never started. */
export async function describeApi(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'liasse-openapi-'))
  const gateway = await wire(
    {
      host: '127.0.0.1',
      port: 0,
      mode: 'live',
      databaseFile: join(dir, 'liasse.db'),
      documentsDir: join(dir, 'documents'),
      upstreamUrl: 'http://127.0.0.1:9',
      upstreamToken: null,
      operatorKey: null,
      role: 'all',
      logLevel: 'silent',
      upstream: defaultUpstream,
      lanes: defaultLanes,
      retry: defaultRetry,
      policy: {},
      duplicates: defaultDuplicates,
      documents: defaultDocuments,
      limits: defaultLimits,
    },
    silentLog,
  )
  try {
    return `${JSON.stringify(gateway.app.swagger(), null, 2)}\n`
  } finally {
    await gateway.drain()
    rmSync(dir, { recursive: true, force: true })
  }
}
