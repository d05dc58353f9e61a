/** Whether an earlier attempt may have been taken: never, perhaps, or it was proved that none was (F7). */
export const doubt = {
  none: 0,
  open: 1,
  cleared: 2,
  /** An operator said that the State has none: it goes again even where resends by machine are stopped. */
  released: 3,
} as const
