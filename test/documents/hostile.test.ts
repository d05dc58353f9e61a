import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isError } from '../../server/domain/finding.ts'
import type { Verdict } from '../../server/usecases/ports.ts'
import { codesOf, openDoctor } from './doctorHarness.ts'
import { hostileOthers } from './hostile/others.ts'
import { hostilePdfs, soundPdf } from './hostile/pdfs.ts'

const files = { ...hostileOthers, ...hostilePdfs }

/** What is answered where it is known; elsewhere any code will do, as the way a reader fails is its own. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'a PNG of 60,000 by 60,000': ['image-too-many-pixels'],
  'a JPEG of 60,000 by 60,000': ['image-too-many-pixels'],
  'a TIFF of 60,000 by 60,000': ['image-too-many-pixels'],
  'a page tree that comes back to itself': ['pdf-no-pages'],
  'XML that reaches for files': ['xml-doctype'],
  'XML that multiplies': ['xml-doctype'],
  'nothing at all': ['document-empty'],
}

test(
  'each hostile file is answered with a code and a remedy, and harms nobody else',
  { timeout: 240_000 },
  async () => {
    const { doctor, judge, workDir } = openDoctor({ checkers: 2, checkMs: 5_000 })
    await doctor.start()
    const ordinary = judgeOrdinary(judge)
    const verdicts = new Map<string, Verdict>()
    for (const [name, make] of Object.entries(files)) verdicts.set(name, await judge(make()))
    ordinary.stop()

    expect(verdicts.size).toBeGreaterThanOrEqual(30)
    for (const [name, verdict] of verdicts) {
      expect(codesOf(verdict), name).not.toEqual([])
      if (expected[name]) expect(codesOf(verdict), name).toEqual(expected[name])
      expect(verdict.findings.some(isError), name).toBe(verdict.filed === null)
      for (const { remedy } of verdict.findings)
        expect(Math.min(remedy.fr.length, remedy.en.length)).toBeGreaterThan(10)
    }
    expect(await ordinary.refused()).toEqual([])
    await expect.poll(() => childrenAt(workDir).length, { timeout: 20_000 }).toBeLessThanOrEqual(5)

    await doctor.close()

    expect(childrenAt(workDir)).toEqual([])
  },
)

/** One after the other, beside the hostile ones: each has to be usable. */
function judgeOrdinary(judge: (paper: Uint8Array) => Promise<Verdict>): {
  stop(): void
  refused(): Promise<string[]>
} {
  let isStopped = false
  const run = async (): Promise<string[]> => {
    const refused: string[] = []
    for (let at = 0; !isStopped; at++) {
      const verdict = await judge(soundPdf(`page ${at}`))
      if (verdict.filed === null) refused.push(...codesOf(verdict))
    }
    return refused
  }
  const running = run()
  return {
    stop: () => {
      isStopped = true
    },
    refused: () => running,
  }
}

/** Processes that were started on a folder below this one. */
const childrenAt = (workDir: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(workDir)
    } catch {
      return false
    }
  })
