import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

const wasmFile = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')

/** Past this the module is started anew: the memory of WebAssembly never shrinks. */
const heapBytesMax = 256 * 1024 * 1024

export type Pdfium = WrappedPdfiumModule

/** A document that is open in pdfium. */
export interface OpenPdf {
  pdfium: Pdfium
  handle: number
  /** Of the form, without which fields are not drawn; 0 when there is none. */
  form: number
}

export type OpenFault = 'password' | 'security' | 'unreadable'

let instance: Pdfium | null = null
let openCount = 0

async function started(): Promise<Pdfium> {
  if (instance) return instance
  const wasm = await readFile(wasmFile)
  const pdfium = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    print: () => undefined,
    printErr: () => undefined,
  })
  pdfium.PDFiumExt_Init()
  instance = pdfium
  return pdfium
}

/** Documents that are open together share one module; it is only given up between them, or when it crashed. */
async function holding<T>(use: (pdfium: Pdfium) => Promise<T>): Promise<T> {
  const pdfium = await started()
  openCount += 1
  try {
    return await use(pdfium)
  } catch (error) {
    if (instance === pdfium && isCrash(error)) instance = null
    throw error
  } finally {
    openCount -= 1
    if (openCount === 0 && pdfium.pdfium.HEAPU8.byteLength > heapBytesMax) instance = null
  }
}

const isCrash = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'RuntimeError' || error.name === 'RangeError')

/**
 * Opens with an empty password, and closes again whatever `use` does. A crash of pdfium leaves it unusable: it is started anew
 * for the next one, and the crash is a fault like any other.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: OpenPdf) => T | Promise<T>,
): Promise<{ fault: OpenFault } | { fault: null; result: T }> {
  try {
    return await holding(async (pdfium) => {
      const { malloc, free } = pdfium.pdfium.wasmExports
      const at = malloc(bytes.byteLength)
      if (at === 0) throw new RangeError('pdfium has no memory left')
      pdfium.pdfium.HEAPU8.set(bytes, at)
      try {
        const handle = pdfium.FPDF_LoadMemDocument(at, bytes.byteLength, '')
        if (handle === 0) return { fault: faultOf(pdfium.FPDF_GetLastError()) }
        return { fault: null, result: await useOpen(pdfium, handle, use) }
      } finally {
        free(at)
      }
    })
  } catch (error) {
    if (!isCrash(error)) throw error
    return { fault: 'unreadable' }
  }
}

const faultOf = (code: number): OpenFault =>
  code === 4 ? 'password' : code === 5 ? 'security' : 'unreadable'

async function useOpen<T>(pdfium: Pdfium, handle: number, use: (pdf: OpenPdf) => T | Promise<T>): Promise<T> {
  const formInfo = pdfium.PDFiumExt_OpenFormFillInfo()
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(handle, formInfo)
  try {
    return await use({ pdfium, handle, form })
  } finally {
    if (form !== 0) pdfium.PDFiumExt_ExitFormFillEnvironment(form)
    pdfium.PDFiumExt_CloseFormFillInfo(formInfo)
    pdfium.FPDF_CloseDocument(handle)
  }
}

/** An empty document to put pages into. */
export function withNewPdf<T>(use: (pdfium: Pdfium, handle: number) => Promise<T>): Promise<T> {
  return holding(async (pdfium) => {
    const handle = pdfium.FPDF_CreateNewDocument()
    try {
      return await use(pdfium, handle)
    } finally {
      pdfium.FPDF_CloseDocument(handle)
    }
  })
}

/** The document written anew by pdfium, without its encryption; null when it cannot be. */
export function savedCopy(pdfium: Pdfium, handle: number): Uint8Array | null {
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  pdfium.PDFiumExt_SaveAsCopy(handle, writer)
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
  const { malloc, free } = pdfium.pdfium.wasmExports
  const at = size > 0 ? malloc(size) : 0
  if (at !== 0) pdfium.PDFiumExt_GetFileWriterData(writer, at, size)
  const bytes = at === 0 ? null : pdfium.pdfium.HEAPU8.slice(at, at + size)
  if (at !== 0) free(at)
  pdfium.PDFiumExt_CloseFileWriter(writer)
  return bytes
}
