import { instant } from './calendar.ts'
import { type Filing, finalStatuses } from './filing.ts'
import type { JsonObject } from './json.ts'

export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

export const json = (status: number, value: object, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(value)),
})

/** A refusal of the caller, never of a filing: surely not taken. */
export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: Buffer.from(
    JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, code, detail }),
  ),
})

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
}

/** What a proxy in front of the State says when the State does not. */
export const htmlPage = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: Buffer.from(
    '<!DOCTYPE html>\n<html lang="fr"><head><title>Service indisponible</title></head>\n' +
      '<body><h1>Service momentanément indisponible</h1>\n<p>Nous vous invitons à renouveler votre demande.</p></body></html>\n',
  ),
})

export interface Shape {
  /** False: the State names no reference. */
  echoes: boolean
}

/** A filing as the State tells it. */
export function filingView(filing: Filing, { echoes }: Shape): JsonObject {
  return {
    filingNumber: filing.filingNumber,
    ...(echoes ? { reference: filing.reference } : {}),
    procedure: filing.procedure,
    establishment: filing.establishment,
    status: filing.status,
    receivedAt: instant(filing.receivedAtMs),
    updatedAt: instant(filing.updatedAtMs),
    ...(filing.outcome && filing.status === 'accepted' ? { outcome: { ...filing.outcome } } : {}),
    ...(filing.refusal ? { refusal: filing.refusal } : {}),
    ...(filing.request ? { request: filing.request } : {}),
  }
}

/** The answer to a deposit that was taken. */
export function depositView(filing: Filing, { echoes }: Shape): JsonObject {
  const { filingNumber, status, receivedAt, outcome } = filingView(filing, { echoes })
  return {
    ...(echoes ? { reference: filing.reference } : {}),
    filingNumber,
    status,
    receivedAt,
    ...(outcome === undefined ? {} : { outcome }),
  }
}

export const isFinal = (filing: Filing): boolean => finalStatuses.has(filing.status)
