import dgram from 'node:dgram'
import dns from 'node:dns'
import { constants } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { setPriority } from 'node:os'

/** Below the gateway, so that it answers at once however many papers are being checked; not so low that a busy machine starves them. */
const niceness = 5

/**
 * Closes the network to all JavaScript and wasm of this process: http, https, http2, tls and fetch open their connections through
 * net. Node's permission model has no switch for it before Node 25. It does not stop native code (libvips within sharp): only
 * `unshare` does, where the system lets the gateway use it (childArguments.ts).
 */
export function lockDown(): void {
  replace(net.Socket.prototype, ['connect'])
  replace(net.Server.prototype, ['listen'])
  replace(dgram.Socket.prototype, ['bind', 'connect', 'send'])
  for (const lookUps of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    replace(lookUps, lookUpNames(lookUps))
  syncBuiltinESMExports()
  // The permission model refuses this door whole, and qpdf's build asks it for numbers that are no secret.
  Object.defineProperty(process, 'binding', {
    value: (name: string) => (name === 'constants' ? { fs: constants } : closed()),
  })
  // A terminal's Ctrl-C and a supervisor reach the whole group: the gateway decides when its children end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit(0))
  setPriority(niceness)
}

const lookUpNames = (of: object): string[] =>
  Object.getOwnPropertyNames(of).filter((name) => /^(lookup|resolve|reverse)/.test(name))

function replace(target: object, names: readonly string[]): void {
  for (const name of names) Object.defineProperty(target, name, { value: closed, configurable: true })
}

function closed(): never {
  throw new Error('closed to a process that looks into papers')
}
