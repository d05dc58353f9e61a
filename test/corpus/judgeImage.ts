import { runTool, type Scratch } from './tools.ts'

const sizeMax = 5_000_000
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What is wrong with a picture that is to be filed, decoded by ImageMagick; empty: it is fit. */
export async function faultsOfImage(scratch: Scratch, bytes: Uint8Array): Promise<string[]> {
  const faults: string[] = []
  const head = Buffer.from(bytes.subarray(0, 8))
  const isJpeg = head[0] === 0xff && head[1] === 0xd8
  if (!isJpeg && !head.equals(pngHead) && !head.toString('latin1').startsWith('%PDF-')) faults.push('type')
  if (bytes.byteLength > sizeMax) faults.push('size')
  if (isJpeg && Buffer.from(bytes).includes('Exif\0\0', 0, 'latin1')) faults.push('exif')
  // `-regard-warnings`: a decoder that complains is a decoder that may draw something else.
  if (!head.toString('latin1').startsWith('%PDF-')) {
    const decoded = await scratch.with(bytes, isJpeg ? '.jpg' : '.png', (file) =>
      runTool('identify', ['-regard-warnings', '-verbose', file]),
    )
    if (decoded.code !== 0) faults.push('not-decodable')
  }
  return faults
}

/** The longer and the shorter side in points, as ImageMagick reads them; null when it does not. */
export async function sidesOf(
  scratch: Scratch,
  bytes: Uint8Array,
  ending: string,
): Promise<{ shorter: number } | null> {
  const { code, out } = await scratch.with(bytes, ending, (file) =>
    runTool('identify', ['-ping', '-format', '%w %h\n', `${file}[0]`]),
  )
  const [width = 0, height = 0] = out.trim().split(/\s+/).map(Number)
  return code === 0 && width > 0 ? { shorter: Math.min(width, height) } : null
}
