import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodeHeif, type DecodeHeif, type HeifAnswer } from '../../../server/documents/images/decodeHeif.ts'
import { examineImage } from '../../../server/documents/images/examineImage.ts'
import { defaultProfile } from '../../../server/domain/documents/profile.ts'
import { codesOf, corners, cornersOf, filedBytes, picture, quarters } from './pictures.ts'

// No encoder of HEVC is at hand: what libheif answers is played, and libheif itself is tried on what it must refuse.
const examinedAs = (answer: HeifAnswer, bytes: Uint8Array = Buffer.from('ftypheic')) => {
  const decode: DecodeHeif = () => answer
  return examineImage({ bytes, profile: defaultProfile, kind: null }, 'image/heic', decode)
}
const colours = ['red', 'green', 'blue', 'white'] as const
const still = {
  width: 200,
  height: 100,
  channels: 3,
  pixels: quarters(200, 100, colours),
  icc: null,
  count: 1,
} as const

test('files the picture of a HEIC as JPEG or PNG', async () => {
  const report = await examinedAs(still)

  expect(await cornersOf(filedBytes(report))).toEqual([...colours])
  expect(report.mediaType).toBe('image/heic')
  expect(codesOf(report)).toEqual(['document-converted'])
})

test('draws what is transparent in a HEIC on white', async () => {
  const pixels = Buffer.alloc(100 * 100 * 4)

  const report = await examinedAs({ width: 100, height: 100, channels: 4, pixels, icc: null, count: 1 })

  expect(await cornersOf(filedBytes(report))).toEqual(['white', 'white', 'white', 'white'])
})

test('turns the colours of a telephone’s profile into sRGB', async () => {
  const p3 = await sharp(quarters(100, 100, ['red', 'red', 'red', 'red']), {
    raw: { width: 100, height: 100, channels: 3 },
  })
    .withIccProfile('p3')
    .png()
    .toBuffer()
  const icc = (await sharp(p3).metadata()).icc ?? null
  const pixels = await sharp(p3).keepIccProfile().removeAlpha().raw().toBuffer()
  expect([...pixels.subarray(0, 3)]).not.toEqual(corners.red)

  const report = await examinedAs({ width: 100, height: 100, channels: 3, pixels, icc, count: 1 })

  const { data } = await sharp(filedBytes(report)).raw().toBuffer({ resolveWithObject: true })
  corners.red.forEach((level, at) => expect(Math.abs((data[at] ?? 0) - level)).toBeLessThan(8))
})

test('tells of the pictures of a HEIC that are not filed', async () => {
  const report = await examinedAs({ ...still, count: 3 })

  expect(report.notes).toContainEqual({ code: 'image-first-only', params: { count: 3 } })
})

test('refuses a HEIC of too many pixels, too small or unreadable', async () => {
  expect(codesOf(await examinedAs({ width: 20_000, height: 20_000, tooMany: true }))).toEqual([
    'image-too-many-pixels',
  ])
  expect(codesOf(await examinedAs({ ...still, width: 40, height: 500 }))).toEqual(['image-too-small'])
  expect(codesOf(await examinedAs('unreadable'))).toEqual(['image-unreadable'])
})

test('files what calls itself HEIC and is coded as AVIF', async () => {
  const avif = await picture().avif({ quality: 80, effort: 0 }).toBuffer()

  expect(await cornersOf(filedBytes(await examinedAs('unreadable', avif)))).toEqual([...colours])
})

test('libheif refuses what is no HEIC, and goes on answering', async () => {
  const junk = Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(5_000, 7)])
  const avif = await picture().avif({ effort: 0 }).toBuffer()

  expect([decodeHeif(junk, 1e6), decodeHeif(avif, 1e6), decodeHeif(junk, 1e6)]).toEqual(
    Array(3).fill('unreadable'),
  )
})
