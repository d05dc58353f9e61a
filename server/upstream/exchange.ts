/** What came back over the wire, before anybody says what it means. */
export type Exchange =
  /** No byte of the request has left. */
  | { as: 'notSent'; kind: NotSentKind }
  | {
      as: 'answered'
      status: number
      headers: AnswerHeaders
      bytes: Uint8Array
      elapsedMs: number
    }
  /** Bytes may have left and no whole answer was read. */
  | {
      as: 'broken'
      kind: BrokenKind
      status?: number
      contentType?: string
      bytes: number
      elapsedMs: number
    }

/** `withdrawn`: the caller gave up while it still waited for a connection. */
export type NotSentKind = 'not-connected' | 'window-missed' | 'withdrawn' | 'closed'
export type BrokenKind = 'reset' | 'deadline' | 'too-large' | 'not-http' | 'withdrawn' | 'started-twice'

export interface AnswerHeaders {
  contentType: string
  contentEncoding?: string
  retryAfter?: string
  date?: string
  filingReference?: string
}

/** `application/json` of `Application/JSON; charset=UTF-8`; a charset other than UTF-8 makes it another type. */
export function mediaTypeOf(contentType: string): string {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  return charset === undefined || /^"?utf-8"?$/.test(charset) ? type : `${type}; charset=${charset}`
}
