import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeBatches } from './batchmaker/batch.ts'
import { assignPapers } from './papermaker/assign.ts'
import { makePaper } from './papermaker/make.ts'
import type { Paper } from './papermaker/set.ts'

// npx node examples/makePapers.ts [--batch school-september] [--items 40] [--out data/papers]
// Writes the papers of an example batch as a school or a dealer would keep them, REFERENCE.kind.pdf, for `liasse documents add` and
// `liasse push --documents`. Many names lead to one file: nothing on the disk is there twice.
const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: 'school-september' },
    on: { type: 'string', default: '2026-11-23' },
    items: { type: 'string', default: '100000' },
    out: { type: 'string', default: 'data/papers' },
  },
})

const batch = makeBatches({ on: values.on }).find(({ name }) => name === values.batch)
if (!batch) throw new Error('--batch is dealer-morning or school-september')
const assigned = assignPapers(batch)
const rows = new Set([...new Set(assigned.map(({ row }) => row))].slice(0, Number(values.items)))

mkdirSync(values.out, { recursive: true })
if (readdirSync(values.out).length > 0) throw new Error(`${values.out} is not empty`)
const store = mkdtempSync(join(values.out, '.made-'))
const made = new Map<string, string>()

async function pathOf(paper: Paper): Promise<string> {
  const known = made.get(paper.name)
  if (known !== undefined) return known
  const path = join(store, paper.name)
  writeFileSync(path, await makePaper(paper))
  made.set(paper.name, path)
  return path
}

let files = 0
const link = async (paper: Paper, name: string): Promise<void> => {
  const path = join(values.out, `${name}.${paper.extension}`)
  // A line with a mistake may bear the reference of another.
  if (existsSync(path)) return
  linkSync(await pathOf(paper), path)
  files += 1
}
for (const { row, reference, kind, of, file } of assigned) {
  if (!rows.has(row)) continue
  const name = [reference, kind, ...(of === undefined ? [] : [of])].join('.')
  if ('sides' in file) {
    await link(file.sides[0], `${name}.recto`)
    await link(file.sides[1], `${name}.verso`)
  } else await link(file, name)
}
rmSync(store, { recursive: true })
console.log(`${values.out}: ${files} files of ${rows.size} dossiers (${made.size} of them different)`)
