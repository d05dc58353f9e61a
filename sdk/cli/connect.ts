import { Liasse } from '../index.ts'
import type { Connection } from './program.ts'
import type { Texts } from './texts/languages.ts'
import { UsageError } from './usageError.ts'

/** The client that a command line, or else the environment, asks for. */
export function connect({ url, key }: Connection, texts: Texts): Liasse {
  const baseUrl = url ?? process.env['LIASSE_URL']
  const apiKey = key ?? process.env['LIASSE_API_KEY']
  if (!baseUrl) throw new UsageError(texts.usage.missingUrl)
  if (!apiKey) throw new UsageError(texts.usage.missingKey)
  try {
    return new Liasse({ baseUrl, apiKey })
  } catch (error) {
    throw new UsageError(texts.usage.badClient(error instanceof Error ? error.message : ''))
  }
}
