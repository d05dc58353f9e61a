import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import type { Finding } from '../domain/finding.ts'
import { shapeFindings } from '../domain/shapeFindings.ts'

/** Routes of this scope that know no query refuse any: an option that nobody reads must not look as if it had been heard. */
export function refuseStrayQueries(scope: FastifyInstance): void {
  scope.addHook('onRoute', (route) => {
    route.schema = {
      querystring: { type: 'object', properties: {}, additionalProperties: false },
      ...route.schema,
    }
  })
}

/** Where a request goes against its schema; `member` is named for a field that is missing or unknown. */
export interface SchemaFault {
  pointer: string
  keyword: string
  sentence: string
}

const faultsShownMax = 20

/**
 * Bodies are checked as they are: nothing coerced, dropped or filled in. Query strings are text by nature, so that numbers and
 * booleans are read out of them.
 */
export function makeValidatorCompiler(): FastifySchemaCompiler<object> {
  const strict = makeAjv(false)
  const coercing = makeAjv(true)
  return ({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? strict : coercing).compile(schema)
    return (data: unknown) => validate(data) || { error: new SchemaError(validate.errors ?? []) }
  }
}

function makeAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    coerceTypes,
    removeAdditional: false,
    useDefaults: false,
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
  })
  addFormats.default(ajv, ['date', 'date-time'])
  return ajv
}

export class SchemaError extends Error {
  override readonly name = 'SchemaError'
  readonly faults: readonly SchemaFault[]
  /** The same for people, each with its place and remedy. */
  readonly findings: readonly Finding[]
  /** Set by Fastify: body, querystring or params. */
  validationContext?: string
  constructor(errors: readonly ErrorObject[]) {
    super('the request does not fit its schema')
    const shown = errors.slice(0, faultsShownMax)
    this.faults = shown.map(faultOf)
    this.findings = shapeFindings(shown)
  }
}

/** Says which member is meant: ajv's own sentence names neither the unknown field nor the allowed words. */
function faultOf({ instancePath, keyword, params, message }: ErrorObject): SchemaFault {
  const named: unknown = params.additionalProperty ?? params.missingProperty
  const pointer =
    typeof named === 'string'
      ? `${instancePath}/${named.replaceAll('~', '~0').replaceAll('/', '~1')}`
      : instancePath
  const words: unknown = params.allowedValues
  const sentence = Array.isArray(words) ? `must be one of ${words.join(', ')}` : (message ?? 'is not valid')
  return { pointer, keyword, sentence: typeof named === 'string' ? wordFor(keyword) : sentence }
}

const wordFor = (keyword: string): string => (keyword === 'required' ? 'is missing' : 'is not known here')
