import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Raster } from './raster.ts'

const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
let started: Promise<unknown> | null = null

/** The package would fetch its wasm from a CDN: it is given the file that came with it. */
async function start(): Promise<void> {
  const wasm = await readFile(wasmFile)
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** More codes than this are stamps and labels, not the one looked for. */
const codesMax = 4

/** What the Data Matrix codes of a picture say, as text. */
export async function dataMatrixTexts(raster: Raster): Promise<string[]> {
  await (started ??= start())
  const codes = await readBarcodes(imageDataOf(raster), {
    formats: ['DataMatrix'],
    textMode: 'Plain',
    maxNumberOfSymbols: codesMax,
    // White on black takes half the time and is not printed.
    tryInvert: false,
  })
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text)
}

/** Four bytes a pixel, opaque, as a canvas would give them. */
function imageDataOf({ pixels, width, height }: Raster) {
  const data = new Uint8ClampedArray(4 * width * height)
  const words = new Uint32Array(data.buffer)
  for (let at = 0; at < words.length; at += 1) words[at] = 0xff_00_00_00 | ((pixels[at] ?? 0) * 0x01_01_01)
  return { data, width, height, colorSpace: 'srgb' as const, pixelFormat: 'rgba-unorm8' as const }
}
