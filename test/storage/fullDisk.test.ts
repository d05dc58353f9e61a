import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { establishments, makeItem } from '../faults/items.ts'
import { startGateway } from '../support/gateway.ts'
import { uploadPaper } from '../support/uploadPaper.ts'

const dir = mkdtempSync(join(tmpdir(), 'liasse-full-'))
const isMounted = mountSmallDisk()
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', dir])
  rmSync(dir, { recursive: true, force: true })
})

/** Only root can make a disk that is small. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', dir], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!isMounted)(
  'a gateway whose disk is full promises nothing more, answers reads, and goes on when there is room',
  async () => {
    const gateway = await startGateway({ dir })
    const { key } = await gateway.makeTenant({ establishments })
    const files = [await uploadPaper(gateway, key)]
    let last = 0
    const batchOf = (rows: number): string =>
      Array.from({ length: rows }, () => `${JSON.stringify(makeItem(++last, Date.now(), files))}\n`).join('')
    const send = (body: string) =>
      fetch(`${gateway.url}/v1/batches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
        body,
      })

    let accepted = 0
    while ((await send(batchOf(200))).status === 202 && accepted < 100) accepted += 1
    // More than the whole disk: what a checkpoint frees in the meantime is never enough.
    const tooMuch = batchOf(10_000)
    const refused = await send(tooMuch)
    // Long enough for the log to be moved into the database, which finds no room either.
    await pause(1_500)
    const listed = await fetch(`${gateway.url}/v1/batches`, { headers: { authorization: `Bearer ${key}` } })
    execFileSync('mount', ['-o', 'remount,size=100m', dir])
    await pause(1_500)
    const again = await send(tooMuch)

    expect([refused.status, refused.headers.get('retry-after')]).toEqual([507, '5'])
    expect([listed.status, JSON.parse(await listed.text()).data.length]).toEqual([200, accepted])
    expect(JSON.parse(await again.text()).counts).toMatchObject({ queued: 10_000, rejected: 0 })
    expect(await gateway.stop()).toBe(0)
  },
  60_000,
)
