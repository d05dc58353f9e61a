import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/**
 * Loaded into a gateway by NODE_OPTIONS: on SIGUSR2 it writes the event-loop delay since the last time to the file named in
 * LOOP_DELAY_FILE, in ms, the 1 ms of the timer included, and begins again.
 */
const file = process.env.LOOP_DELAY_FILE
if (isMainThread && file !== undefined) {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds: number): number => nanoseconds / 1e6
    writeFileSync(file, JSON.stringify({ p99: ms(histogram.percentile(99)), max: ms(histogram.max) }))
    histogram.reset()
  })
}
