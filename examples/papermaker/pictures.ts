import sharp from 'sharp'
import { makeChance } from '../batchmaker/random.ts'

interface Size {
  width: number
  height: number
}

const upright: Size = { width: 1_600, height: 1_200 }

/** A card on a table: a photo, lines of print, a frame. Nothing in it is a word, nobody is in the photo. */
function cardSvg(seed: number, { width, height }: Size, turned: string): string {
  const chance = makeChance(seed)
  const lines = Array.from({ length: 11 }, (_, at) => {
    const words = Array.from({ length: chance.whole(2, 4) }, () => chance.whole(60, 190))
    let x = 640
    return words.map((long) => {
      const bar = `<rect x="${x}" y="${330 + at * 52}" width="${long}" height="22" fill="#1d2430"/>`
      x += long + 26
      return bar
    })
  })
  const hue = chance.whole(180, 260)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="${turned}">
<rect x="130" y="150" width="1340" height="880" rx="44" fill="hsl(${hue},35%,88%)" stroke="#5b6472" stroke-width="5"/>
<rect x="190" y="200" width="1210" height="56" fill="hsl(${hue},50%,40%)"/>
<rect x="200" y="330" width="360" height="470" fill="hsl(${hue},20%,70%)" stroke="#333" stroke-width="3"/>
<ellipse cx="380" cy="520" rx="92" ry="122" fill="#b98a6b"/><path d="M230 798 q150 -190 300 0z" fill="#37475f"/>
${lines.flat().join('')}</g></svg>`
}

/** What lies around the card: no camera sees an even colour. */
function table(seed: number, size: Size): { data: Uint8Array } & Size {
  const [width, height] = [Math.ceil(size.width / 4), Math.ceil(size.height / 4)]
  const data = new Uint8Array(width * height * 3)
  let state = (seed * 2_654_435_761) >>> 0
  for (let at = 0; at < data.length; at += 1) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    data[at] = 118 + (state >>> 27) + (at % 3) * 6
  }
  return { data, width, height }
}

function picture(seed: number, size: Size, turned: string) {
  const { data, ...raw } = table(seed, size)
  return sharp(data, { raw: { ...raw, channels: 3 } })
    .resize(size.width, size.height, { kernel: 'linear' })
    .composite([{ input: Buffer.from(cardSvg(seed, size, turned)) }])
}

/** As a telephone held upright writes it: lying on its side, and saying so in its EXIF. */
export async function phonePicture(seed: number): Promise<Uint8Array> {
  const lying = { width: upright.height, height: upright.width }
  return await picture(seed, lying, `translate(0 ${lying.height}) rotate(-90)`)
    .jpeg({ quality: 68 })
    .withExif({ IFD0: { Make: 'Exemple', Model: 'Telephone' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** As an office scanner writes it. */
export async function flatbedPicture(seed: number): Promise<Uint8Array> {
  return await picture(seed, { width: 1_000, height: 750 }, 'scale(0.625)')
    .greyscale()
    .png({ colours: 16 })
    .toBuffer()
}

/** Upright, for a scan in a PDF. */
export async function scannedPicture(seed: number): Promise<Uint8Array> {
  return await picture(seed, upright, '').greyscale().jpeg({ quality: 60 }).toBuffer()
}
