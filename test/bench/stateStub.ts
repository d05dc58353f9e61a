import { createServer } from 'node:http'

/**
 * The least State there can be, in its own process: takes every filing at once and keeps only their number. Prints one
 * JSON line with its port.
 */
let taken = 0
const receivedAt = new Date().toISOString()
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ taken }))
    return
  }
  const reference = String(request.headers['filing-reference'] ?? '')
  request.on('data', () => {})
  request.on('end', () => {
    taken += 1
    const body = `{"reference":"${reference}","filingNumber":"STUB-${taken}","status":"accepted","receivedAt":"${receivedAt}"}`
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : null })}\n`)
})
