import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { startGateway } from '../support/gateway.ts'
import { askGateway, type Asked } from './gatewayAsked.ts'
import { faultsOfImage, sidesOf } from './judgeImage.ts'
import { faultsOfPdf, isBeyondOpening, isRightRefusal } from './judgePdf.ts'
import { isHarmed, isVerified, type Row, tableOf } from './table.ts'
import { Scratch } from './tools.ts'

/**
 * `npm run corpus -- DIR`: sends each file below DIR/pdf and DIR/img through a gateway; Debian's qpdf, poppler and ImageMagick judge
 * what would be filed, beside the same files as they came and after @cantoo/pdf-lib alone. Exit code 1: below a floor.
 */

const [dir = ''] = process.argv.slice(2)
if (!existsSync(join(dir, 'pdf')) && !existsSync(join(dir, 'img'))) {
  process.stderr.write(
    'usage: npm run corpus -- DIR   (DIR holds pdf/ and img/, and index.jsonl with the groups)\n',
  )
  process.exit(2)
}

const atOnce = 2
const shorterSideMin = 50
const floors = { pdf: 0.95, img: 0.9, wrong: 0.005 }
/** Files made to break decoders are shown and not counted. */
const uncounted: ReadonlySet<string> = new Set(['fuzz'])

const scratch = new Scratch()
const groups = readGroups()
const gateway = await startGateway()
const { key } = await gateway.makeTenant()
let failed = 0
try {
  for (const kind of ['pdf', 'img'] as const) {
    if (!existsSync(join(dir, kind))) continue
    const rows = await judgeAll(kind)
    process.stdout.write(`\n${kind}\n${tableOf(rows)}\n${speedOf(rows)}\n${misses(rows)}\n`)
    failed += check(kind, rows)
  }
} finally {
  await gateway.stop()
  gateway.remove()
  scratch.remove()
}
process.exitCode = failed > 0 ? 1 : 0

function readGroups(): Map<string, string> {
  const index = join(dir, 'index.jsonl')
  const lines = existsSync(index) ? readFileSync(index, 'utf8').split('\n').filter(Boolean) : []
  return new Map(
    lines.map((line) => {
      const { f, group } = JSON.parse(line) as { f: string; group: string }
      return [f, group]
    }),
  )
}

async function judgeAll(kind: 'pdf' | 'img'): Promise<Row[]> {
  const names = (await readdir(join(dir, kind))).sort()
  const rows: Row[] = []
  const lane = async (): Promise<void> => {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const bytes = await readFile(join(dir, kind, name))
      const asked = await askGateway({ url: gateway.url, key }, bytes)
      rows.push(await (kind === 'pdf' ? pdfRow : imageRow)(name, bytes, asked))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return rows.sort((a, b) => a.group.localeCompare(b.group) || a.name.localeCompare(b.name))
}

async function pdfRow(name: string, bytes: Uint8Array, asked: Asked): Promise<Row> {
  const rewritten = await rewriteAlone(bytes)
  return {
    ...common(name, asked),
    asIs: (await faultsOfPdf(scratch, bytes, bytes)).length === 0,
    rewritten: rewritten !== null && (await faultsOfPdf(scratch, rewritten, bytes)).length === 0,
    faults: asked.as === 'usable' ? await faultsOfPdf(scratch, asked.bytes, bytes) : [],
    isOutOfReach: asked.as === 'refused' && (await isBeyond(bytes, asked.codes)),
  }
}

async function isBeyond(bytes: Uint8Array, codes: readonly string[]): Promise<boolean> {
  for (const code of codes) if (await isRightRefusal(scratch, bytes, code)) return true
  return isBeyondOpening(scratch, bytes)
}

/** What a program would do that trusts one library: open and save. */
async function rewriteAlone(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    return await document.save()
  } catch {
    return null
  }
}

async function imageRow(name: string, bytes: Uint8Array, asked: Asked): Promise<Row> {
  const sides = await sidesOf(scratch, bytes, extname(name))
  return {
    ...common(name, asked),
    asIs: null,
    rewritten: null,
    faults: asked.as === 'usable' ? await faultsOfImage(scratch, asked.bytes) : [],
    // What ImageMagick cannot open either has no size, and nobody can save it.
    isOutOfReach: asked.as === 'refused' && (sides === null || sides.shorter < shorterSideMin),
  }
}

function common(
  name: string,
  asked: Asked,
): Pick<Row, 'name' | 'group' | 'answer' | 'codes' | 'isExplained' | 'ms'> {
  return {
    name,
    group: groups.get(name) ?? 'none',
    answer: asked.as,
    codes: asked.as === 'error' ? [`http-${asked.status}`] : asked.codes,
    isExplained: asked.as !== 'refused' || asked.isExplained,
    ms: asked.ms,
  }
}

function speedOf(rows: readonly Row[]): string {
  const sorted = rows.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`
}

function misses(rows: readonly Row[]): string {
  return rows
    .filter((row) => !isVerified(row))
    .map(({ name, group, answer, codes, faults, isOutOfReach, asIs }) => {
      const how = isOutOfReach ? 'rule' : answer === 'usable' ? 'WRONG' : 'MISS'
      return [how, name, group, ...codes, ...faults, ...(asIs === true ? ['(fit as it came)'] : [])].join(' ')
    })
    .join('\n')
}

function check(kind: 'pdf' | 'img', rows: readonly Row[]): number {
  const counted = rows.filter(({ group, isOutOfReach }) => !isOutOfReach && !uncounted.has(group))
  const verified = counted.filter(isVerified).length / counted.length
  const wrong =
    rows.filter(({ answer, faults }) => answer === 'usable' && faults.length > 0).length / rows.length
  const checks: [string, boolean][] = [
    [
      `${kind}: ${verified.toFixed(3)} of what can be saved is verified, at least ${floors[kind]}`,
      verified >= floors[kind],
    ],
    [`${kind}: ${wrong.toFixed(4)} passed wrongly, at most ${floors.wrong}`, wrong <= floors.wrong],
    [`${kind}: no file fit as it came is refused or spoilt`, !rows.some(isHarmed)],
    [
      `${kind}: each refusal has a code and a remedy in both languages`,
      rows.every(({ isExplained }) => isExplained),
    ],
    [`${kind}: no server error`, rows.every(({ answer }) => answer !== 'error')],
  ]
  for (const [sentence, holds] of checks) process.stdout.write(`${holds ? 'holds ' : 'FAILS '} ${sentence}\n`)
  return checks.filter(([, holds]) => !holds).length
}
