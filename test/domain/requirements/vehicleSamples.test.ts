import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../server/domain/item.ts'
import { judgeItem } from '../../../server/domain/judge.ts'
import { withFiles } from '../../support/files.ts'
import { tenant } from '../judge/judged.ts'

/** The experts' requests lie beside the repository, not in it. */
const file = resolve(import.meta.dirname, '../../../../shared/domain/samples.json')
const isThere = existsSync(file)
if (!isThere) console.log('vehicleSamples: skipped, shared/domain/samples.json is not beside the repository')

interface Samples {
  on: string
  accepted: (JsonObject & { reference: string })[]
  broken: { base: string; change: JsonObject; expectPointer: string; severity: string }[]
}
const readSamples = (): Samples => JSON.parse(readFileSync(file, 'utf8')) as Samples
const samples: Samples = isThere ? readSamples() : { on: '', accepted: [], broken: [] }

const accepted = (reference: string): JsonObject =>
  samples.accepted.find((item) => item.reference === reference) ?? {}
const judgedSample = (item: JsonObject) =>
  judgeItem(withFiles(item), { on: samples.on, establishments: tenant, mode: 'test' })

describe.skipIf(!isThere)('the experts’ vehicle requests', () => {
  test.each([
    ['VN-1', []],
    ['IVO-1', []],
    // The certificate of situation and the co-holder's identity are not declared there: doubts on siv.
    ['CT-1', ['co-holder-identity-required', 'situation-certificate-required']],
    ['DA-1', []],
    ['WW-1', []],
    ['MT-1', []],
  ])('%s misses these papers: %j', (reference, missing) => {
    const { findings } = judgedSample(accepted(reference))

    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(
      findings.filter(({ pointer }) => pointer.startsWith('/documents')).map(({ code }) => code),
    ).toEqual(missing)
  })

  test('WW-1 without the proof that the 846 A was asked for is refused at /documents', () => {
    const patch = samples.broken.find(({ base }) => base === 'WW-1')

    const { findings } = judgedSample({ ...accepted('WW-1'), ...patch?.change })

    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ code: 'fiscal-request-required', pointer: '/documents' }),
    ])
  })
})
