import { Client, type Dispatcher } from 'undici'
import { expect, test } from 'vitest'
import { sendOnce } from '../../server/upstream/wire.ts'

/** Begins every request twice, as a client that repeats what it thinks harmless; tells which beginnings were let through. */
class Repeating extends Client {
  readonly begun: boolean[] = []
  override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    for (let times = 0; times < 2; times += 1) {
      let isLet = true
      const stop = () => {
        isLet = false
      }
      const controller = { abort: stop } as unknown as Dispatcher.DispatchController
      handler.onRequestStart?.(controller, {})
      this.begun.push(isLet)
    }
    return true
  }
}

test('a request begins once: what would be sent a second time is stopped before its first byte', async () => {
  const client = new Repeating('http://127.0.0.1:9')

  const exchange = await sendOnce(client, {
    method: 'POST',
    path: '/v1/filings',
    headers: [],
    body: '{}',
    timeoutMs: 1_000,
    answerBytesMax: 1_000,
    mayStillSend: () => true,
  })

  expect(exchange).toMatchObject({ as: 'broken', kind: 'started-twice' })
  expect(client.begun).toEqual([true, false])
  await client.destroy()
})
