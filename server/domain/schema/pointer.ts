/** JSON Pointers, RFC 6901. */

export const escapeSegment = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1')

export const joinPointer = (pointer: string, segment: string): string =>
  `${pointer}/${escapeSegment(segment)}`

export const segmentsOf = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
