import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/**
 * The offered media type that the Accept header likes best; the first of equals, and the first when nothing is asked.
 * @throws Problem not-acceptable
 */
export function negotiate<T extends string>(request: FastifyRequest, offered: readonly [T, ...T[]]): T {
  const ranges = (request.headers.accept ?? '*/*').split(',').map(parseRange)
  const liked = offered
    .map((type) => ({ type, weight: weightOf(type, ranges) }))
    .reduce((best, one) => (one.weight > best.weight ? one : best))
  if (liked.weight > 0) return liked.type
  throw new Problem('not-acceptable', `Offered here: ${offered.join(', ')}.`)
}

interface Range {
  type: string
  weight: number
}

function parseRange(text: string): Range {
  const [type = '', ...params] = text.split(';').map((part) => part.trim().toLowerCase())
  const weight = params.find((param) => param.startsWith('q='))?.slice(2)
  return { type, weight: weight === undefined ? 1 : Number(weight) || 0 }
}

/** The most exact range decides, as RFC 9110 has it. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/')
  for (const candidate of [type, `${family}/*`, '*/*']) {
    const range = ranges.find((one) => one.type === candidate)
    if (range) return range.weight
  }
  return 0
}
