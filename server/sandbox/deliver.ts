import type { ServerResponse } from 'node:http'
import type { Departure } from './mangle.ts'

/** Lets an answer leave, or not: plain, never, reset, half of it, or without an end. */
export function deliver(response: ServerResponse, { manner, answer }: Departure): void {
  if (response.destroyed) return
  if (answer === null) {
    if (manner === 'reset') reset(response)
    return
  }
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(manner === 'endless' ? {} : { 'content-length': String(answer.body.length) }),
  })
  if (manner === 'plain') response.end(answer.body)
  else if (manner === 'half') {
    response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => reset(response))
  } else if (manner === 'endless') pour(response, answer.body.subarray(0, -1))
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy()
}

const gush = Buffer.from(' '.repeat(64 * 1024))

/** JSON that never closes, as fast as the client takes it, until it hangs up. */
function pour(response: ServerResponse, beginning: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(gush));
  }
  response.on('drain', more)
  response.write(beginning)
  more()
}
