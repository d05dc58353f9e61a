import { writeFileSync } from 'node:fs'
import { describeApi } from './describeApi.ts'

/** Writes openapi/openapi.json from the routes. The same routes give the same bytes. */
const target = new URL('../../openapi/openapi.json', import.meta.url)
writeFileSync(target, await describeApi())
