import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type TextReader, ocrWith } from '../../../server/documents/advice/optionalOcr.ts'

const picture = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#eee' } })
  .jpeg()
  .toBuffer()

/** A reader that tells what it was asked. */
function readerOf(read: (picture: Uint8Array) => Promise<string>): TextReader & { closed: number } {
  return {
    closed: 0,
    read,
    close() {
      this.closed += 1
      return Promise.resolve()
    },
  }
}

test('a picture is read as a grey PNG of bounded size, and the reader closed', async () => {
  const seen: Uint8Array[] = []
  const reader = readerOf(async (given) => {
    seen.push(given)
    return 'P<UTO'
  })

  expect(await ocrWith(async () => reader)(picture)).toBe('P<UTO')

  const { format, width, channels } = await sharp(seen[0]).metadata()
  expect({ format, width, channels }).toEqual({ format: 'png', width: 1_800, channels: 1 })
  expect(reader.closed).toBe(1)
})

test('nothing is read where no reader is installed, or where it cannot be opened', async () => {
  expect(await ocrWith(async () => null)(picture)).toBe('')
  expect(await ocrWith(() => Promise.reject(new Error('no such package')))(picture)).toBe('')
})

test('a reader that fails has read nothing, and is closed', async () => {
  const reader = readerOf(() => Promise.reject(new Error('broken')))

  expect(await ocrWith(async () => reader)(picture)).toBe('')
  expect(reader.closed).toBe(1)
})

test('a reader that does not end is given up and closed', async () => {
  const reader = readerOf(() => new Promise(() => undefined))

  expect(await ocrWith(async () => reader, 20)(picture)).toBe('')
  expect(reader.closed).toBe(1)
})

test('a picture that is none is not read', async () => {
  const reader = readerOf(async () => 'text')

  expect(await ocrWith(async () => reader)(Buffer.from('no picture'))).toBe('')
  expect(reader.closed).toBe(1)
})
