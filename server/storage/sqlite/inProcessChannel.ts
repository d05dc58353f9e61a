import type { WriterChannel } from './channel.ts'
import type { Command, CommandAnswer } from './commands.ts'
import type { Engine } from './engine.ts'
import { runMaintenance } from './maintenance.ts'

interface Waiting {
  command: Command
  settle: (answer: CommandAnswer) => void
}

/** Drives the engine in this process: what is sent in one turn goes into one group commit. For tests and small tools. */
export function makeInProcessChannel(engine: Engine): WriterChannel {
  let waiting: Waiting[] = []
  const flush = (): void => {
    const group = waiting
    waiting = []
    let at = 0
    const { answers, touched } = engine.runGroup(() => group[at++]?.command)
    group.forEach(({ settle }, index) => {
      const answer = answers[index]
      if (answer) settle(answer)
    })
    channel.onTouched(touched)
  }
  const channel: WriterChannel = {
    onTouched: () => {},
    send: (command) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) queueMicrotask(flush)
        waiting.push({
          command,
          settle: (answer) => (answer.as === 'value' ? resolve(answer.value) : reject(answer.error)),
        })
      }),
    maintain: async (task) => runMaintenance(engine, task),
    close: async () => {
      if (waiting.length > 0) flush()
      engine.close()
    },
  }
  return channel
}
