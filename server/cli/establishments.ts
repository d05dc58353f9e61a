import { InvalidArgumentError } from 'commander'
import type { Establishment } from '../domain/item.ts'

const permits = ['pivo', 'diva', 'lessor'] as const

/** `99105:pivo,diva` or `E2406900120:B,BE`; nothing behind a school's number = all categories. @throws InvalidArgumentError */
export function parseEstablishment(kind: Establishment['kind'], text: string): Establishment {
  const [number = '', list] = text.split(':')
  const words = list?.split(',').filter((word) => word !== '') ?? []
  if (number === '') throw new InvalidArgumentError('an establishment begins with its number')
  if (kind === 'school') return { kind, number, ...(words.length > 0 ? { categories: words } : {}) }
  const known = permits.filter((permit) => words.includes(permit))
  if (known.length < words.length) throw new InvalidArgumentError(`permits are ${permits.join(', ')}`)
  return { kind, number, ...(known.length > 0 ? { permits: known } : {}) }
}
