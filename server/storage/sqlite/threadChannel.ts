import { Worker } from 'node:worker_threads'
import type { JsonObject } from '../../domain/item.ts'
import { threadEntry } from '../../threadEntry.ts'
import { StoreError } from '../../usecases/ports.ts'
import type { WriterChannel } from './channel.ts'
import { type FromWriter, type ToWriter, type WriterData, toError } from './threadMessages.ts'

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

/**
 * Starts the writer thread and waits until the database is open there.
 * @param onFatal the disk failed in a commit: nothing more is answered, the process has to end
 */
export async function openThreadChannel(
  data: WriterData,
  onFatal: (error: Error) => void,
): Promise<WriterChannel> {
  const worker = new Worker(threadEntry('writerThread'), {
    workerData: data,
    name: 'writer',
    // Its garbage is short-lived: a small young generation costs no speed.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', () => {
      worker.off('error', reject)
      resolve()
    })
  })
  return new ThreadChannel(worker, onFatal)
}

class ThreadChannel implements WriterChannel {
  onTouched: WriterChannel['onTouched'] = () => {}
  readonly #worker: Worker
  readonly #onFatal: (error: Error) => void
  readonly #waiting = new Map<number, Waiting>()
  #lastNumber = 0
  #closing: (() => void) | null = null

  constructor(worker: Worker, onFatal: (error: Error) => void) {
    this.#worker = worker
    this.#onFatal = onFatal
    worker.on('message', (message: FromWriter) => this.#heed(message))
    worker.on('error', (error: Error) => this.#onFatal(error))
    worker.on('exit', () => this.#end())
  }

  send(command: Extract<ToWriter, { as: 'command' }>['command']): Promise<unknown> {
    return this.#ask((number) => ({ as: 'command', number, command }))
  }

  async maintain(task: Extract<ToWriter, { as: 'maintain' }>['task']): Promise<JsonObject> {
    return (await this.#ask((number) => ({ as: 'maintain', number, task }))) as JsonObject
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#closing = resolve
      this.#post({ as: 'close' })
    })
  }

  #ask(messageOf: (number: number) => ToWriter): Promise<unknown> {
    const number = ++this.#lastNumber
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject })
      this.#post(messageOf(number))
    })
  }

  #post(message: ToWriter): void {
    this.#worker.postMessage(message)
  }

  #heed(message: FromWriter): void {
    switch (message.as) {
      case 'open':
      case 'closed':
        return
      case 'fatal':
        return this.#onFatal(new Error(`the database cannot be written any more: ${message.message}`))
      case 'group':
        for (const { number, answer } of message.answers) {
          const waiting = this.#waiting.get(number)
          this.#waiting.delete(number)
          if (answer.as === 'value') waiting?.resolve(answer.value)
          else waiting?.reject(toError(answer))
        }
        this.onTouched(message.touched)
    }
  }

  #end(): void {
    const gone = new StoreError('closed', 'the writer has ended')
    for (const { reject } of this.#waiting.values()) reject(gone)
    this.#waiting.clear()
    this.#closing?.()
  }
}
