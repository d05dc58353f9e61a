import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { collectStart } from '../../collectStart.ts'
import type { Command } from './commands.ts'
import { Engine } from './engine.ts'
import { runMaintenance } from './maintenance.ts'
import {
  type FromWriter,
  type PlainAnswer,
  type ToWriter,
  type WriterData,
  toPlain,
} from './threadMessages.ts'

/** The writer's thread: drains what has arrived into one group commit, then answers all of it with one message. */

const groupCommandsMax = 256
const groupMsMax = 5

if (!parentPort) throw new Error('the writer runs as a thread')
const port = parentPort
const data = workerData as WriterData
const engine = new Engine(data)

/** A message that is no command ends the group; it is heeded after the commit. */
let leftOver: ToWriter | undefined

port.on('message', (first: ToWriter) => {
  let message: ToWriter | undefined = first
  while (message) {
    heed(message)
    message = leftOver
    leftOver = undefined
  }
})
collectStart()
say({ as: 'open' })

function heed(message: ToWriter): void {
  switch (message.as) {
    case 'command':
      return runGroup(message)
    case 'maintain': {
      const answer = maintain(message)
      return say({
        as: 'group',
        answers: [{ number: message.number, answer }],
        touched: { tenants: new Set(), batches: new Set(), dossiers: new Set(), lanes: new Set() },
      })
    }
    case 'close':
      engine.close()
      say({ as: 'closed' })
      port.close()
  }
}

function runGroup(first: Extract<ToWriter, { as: 'command' }>): void {
  const numbers: number[] = []
  const startedAt = performance.now()
  const next = (): Command | undefined => {
    const message = numbers.length === 0 ? first : receive(numbers.length, startedAt)
    if (!message) return undefined
    numbers.push(message.number)
    return message.command
  }
  try {
    const { answers, touched } = engine.runGroup(next)
    say({
      as: 'group',
      touched,
      answers: answers.flatMap((answer, at) => {
        const number = numbers[at]
        return number === undefined ? [] : [{ number, answer: toPlain(answer) }]
      }),
    })
  } catch (error) {
    // Whether the commit has reached the disk is unknown: the process has to go, and recovery reads what is there.
    say({ as: 'fatal', message: error instanceof Error ? error.message : String(error) })
    port.close()
  }
}

function receive(taken: number, startedAt: number): Extract<ToWriter, { as: 'command' }> | undefined {
  if (leftOver || taken >= groupCommandsMax || performance.now() - startedAt > groupMsMax) return undefined
  const received = receiveMessageOnPort(port) as { message: ToWriter } | undefined
  if (!received) return undefined
  if (received.message.as === 'command') return received.message
  leftOver = received.message
  return undefined
}

function maintain({ task }: Extract<ToWriter, { as: 'maintain' }>): PlainAnswer {
  try {
    return { as: 'value', value: runMaintenance(engine, task) }
  } catch (error) {
    return toPlain({ as: 'error', error })
  }
}

function say(message: FromWriter): void {
  port.postMessage(message)
}
