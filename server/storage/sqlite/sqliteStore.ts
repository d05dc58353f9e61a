import {
  type Clock,
  type DocumentReading,
  type Reading,
  type Store,
  StoreError,
  type Touched,
} from '../../usecases/ports.ts'
import type { WriterChannel } from './channel.ts'
import { type CommandName, commandNames } from './commands.ts'

/** A slot that was missed by this much is thrown away: using it late would crowd the next one. */
const slotLateMsMax = 50

type Writing = Pick<Store, CommandName>

/** The port over the way to the writer and a connection of our own for reading. Each command is stamped with both clocks here. */
export function makeSqliteStore(parts: {
  channel: WriterChannel
  reading: Reading & DocumentReading
  clock: Clock
  close: () => Promise<void>
}): Store {
  const { channel, reading, clock } = parts
  const listeners = new Set<(touched: Touched) => void>()
  channel.onTouched = (touched) => {
    for (const listener of listeners) listener(touched)
  }
  let isClosed = false
  const send = async (name: CommandName, args: unknown[]): Promise<unknown> => {
    if (isClosed) throw new StoreError('closed', 'the store is closed')
    return channel.send({ name, args, stamp: { wall: clock.wall(), mono: clock.mono() } })
  }
  const writing = Object.fromEntries(
    commandNames.map((name) => [name, (...args: unknown[]) => send(name, args)]),
  ) as unknown as Writing
  return {
    ...reading,
    ...writing,
    takeSlots: async (request) => {
      const askedAt = clock.mono()
      const slots = await writing.takeSlots(request)
      // The writer counts from the moment it was asked; our caller counts from now.
      const elapsedMs = clock.mono() - askedAt
      return slots.map((slot) => slot - elapsedMs).filter((slot) => slot > -slotLateMsMax)
    },
    maintain: (task) => channel.maintain(task),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      await parts.close()
    },
  }
}
