import pino from 'pino'
import type { Log } from './usecases/log.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** JSON lines on standard output, or on standard error where standard output belongs to a command's answer. */
export function makeLog(level: string, to: 'stdout' | 'stderr' = 'stdout'): Log {
  const logger = pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    pino.destination({ fd: to === 'stdout' ? 1 : 2, sync: false }),
  )
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  }
}

/** An error's own sentence may quote what somebody sent: its name, code and the places in our code say enough. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error ? error.code : undefined
  const places = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { name: error.name, code, stack: places.slice(0, 12).map((line) => line.trim()) }
}
