import loadLibheif, { type Libheif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs'

/** The main picture of a HEIC file, upright as its container says, in the colours of `icc` or sRGB. */
export interface HeifPicture {
  width: number
  height: number
  /** 3 (RGB) or 4 (RGBA, not premultiplied), a byte each. */
  channels: 3 | 4
  pixels: Uint8Array
  icc: Uint8Array | null
  /** Pictures that the file shows by itself; a sequence counts as 2. */
  count: number
}

export type HeifAnswer = HeifPicture | 'unreadable' | { width: number; height: number; tooMany: true }

/** @param pixelsMax more than that is not even tried */
export type DecodeHeif = (bytes: Uint8Array, pixelsMax: number) => HeifAnswer

// libheif's constants.
const colorspaceRgb = 1
const chromaOf = { 3: 10, 4: 11 } as const
const interleaved = 10

let loaded: Libheif | null = null

/** By libheif: the primary picture, or the first one of a sequence. */
export const decodeHeif: DecodeHeif = (bytes, pixelsMax) => {
  try {
    const lib = (loaded ??= loadLibheif())
    return new HeifFile(lib, bytes, pixelsMax).decode()
  } catch {
    // An abort inside leaves a memory that nothing can be said of.
    loaded = null
    return 'unreadable'
  }
}

/** One file in libheif's memory. `#scratch`: an error (12 bytes), then three words for answers. */
class HeifFile {
  readonly #lib: Libheif
  readonly #bytes: Uint8Array
  readonly #pixelsMax: number
  readonly #scratch: number

  constructor(lib: Libheif, bytes: Uint8Array, pixelsMax: number) {
    this.#lib = lib
    this.#bytes = bytes
    this.#pixelsMax = pixelsMax
    this.#scratch = lib._malloc(32)
  }

  decode(): HeifAnswer {
    const lib = this.#lib
    const at = lib._malloc(this.#bytes.byteLength)
    const context = lib._heif_context_alloc()
    try {
      lib.HEAPU8.set(this.#bytes, at)
      lib._heif_context_read_from_memory(this.#scratch, context, at, this.#bytes.byteLength, 0)
      if (!this.#isFine()) return 'unreadable'
      lib._heif_context_get_primary_image_handle(this.#scratch, context, this.#scratch + 16)
      if (this.#isFine()) return this.#decodeStill(context, this.#word(16))
      return lib._heif_context_has_sequence(context) ? this.#decodeSequence(context) : 'unreadable'
    } finally {
      lib._heif_context_free(context)
      lib._free(at)
      lib._free(this.#scratch)
    }
  }

  #decodeStill(context: number, handle: number): HeifAnswer {
    const lib = this.#lib
    try {
      const [width, height] = [
        lib._heif_image_handle_get_width(handle),
        lib._heif_image_handle_get_height(handle),
      ]
      if (width * height > this.#pixelsMax) return { width, height, tooMany: true }
      const channels = lib._heif_image_handle_has_alpha_channel(handle) ? 4 : 3
      lib._heif_decode_image(this.#scratch, handle, this.#scratch + 16, colorspaceRgb, chromaOf[channels], 0)
      if (!this.#isFine()) return 'unreadable'
      const count = lib._heif_context_get_number_of_top_level_images(context)
      return this.#takeOut(this.#word(16), channels, { icc: this.#profileOf(handle), count })
    } finally {
      lib._heif_image_handle_release(handle)
    }
  }

  #decodeSequence(context: number): HeifAnswer {
    const lib = this.#lib
    const track = lib._heif_context_get_track(context, 0)
    if (track === 0) return 'unreadable'
    try {
      lib._heif_track_get_image_resolution(this.#scratch, track, this.#scratch + 20, this.#scratch + 22)
      const sides = this.#word(20)
      const [width, height] = [sides & 0xffff, sides >>> 16]
      if (width * height > this.#pixelsMax) return { width, height, tooMany: true }
      lib._heif_track_decode_next_image(
        this.#scratch,
        track,
        this.#scratch + 16,
        colorspaceRgb,
        chromaOf[3],
        0,
      )
      return this.#isFine() ? this.#takeOut(this.#word(16), 3, { icc: null, count: 2 }) : 'unreadable'
    } finally {
      lib._heif_track_release(track)
    }
  }

  /** Rows without their padding, and the memory given back. */
  #takeOut(image: number, channels: 3 | 4, rest: { icc: Uint8Array | null; count: number }): HeifAnswer {
    const lib = this.#lib
    try {
      const width = lib._heif_image_get_width(image, interleaved)
      const height = lib._heif_image_get_height(image, interleaved)
      const plane = lib._heif_image_get_plane_readonly(image, interleaved, this.#scratch + 24)
      const stride = this.#word(24)
      if (plane === 0 || width < 1 || height < 1 || stride < width * channels) return 'unreadable'
      // Parts that could not be decoded were left out.
      if (lib._heif_image_get_decoding_warnings(image, 0, 0, 0) > 0) return 'unreadable'
      const pixels = new Uint8Array(width * height * channels)
      for (let row = 0; row < height; row++) {
        const from = plane + row * stride
        pixels.set(lib.HEAPU8.subarray(from, from + width * channels), row * width * channels)
      }
      return { width, height, channels, pixels, ...rest }
    } finally {
      lib._heif_image_release(image)
    }
  }

  #profileOf(handle: number): Uint8Array | null {
    const lib = this.#lib
    const size = lib._heif_image_handle_get_raw_color_profile_size(handle)
    if (size === 0 || size > 4_000_000) return null
    const at = lib._malloc(size)
    try {
      lib._heif_image_handle_get_raw_color_profile(this.#scratch, handle, at)
      return this.#isFine() ? lib.HEAPU8.slice(at, at + size) : null
    } finally {
      lib._free(at)
    }
  }

  #isFine(): boolean {
    return this.#word(0) === 0
  }

  #word(offset: number): number {
    return this.#lib.HEAPU32[(this.#scratch + offset) >> 2] ?? 0
  }
}
