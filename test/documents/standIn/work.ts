import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Work } from '../../../server/documents/child/answerOrders.ts'
import type { Report } from '../../../server/documents/report.ts'

const pdf = 'application/pdf'
const refusedAs = (text: string): Report => ({
  mediaType: text.slice(0, 100),
  notes: [{ code: 'document-empty' }],
  filed: null,
  facts: {},
})
const filed = (bytes: Uint8Array, notes: Report['notes'] = []): Report => ({
  mediaType: pdf,
  notes,
  filed: { bytes, mediaType: pdf, pages: 1 },
  facts: {},
})

async function outcomeOf(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'open'
  } catch (error) {
    if (!(error instanceof Error)) return 'odd'
    return 'code' in error && error.code === 'ERR_ACCESS_DENIED' ? 'denied' : 'closed'
  }
}

/** Does to itself what the paper says: a paper that takes a child over. */
const behaviours: Readonly<Record<string, (bytes: Uint8Array) => Promise<Report>>> = {
  clean: (bytes) => Promise.resolve(filed(bytes)),
  mended: () => Promise.resolve(filed(Buffer.from('%PDF-mended'))),
  hang: () => {
    for (;;);
  },
  idle: () => sleep(600_000).then(() => refusedAs('late')),
  grow: async () => {
    const kept: Buffer[] = []
    for (;;) {
      kept.push(Buffer.alloc(50_000_000, 1))
      await sleep(5)
    }
  },
  crash: () => {
    process.kill(process.pid, 'SIGSEGV')
    return sleep(10_000).then(() => refusedAs('late'))
  },
  throw: () => Promise.reject(new Error('the paper of Camille Exemple')),
  full: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
  large: () => Promise.resolve(filed(Buffer.alloc(2_000_000, 32))),
  unheard: (bytes) => Promise.resolve(filed(bytes, [{ code: 'no-such-code' }])),
  neither: () => Promise.resolve({ mediaType: pdf, notes: [], filed: null, facts: {} }),
  pid: () => Promise.resolve(refusedAs(`pid ${process.pid}`)),
  print: (bytes) => {
    console.error('Camille Exemple')
    console.log('Camille Exemple')
    return Promise.resolve(filed(bytes))
  },
  env: () => Promise.resolve(refusedAs(Object.keys(process.env).join(' '))),
  doors: async () => {
    const doors = {
      net: () =>
        new Promise((resolve, reject) =>
          connect(9, '127.0.0.1').once('error', reject).once('connect', resolve),
        ),
      fetch: () =>
        fetch('http://127.0.0.1:9/').catch((error: unknown) => {
          throw error instanceof Error ? error.cause : error
        }),
      dns: () => lookup('example.org'),
      process: () => spawn('/bin/true'),
      passwd: () => readFile('/etc/passwd'),
      neighbours: () => readdir('..'),
      outside: () => writeFile('../written', 'x'),
    }
    const told = Object.entries(doors).map(async ([name, door]) => `${name}:${await outcomeOf(door)}`)
    return refusedAs((await Promise.all(told)).join(' '))
  },
}

export const work: Work = {
  warmUp: () => Promise.resolve(),
  examine: ({ bytes }) => {
    const [name = ''] = Buffer.from(bytes).toString('latin1').split(' ')
    return behaviours[name]?.(bytes) ?? Promise.resolve(refusedAs('unknown'))
  },
  join: (parts) => Promise.resolve({ bytes: Buffer.concat(parts.map(({ bytes }) => bytes)) }),
}
