import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import { expect, onTestFinished, test } from 'vitest'

test('the types are those of the OpenAPI document', async () => {
  const path = mkdtempSync(join(tmpdir(), 'liasse-types-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))

  await createClient({
    input: './openapi/openapi.json',
    output: path,
    plugins: ['@hey-api/typescript'],
    logs: { level: 'silent' },
  })

  for (const file of ['types.gen.ts', 'index.ts']) {
    expect(readFileSync(join('sdk/generated', file), 'utf8')).toBe(readFileSync(join(path, file), 'utf8'))
  }
})
