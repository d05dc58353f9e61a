import type { TSchema } from 'typebox'
import { component } from './schemas/shared.ts'

/** What the OpenAPI document says of a body that Fastify does not check, because it is streamed or its items are checked one by one. */
export const asked = (name: string, types: readonly string[], isRequired = true): object => ({
  'x-body': { name, types, isRequired },
})

/** Of a body that is bytes and nothing else. */
export const askedBytes: object = {
  'x-body': { name: null, types: ['application/octet-stream'], isRequired: true },
}

const problems: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'No key, or a bad one',
  403: 'The key lacks the scope',
  404: 'No such thing, or not yours',
  405: 'Another method than the ones named here',
  406: 'No offered media type is acceptable',
  409: 'Not in this state',
  413: 'Too large',
  415: 'Media type not supported',
  422: 'Understood, and not acceptable',
  500: 'Our fault',
  503: 'Not at the moment',
  507: 'The disk is full; nothing was kept',
}

type Success = readonly [description: string, component?: string | TSchema, types?: readonly string[]]

const ofKeyed = [400, 401, 403, 500, 503]
export const ofOperator = [400, 401, 500, 503]

/** The answers of a route: those that it is for, its problems, and the problems of every route of its scope. */
export function answers(
  successes: Readonly<Record<number, Success>>,
  faults: readonly number[] = [],
  ofScope: readonly number[] = ofKeyed,
): object {
  const good = Object.entries(successes).map(([status, [description, what, types]]) => [
    status,
    successOf(description, what, types),
  ])
  const bad = [...new Set([...ofScope, ...faults])].map((status) => [String(status), problemAnswer(status)])
  return Object.fromEntries([...good, ...bad])
}

function successOf(
  description: string,
  what: string | TSchema | undefined,
  types: readonly string[] = ['application/json'],
): object {
  if (what === undefined) return { description, type: 'null' }
  const schema = typeof what === 'string' ? component(what) : what
  return { description, content: Object.fromEntries(types.map((type) => [type, { schema }])) }
}

export const problemAnswer = (status: number): object => ({
  description: problems[status] ?? 'A problem',
  content: { 'application/problem+json': { schema: component('Problem') } },
})
