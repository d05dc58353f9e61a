/** What the head of a 2D-Doc says. It is not verified: its signature would need the issuer's certificate. */
export interface TwoDDoc {
  /** The authority that certifies the issuer, such as FR01. */
  authority: string
  /** YYYY-MM-DD of the paper, or of the code where the paper's is not told. */
  issuedOn: string | null
}

/** Versions 1 to 4 begin alike: authority, certificate, day of the paper, day of the signature, type of the paper. */
const head = /^DC0[1-4]([A-Z0-9]{4})[A-Z0-9]{4}([0-9A-F]{4})([0-9A-F]{4})[A-Z0-9]{2}/

const firstDay = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000
const noDay = 'FFFF'

/** @param text of a Data Matrix; null when it is something else */
export function parseTwoDDoc(text: string): TwoDDoc | null {
  const [, authority = '', paperDay = '', codeDay = ''] = head.exec(text) ?? []
  if (authority === '') return null
  const day = [paperDay, codeDay].find((one) => one !== noDay)
  const issuedOn =
    day === undefined
      ? null
      : new Date(firstDay + Number.parseInt(day, 16) * dayMs).toISOString().slice(0, 10)
  return { authority, issuedOn }
}
