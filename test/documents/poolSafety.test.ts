import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openDoctor, standIn } from './doctorHarness.ts'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a child reaches no network, no other process and no file but its own', async () => {
  const { judge } = openDoctor({ entry: standIn })

  const { mediaType } = await judge('doors')

  expect(mediaType).toBe(
    'net:closed fetch:closed dns:closed process:denied passwd:denied neighbours:denied outside:denied',
  )
})

test('a child is given nothing of the environment of the gateway', async () => {
  process.env['LIASSE_OPERATOR_KEY'] = 'a secret of the tests'
  onTestFinished(() => void delete process.env['LIASSE_OPERATOR_KEY'])
  const { judge } = openDoctor({ entry: standIn })

  const { mediaType } = await judge('env')

  expect(mediaType).not.toMatch(/LIASSE|PATH|HOME/)
})

test('one child judges paper after paper, and a fresh one takes over in time', async () => {
  const { judge } = openDoctor({ entry: standIn })
  const pids = new Set<string | null>()

  for (let at = 0; at < 90; at++) pids.add((await judge(`pid ${at}`)).mediaType)

  expect(pids.size).toBe(2)
})

test('a child that has worked ends when no more papers come, and a fresh one is ready', async () => {
  const { judge } = openDoctor({ entry: standIn, restMs: 50 })
  const pidOf = async (paper: string): Promise<number> =>
    Number((await judge(paper)).mediaType?.replace('pid ', ''))
  const first = await pidOf('pid 1')
  expect(isRunning(first)).toBe(true)

  await expect.poll(() => isRunning(first), { timeout: 10_000 }).toBe(false)

  expect(await pidOf('pid 2')).not.toBe(first)
})

test('children end with a gateway that is killed, whatever they are stuck in', async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL('./standIn/parent.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
  const pids = line.split(' ').map(Number)
  expect(pids).toHaveLength(3)
  expect(pids.every(isRunning)).toBe(true)

  parent.kill('SIGKILL')

  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([])
})
