import type { Clock, KeyRecord, Store } from '../usecases/ports.ts'
import type { Caller } from './caller.ts'
import { keyHash, parseKeyText, sameSecret } from './keyText.ts'
import { Problem } from './problem.ts'

const entriesMax = 1_000
/** Revoking goes through this process and empties the entry at once; this bounds what nobody foresaw. */
const entryMs = 30_000

/** Knows the keys: parses what a request carries and finds whose it is. */
export interface KeyRing {
  /** @throws Problem key-invalid or key-wrong-mode */
  callerOf(text: string): Promise<Caller>
  /** Whether a key that opened a long stream still stands. */
  stillStands(keyId: string): Promise<boolean>
  forget(keyId: string): void
}

interface Parts {
  store: Pick<Store, 'keyById'>
  clock: Pick<Clock, 'mono'>
  mode: 'live' | 'test'
}

export function makeKeyRing({ store, clock, mode }: Parts): KeyRing {
  const entries = new Map<string, { record: KeyRecord; readAt: number }>()

  async function recordOf(id: string): Promise<KeyRecord | null> {
    const entry = entries.get(id)
    if (entry && clock.mono() - entry.readAt < entryMs) return entry.record
    entries.delete(id)
    const record = await store.keyById(id)
    if (!record || record.revokedAt !== null) return null
    if (entries.size >= entriesMax) entries.delete(entries.keys().next().value ?? '')
    entries.set(id, { record, readAt: clock.mono() })
    return record
  }

  return {
    async callerOf(text) {
      const parsed = parseKeyText(text)
      if (!parsed) throw invalid()
      if (parsed.mode !== mode) {
        throw new Problem('key-wrong-mode', `This gateway serves the ${mode} world only.`)
      }
      const record = await recordOf(parsed.id)
      // An unknown id is compared as well, so that the time tells nothing.
      const isRight = sameSecret(keyHash(text), record?.hash ?? '')
      if (!record || !isRight || record.mode !== mode) throw invalid()
      return { tenant: record.tenant, keyId: record.id, scopes: record.scopes }
    },
    stillStands: async (keyId) => (await recordOf(keyId)) !== null,
    forget: (keyId) => {
      entries.delete(keyId)
    },
  }
}

const invalid = (): Problem => new Problem('key-invalid', 'The API key is unknown, mistyped or revoked.')
