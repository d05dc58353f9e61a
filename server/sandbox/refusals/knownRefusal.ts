export interface KnownRefusal {
  /** In the State's own French. */
  message: string
  /** `filing`: 422 at once. `review`: taken, and refused when somebody has looked at it. */
  at: 'filing' | 'review'
  pointer?: string
  /** Only the first so many POSTs of a reference are refused: what was out of order works again. */
  posts?: number
}

export type KnownRefusals = Readonly<Record<string, KnownRefusal>>
