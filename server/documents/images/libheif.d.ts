/** What we use of libheif's C interface; libheif-js types its entry of one file not at all. Pointers, sizes and enumerations are numbers. */
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  export interface Libheif {
    /** Its memory: another array after it grew. */
    readonly HEAPU8: Uint8Array
    readonly HEAPU32: Uint32Array
    _malloc(size: number): number
    _free(at: number): void
    _heif_context_alloc(): number
    _heif_context_free(context: number): void
    _heif_context_read_from_memory(
      error: number,
      context: number,
      bytes: number,
      size: number,
      options: number,
    ): void
    _heif_context_get_number_of_top_level_images(context: number): number
    _heif_context_get_primary_image_handle(error: number, context: number, out: number): void
    _heif_context_has_sequence(context: number): number
    /** @param id 0: the first track of pictures */
    _heif_context_get_track(context: number, id: number): number
    _heif_track_release(track: number): void
    _heif_track_get_image_resolution(error: number, track: number, width: number, height: number): void
    _heif_track_decode_next_image(
      error: number,
      track: number,
      out: number,
      colorspace: number,
      chroma: number,
      options: number,
    ): void
    _heif_image_handle_release(handle: number): void
    _heif_image_handle_get_width(handle: number): number
    _heif_image_handle_get_height(handle: number): number
    _heif_image_handle_has_alpha_channel(handle: number): number
    _heif_image_handle_get_raw_color_profile_size(handle: number): number
    _heif_image_handle_get_raw_color_profile(error: number, handle: number, out: number): void
    _heif_decode_image(
      error: number,
      handle: number,
      out: number,
      colorspace: number,
      chroma: number,
      options: number,
    ): void
    _heif_image_release(image: number): void
    _heif_image_get_width(image: number, channel: number): number
    _heif_image_get_height(image: number, channel: number): number
    _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number
    _heif_image_get_decoding_warnings(image: number, first: number, out: number, max: number): number
  }
  export default function load(): Libheif
}
