import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { greyPicture } from './raster.ts'

/** Makes text of one picture at a time. */
export interface TextReader {
  /** @param picture PNG */
  read(picture: Uint8Array): Promise<string>
  close(): Promise<unknown>
}

/** Null where it is not installed. */
export type OpenReader = () => Promise<TextReader | null>

/** Reading a picture takes 1 to 3 s of a quiet core; past this it is given up, well within the time limit of a check. */
const readingMs = 6_000
/** A zone across the picture then has letters of 20 pixels and more. */
const readingSide = 1_800

/**
 * The text of a picture; '' where no reader is installed, or when it fails or takes too long.
 * @param withinMs for opening and reading
 */
export const ocrWith =
  (open: OpenReader, withinMs = readingMs) =>
  async (picture: Uint8Array): Promise<string> => {
    const reader = await open().catch(() => null)
    if (reader === null) return ''
    const given = new AbortController()
    try {
      const text = greyPicture(picture, readingSide).then((grey) => reader.read(grey))
      const nothing = sleep(withinMs, '', { signal: given.signal })
      return await Promise.race([text, nothing])
    } catch {
      return ''
    } finally {
      given.abort()
      await reader.close().catch(() => undefined)
    }
  }

/** Signs of a machine-readable zone; fewer to choose from, fewer mistakes. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'

interface TesseractWorker {
  setParameters(parameters: Record<string, string>): Promise<unknown>
  recognize(picture: Buffer): Promise<{ data: { text: string } }>
  terminate(): Promise<unknown>
}

interface Tesseract {
  createWorker(language: string, engine: number, options: Record<string, unknown>): Promise<TesseractWorker>
}

/** Named at run time only: the packages are the operator's choice, and nothing is fetched when they are there. */
const [reader, language] = ['tesseract.js', '@tesseract.js-data/eng/package.json']

const openTesseract: OpenReader = async () => {
  const folder = join(dirname(createRequire(import.meta.url).resolve(language)), '4.0.0_best_int')
  const tesseract = parseTesseract(await import(reader))
  const lstmOnly = 1
  const worker = await tesseract.createWorker('eng', lstmOnly, {
    langPath: folder,
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => undefined,
  })
  await worker.setParameters({ tessedit_char_whitelist: signs })
  return {
    read: async (picture) => (await worker.recognize(Buffer.from(picture))).data.text,
    close: () => worker.terminate(),
  }
}

/** It is CommonJS: what it exports is its default. */
const parseTesseract = (loaded: unknown): Tesseract => (loaded as { default: Tesseract }).default

let isAway = false

/** Off unless `tesseract.js` and `@tesseract.js-data/eng` are installed beside the server. */
export const optionalOcr = ocrWith(async () => {
  if (isAway) return null
  try {
    return await openTesseract()
  } catch {
    isAway = true
    return null
  }
})
