import type { Clock } from './usecases/ports.ts'

/** Timers take 32 bits: a longer sleep would fire at once. */
const sleepMsMax = 2 ** 31 - 1

/** The machine's own clocks. `sleep` keeps no process alive by itself longer than its caller needs. */
export const systemClock: Clock = {
  wall: () => Date.now(),
  mono: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const wake = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, Math.min(ms, sleepMsMax))
      signal?.addEventListener('abort', wake, { once: true })
    }),
}
