import { flatbedPicture, phonePicture } from './pictures.ts'
import type { Form, Paper } from './set.ts'
import * as sheets from './sheets.ts'

const makers: Readonly<Record<Form, (paper: Paper) => Uint8Array | Promise<Uint8Array>>> = {
  phone: ({ seed }) => phonePicture(seed),
  flatbed: ({ seed }) => flatbedPicture(seed),
  scan: ({ seed }) => sheets.scannedSheet(seed),
  text: ({ kind, seed }) => sheets.textSheet(kind, seed),
  lostTable: ({ kind, seed }) => sheets.sheetWithLostTable(kind, seed),
  mailHeader: ({ kind, seed }) => sheets.sheetWithMailHeader(kind, seed),
  script: ({ kind, seed }) => sheets.sheetWithScript(kind, seed),
  locked: ({ kind, seed }) => sheets.lockedSheet(kind, seed),
  halfSent: async ({ seed }) => {
    const whole = await phonePicture(seed)
    return whole.subarray(0, whole.length / 2)
  },
  webPage: () => sheets.webPage(),
  blank: () => sheets.blankSheet(),
  tooLong: ({ kind, seed }) => sheets.textSheet(kind, seed, 24),
}

/** The bytes of a paper: the same each time but for what libraries of another version make of them. */
export const makePaper = async (paper: Paper): Promise<Uint8Array> => await makers[paper.form](paper)
