import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { advisedOn, codesOf } from './advised.ts'

interface Portrait {
  width: number
  height: number
  background: string
  skin: string
  /** What is drawn behind the head. */
  behind?: string
}

const good: Portrait = { width: 700, height: 900, background: '#c3cad2', skin: '#d8a27c' }

/** A face as a child draws it: hair, eyes, nose, mouth and shoulders before a plain background. */
function drawn(changes: Partial<Portrait> = {}): Sharp {
  const { width, height, background, skin, behind = '' } = { ...good, ...changes }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 700 900" preserveAspectRatio="none">
    <rect width="700" height="900" fill="${background}"/>${behind}
    <path d="M60 900 Q100 690 350 680 Q600 690 640 900 Z" fill="#32465a"/>
    <ellipse cx="350" cy="330" rx="215" ry="250" fill="#3a2a1e"/>
    <ellipse cx="350" cy="410" rx="190" ry="270" fill="${skin}"/>
    <g fill="#fff"><ellipse cx="270" cy="380" rx="38" ry="18"/><ellipse cx="430" cy="380" rx="38" ry="18"/></g>
    <g fill="#221"><circle cx="270" cy="380" r="15"/><circle cx="430" cy="380" r="15"/></g>
    <path d="M345 400 L325 490 L360 495" stroke="#8a5a40" stroke-width="6" fill="none"/>
    <path d="M280 560 Q350 600 420 560" stroke="#a03c3c" stroke-width="14" fill="none"/></svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

const advisedOnPhoto = async (photo: Sharp): Promise<string[]> =>
  codesOf(await advisedOn(await photo.jpeg().toBuffer(), 'image/jpeg', 'formulaire-photo-signature'))

describe('an identity photo', () => {
  test('that follows the rules raises nothing', async () => {
    expect(await advisedOnPhoto(drawn())).toEqual([])
    expect(await advisedOnPhoto(drawn({ skin: '#5b3a29' }))).toEqual([])
    expect(await advisedOnPhoto(drawn({ background: '#b9cfe4', width: 413, height: 531 }))).toEqual([])
  })

  test.each([
    ['document-photo-ratio', (): Sharp => drawn({ width: 900 })],
    ['document-photo-ratio', (): Sharp => drawn({ width: 500 })],
    ['document-photo-small', (): Sharp => drawn({ width: 210, height: 270 })],
    ['document-photo-dark', (): Sharp => drawn().linear(0.25, 0)],
    ['document-photo-background-white', (): Sharp => drawn({ background: '#fff' })],
    [
      'document-photo-background-uneven',
      (): Sharp =>
        drawn({
          behind: '<g fill="#333"><rect width="35" height="500"/><rect x="665" width="35" height="500"/></g>',
        }),
    ],
    ['document-photo-grey', (): Sharp => drawn().greyscale()],
  ])('raises %s alone when that is what is wrong', async (code, photo) => {
    expect(await advisedOnPhoto(photo())).toEqual([code])
  })

  test('is called blurred when its edges are smeared, not when it is a little soft', async () => {
    expect(await advisedOnPhoto(sharp(await drawn().png().toBuffer()).blur(12))).toEqual([
      'document-photo-blurred',
    ])
    expect(await advisedOnPhoto(sharp(await drawn().png().toBuffer()).blur(1.5))).toEqual([])
  })

  test('is called overexposed when the face has burnt out', async () => {
    expect(await advisedOnPhoto(drawn().linear(1.6, 0))).toContain('document-photo-bright')
  })

  test('with a shadow beside the head keeps its plain background', async () => {
    const behind = '<rect width="150" height="900" fill="#9aa1a9"/>'

    expect(await advisedOnPhoto(drawn({ behind }))).toEqual([])
  })

  test('is only looked for where the kind says so', async () => {
    const photo = await drawn({ background: '#fff' }).jpeg().toBuffer()

    expect(codesOf(await advisedOn(photo, 'image/jpeg', 'identite'))).toEqual([])
    expect(codesOf(await advisedOn(photo, 'image/jpeg'))).toEqual([])
  })
})
