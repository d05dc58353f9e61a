/** Where a part tells people what it does: ids and numbers only, never personal data (names, VINs, plates, keys). */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** For tests and small programs that have nobody to tell. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
