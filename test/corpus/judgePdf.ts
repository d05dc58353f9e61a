import { runTool, type Scratch } from './tools.ts'

const sizeMax = 5_000_000
const pagesMax = 20
const drawnSidePx = 150
/** Of the ink of the first page, no more than this share may be gone. */
const inkLostMax = 0.8
const inkMin = 1

interface Drawing {
  /** Mean darkness of a point, 0 (white) to 255. */
  ink: number
}

/** What is wrong with a PDF that is to be filed, as Debian's qpdf and poppler see it; empty: it is fit. */
export async function faultsOfPdf(
  scratch: Scratch,
  bytes: Uint8Array,
  original: Uint8Array,
): Promise<string[]> {
  const faults: string[] = []
  if (!/^%PDF-1\.[0-7]/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1'))) faults.push('header')
  if (bytes.byteLength > sizeMax) faults.push('size')
  return scratch.with(bytes, '.pdf', async (file) => {
    if ((await runTool('qpdf', ['--check', file])).code !== 0) faults.push('qpdf')
    faults.push(...(await told(file)))
    const [now, was] = [
      await draw(scratch, file),
      await scratch.with(original, '.pdf', (one) => draw(scratch, one)),
    ]
    if (now === null) faults.push('not-drawable')
    else if (was !== null && was.ink > inkMin && now.ink < (1 - inkLostMax) * was.ink)
      faults.push('content-lost')
    return faults
  })
}

async function told(file: string): Promise<string[]> {
  const info = await runTool('pdfinfo', [file])
  if (info.code !== 0) return ['pdfinfo']
  const faults: string[] = []
  const field = (name: string): string => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(info.out)?.[1] ?? ''
  const pages = Number(field('Pages')) || 0
  if (pages < 1 || pages > pagesMax) faults.push('pages')
  if (field('Encrypted').startsWith('yes')) faults.push('encrypted')
  if (field('JavaScript') === 'yes') faults.push('javascript')
  if (field('Form').includes('XFA')) faults.push('xfa')
  const attached = /^(\d+) embedded/.exec((await runTool('pdfdetach', ['-list', file])).out)?.[1]
  if (Number(attached ?? 0) > 0) faults.push('attachments')
  return faults
}

/** Neither qpdf nor poppler can open it: nobody can save it. */
export async function isBeyondOpening(scratch: Scratch, bytes: Uint8Array): Promise<boolean> {
  return scratch.with(bytes, '.pdf', async (file) => {
    const [checked, info] = [await runTool('qpdf', ['--check', file]), await runTool('pdfinfo', [file])]
    // 3 is qpdf's word for warnings: it was opened.
    return checked.code !== 0 && checked.code !== 3 && info.code !== 0
  })
}

const blankInkMax = 0.5

/** Whether poppler bears out a refusal by rule: a long file is long, a blank one blank. Other rules are taken at their word. */
export async function isRightRefusal(scratch: Scratch, bytes: Uint8Array, code: string): Promise<boolean> {
  if (!rules.has(code)) return false
  return scratch.with(bytes, '.pdf', async (file) => {
    if (code === 'pdf-too-many-pages') {
      const { out } = await runTool('pdfinfo', [file])
      return Number(/^Pages:\s+(\d+)$/m.exec(out)?.[1] ?? 0) > pagesMax
    }
    return code !== 'pdf-blank' || ((await draw(scratch, file))?.ink ?? 0) < blankInkMax
  })
}

/** Nothing is wrong with these files but that they are not what the State takes. */
const rules: ReadonlySet<string> = new Set([
  'pdf-password',
  'pdf-security',
  'pdf-too-many-pages',
  'pdf-xfa-dynamic',
  'pdf-portfolio',
  'pdf-blank',
])

async function draw(scratch: Scratch, file: string): Promise<Drawing | null> {
  const size = ['-f', '1', '-l', '1', '-singlefile', '-scale-to', String(drawnSidePx)]
  const bytes = await scratch.made(
    (base) => runTool('pdftoppm', ['-q', '-gray', ...size, file, base]),
    '.pgm',
  )
  const head = bytes && /^P5\s+\d+\s+\d+\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))
  if (!bytes || !head) return null
  const points = bytes.subarray(head[0].length)
  let sum = 0
  for (const point of points) sum += 255 - point
  return { ink: sum / points.length }
}
