/** A lane is a queue with its own pace and its own health: one channel of the State and one family of procedures. */
export const lanes = [
  'siv-domestic',
  'siv-import',
  'ants-vehicle',
  'ants-import',
  'ants-enrolment',
  'ants-title',
] as const
export type Lane = (typeof lanes)[number]

export const channels = ['siv', 'ants'] as const
export type Channel = (typeof channels)[number]

/** `slow`: open, but backing off or ramping up again after it was closed. */
export type LaneState = 'open' | 'slow' | 'closed' | 'paused'

export const isLane = (name: string): name is Lane => (lanes as readonly string[]).includes(name)
