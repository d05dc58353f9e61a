import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { resolve } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { itemSchemas } from '../../server/domain/schema/items.ts'

const root = resolve(import.meta.dirname, '../..')

interface Expression {
  source: string
  flags: string
  at: string
}

/** Every literal of the shipped code; what the tests match with does no harm. */
async function literals(): Promise<Expression[]> {
  const found: Expression[] = []
  for await (const name of glob('{server,sdk}/**/*.ts', {
    cwd: root,
    exclude: (path) => /node_modules|dist|generated/.test(path),
  })) {
    const file = ts.createSourceFile(name, readFileSync(resolve(root, name), 'utf8'), ts.ScriptTarget.Latest)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
        found.push({
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
          at: `${name}:${line}`,
        })
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

/** Patterns of the item schemas, as ajv compiles them. */
function patterns(): Expression[] {
  const found: Expression[] = []
  const visit = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [name, value] of Object.entries(schema)) {
      if (name === 'pattern' && typeof value === 'string') found.push({ source: value, flags: 'u', at })
      if (name === 'patternProperties')
        for (const source of Object.keys(value)) found.push({ source, flags: 'u', at })
      visit(value, `${at}/${name}`)
    }
  }
  visit(itemSchemas, '')
  return found
}

const onceEach = (all: readonly Expression[]): Expression[] => [
  ...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values(),
]

test('every regular expression that meets input matches in linear time', { timeout: 300_000 }, async () => {
  const expressions = onceEach([...(await literals()), ...patterns()])
  const doubtful: string[] = []

  for (const { source, flags, at } of expressions) {
    const verdict = await check(source, flags, { timeout: 20_000 })
    if (verdict.status !== 'safe') doubtful.push(`${at} /${source}/${flags}: ${verdict.status}`)
  }

  expect(expressions.length).toBeGreaterThan(50)
  expect(doubtful).toEqual([])
})
