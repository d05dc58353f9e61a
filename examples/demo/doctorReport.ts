import type { Finding, UploadedDocument } from '@liasse/sdk'
import type { PaperedBatch } from './papers.ts'
import { language } from './language.ts'
import { type Paint, wrap } from './terminal.ts'

/** What became of the papers: as they were, mended and how, refused and what to do. */
export function doctorLines(batches: readonly PaperedBatch[], paint: Paint): string[] {
  const documents = new Map(
    batches.flatMap((batch) => [...batch.documents].map(([name, document]) => [name, document] as const)),
  )
  const usable = [...documents.values()].filter(({ status }) => status === 'usable')
  const untouched = usable.filter(({ findings }) => findings.length === 0)
  const notes = usable.flatMap(({ findings }) => findings)
  const refused = [...documents].filter(([, { status }]) => status === 'refused')
  return [
    row(untouched.length, 'filed as they are', paint),
    ...[...Map.groupBy(notes, ({ code }) => code).values()]
      .toSorted((one, other) => other.length - one.length)
      .flatMap((alike) => noteLines(alike, paint)),
    ...refused.flatMap(([name, document]) => refusedLines(name, document, paint)),
  ]
}

const row = (count: number, text: string, paint: Paint): string =>
  `  ${paint.bold(String(count).padStart(4))}  ${text}`

function noteLines(alike: readonly Finding[], paint: Paint): string[] {
  const [first] = alike
  if (!first) return []
  const [head = '', ...more] = wrap(`${first[language()]} [${first.code}]`, { indent: '        ' })
  return [row(alike.length, head.trimStart(), paint), ...more]
}

function refusedLines(name: string, { findings }: UploadedDocument, paint: Paint): string[] {
  const error = findings.find(({ severity }) => severity === 'error')
  const [head = '', ...more] = wrap(`${paint.bad('refused')} ${name}: ${error?.[language()] ?? ''}`, {
    indent: '        ',
  })
  const remedy = wrap(`> ${error?.remedy[language()] ?? ''}`, { indent: '        ' })
  return [row(1, head.trimStart(), paint), ...more, ...remedy.map((line) => paint.warm(line))]
}
