/** Whether an earlier attempt may have been taken: never, perhaps, or it was proved that none was (F7). */
export const doubt = { none: 0, open: 1, cleared: 2 } as const
