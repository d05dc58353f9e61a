import { expect, test } from 'vitest'
import { jsonElements } from '../../../sdk/cli/jsonElements.ts'
import { readItems } from '../../../sdk/cli/readItems.ts'
import { textsOf } from '../../../sdk/cli/texts/languages.ts'
import { aFile } from './runLiasse.ts'

const texts = textsOf('fr')

async function linesIn(name: string, content: string | Uint8Array): Promise<string[]> {
  const { items } = await readItems(aFile(name, content), texts)
  const lines: string[] = []
  for await (const line of items) lines.push(Buffer.from(line).toString())
  return lines
}

test.each<[string, string, string, string[]]>([
  ['NDJSON', 'm.ndjson', '{"a":1}\n\n{"a":2}\r\n', ['{"a":1}', '', '{"a":2}\r']],
  ['NDJSON without its last line break', 'm.ndjson', '{"a":1}\n{"a":2}', ['{"a":1}', '{"a":2}']],
  ['NDJSON whose first line is broken', 'm.jsonl', '{"a":\n{"a":2}\n', ['{"a":', '{"a":2}']],
  ['NDJSON under another name', 'm.txt', '{"a":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
  ['NDJSON that is called JSON', 'm.json', '{"a":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
  ['a JSON list', 'm.json', '[{"a":1}, {"a":[2,{"b":"],\\""}]}\n]', ['{"a":1}', '{"a":[2,{"b":"],\\""}]}']],
  ['an empty JSON list', 'm.json', ' [ ] ', []],
  ['an envelope', 'm.json', '{"x":{"items":[9]},\n "items": [{"a":1},{"a":2}]}', ['{"a":1}', '{"a":2}']],
])('reads %s', async (_kind, name, content, lines) => {
  // The envelope with an unknown member is refused by readItems; the cutting is what is looked at here.
  const read =
    name === 'm.json' && content.startsWith('{"x"')
      ? [...jsonElements(Buffer.from(content))].map((element) => Buffer.from(element).toString())
      : await linesIn(name, content)

  expect(read).toEqual(lines)
})

test('changes nothing in an item of a JSON file: doubled keys and long numbers stay to be judged', async () => {
  const item = '{"neph":19070612345678901234, "neph":"2", "n":1.0}'

  expect(await linesIn('m.json', `[\n  ${item}\n]`)).toEqual([item])
})

test('puts an item that is written over several lines on one', async () => {
  expect(await linesIn('m.json', '[{\n  "a": "b",\r\n  "c": 1\n}]')).toEqual(['{   "a": "b",    "c": 1 }'])
})

test('keeps bytes that are not UTF-8, for the gateway to refuse', async () => {
  const { items } = await readItems(aFile('m.ndjson', Buffer.from([0x7b, 0xff, 0x7d, 0x0a])), texts)

  for await (const line of items) expect([...line]).toEqual([0x7b, 0xff, 0x7d])
})

test('leaves out the byte order mark that some editors put first', async () => {
  expect(await linesIn('m.ndjson', '\uFEFF{"a":1}\n')).toEqual(['{"a":1}'])
})

test('keeps lines whole that are longer than a piece of the file', async () => {
  const long = `{"a":"${'x'.repeat(300_000)}"}`

  expect(await linesIn('m.ndjson', `${long}\n${long}\n`)).toEqual([long, long])
})

test('takes from an envelope what it says beside its items', async () => {
  const { envelope } = await readItems(
    aFile('m.json', '{"reference":"r","priority":"urgent","items":[]}'),
    texts,
  )

  expect(envelope).toEqual({ reference: 'r', priority: 'urgent' })
})

test.each([
  ['{"items":[{"a":1},]}', /pas du JSON valable/],
  ['{\n  "items": [1 2]\n}', /ligne 2, colonne/],
  ['{"reference":"r"}x', /pas du JSON valable/],
  ['"text"', /liste de dossiers/],
  ['{\n"reference":"r"}', /liste de dossiers/],
  ['{"items":[],"prioritee":"urgent"}', /prioritee/],
])('refuses %j and says why, without showing what stands in it', async (content, why) => {
  await expect(readItems(aFile('m.json', content), texts)).rejects.toThrow(why)
})
