import { Command, Option } from 'commander'
import { version } from '../version.ts'
import { addDocuments } from './documents/addDocuments.ts'
import { preview } from './preview.ts'
import { push } from './push.ts'
import { results } from './results.ts'
import type { Texts } from './texts/languages.ts'
import { UsageError } from './usageError.ts'
import { validate } from './validate.ts'
import { watch } from './watch.ts'

/** What every command gets beside its own options. */
export interface Context {
  texts: Texts
  signal: AbortSignal
}

export interface Connection {
  url?: string
  key?: string
}

/** The command line of `liasse`: what can be asked, in the language of the person who asks. */
export function makeProgram(texts: Texts, signal: AbortSignal, exit: (code: number) => void): Command {
  const context: Context = { texts, signal }
  const program = new Command('liasse')
  program.description(texts.help.program).version(version, '--version', texts.help.versionOption)
  program.usage(`[options] [${texts.help.names.command}]`)
  program.helpCommand(`help [${texts.help.names.command}]`, texts.help.helpCommand)
  connectionOptions(program, texts)
  program.addHelpText('after', `\n${texts.help.exitCodes}`)

  tableOptions(addCommand(program, 'push', texts), texts)
    .argument(`<${texts.help.names.file}>`, texts.help.file)
    .addOption(
      choice('--wait <step>', texts.help.wait, ['accepted', 'filed', 'decided'], texts).default('filed'),
    )
    .option('--reference <text>', texts.help.reference)
    .addOption(choice('--priority <level>', texts.help.priority, ['normal', 'urgent'], texts))
    .addOption(choice('--on-invalid <what>', texts.help.onInvalid, ['continue', 'refuse'], texts))
    .option(`--documents <${texts.help.names.folder}>`, texts.help.documentsOption)
    .option('--preview', texts.help.previewOption)
    .option(`--output <${texts.help.names.file}>`, texts.help.output)
    .action(async (file, options) => exit(await push(file, { ...program.opts(), ...options }, context)))
  tableOptions(addCommand(program, 'validate', texts), texts)
    .argument(`<${texts.help.names.file}>`, texts.help.file)
    .addOption(new Option('--on <date>', texts.help.on).argParser((text) => parseDay(text, texts)))
    .action(async (file, options) => exit(await validate(file, { ...program.opts(), ...options }, context)))
  tableOptions(addCommand(program, 'preview', texts), texts)
    .argument(`<${texts.help.names.file}>`, texts.help.table)
    .action(async (file, options) => exit(await preview(file, { ...program.opts(), ...options }, context)))
  addCommand(program, 'watch', texts)
    .argument(`<${texts.help.names.batch}...>`, texts.help.batches)
    .addOption(
      choice('--wait <step>', texts.help.wait, ['accepted', 'filed', 'decided'], texts).default('decided'),
    )
    .action(async (ids, options) => exit(await watch(ids, { ...program.opts(), ...options }, context)))
  tableOptions(addCommand(program, 'results', texts), texts)
    .argument(`<${texts.help.names.batch}>`, texts.help.batch)
    .addOption(
      choice('--format <name>', texts.help.format, ['ndjson', 'csv', 'json'], texts).default('ndjson'),
    )
    .addOption(choice('--only <which>', texts.help.only, ['rejected', 'final', 'open'], texts))
    .option(`--beside <${texts.help.names.file}>`, texts.help.beside)
    .option(`--output <${texts.help.names.file}>`, texts.help.output)
    .action(async (id, options) => exit(await results(id, { ...program.opts(), ...options }, context)))
  const documents = addCommand(program, 'documents', texts)
  tableOptions(documents.command('add').description(texts.help.documentsAdd), texts)
    .argument(`<${texts.help.names.folder}>`, texts.help.folder)
    .option(`--items <${texts.help.names.file}>`, texts.help.itemsOption)
    .option(`--output <${texts.help.names.file}>`, texts.help.itemsOutput)
    .addHelpText('after', `\n${texts.help.documentNames}`)
    .action(async (folder, options) =>
      exit(await addDocuments(folder, { ...program.opts(), ...documents.opts(), ...options }, context)),
    )
  for (const command of documents.commands) connectionOptions(command, texts)

  for (const command of [program, ...program.commands, ...documents.commands]) inLanguage(command, texts)
  return program
}

function addCommand(
  program: Command,
  name: 'push' | 'validate' | 'preview' | 'watch' | 'results' | 'documents',
  texts: Texts,
): Command {
  return connectionOptions(program.command(name).description(texts.help[name]), texts)
}

/** Taken before the command's name and after it: people write both. */
function connectionOptions(command: Command, texts: Texts): Command {
  return command
    .option('--url <address>', texts.help.url)
    .option('--key <key>', texts.help.key)
    .addOption(choice('--lang <language>', texts.help.lang, ['fr', 'en'], texts))
}

/** What may be said of a CSV or XLSX file. */
function tableOptions(command: Command, texts: Texts): Command {
  return command
    .option('--procedure <name>', texts.help.procedure)
    .option('--establishment <number>', texts.help.establishment)
    .option('--sheet <name>', texts.help.sheet)
    .option(`--mapping <${texts.help.names.file}>`, texts.help.mapping)
}

function choice<T extends string>(
  flags: string,
  description: string,
  values: readonly T[],
  texts: Texts,
): Option {
  return new Option(flags, description).argParser((text) => {
    if ((values as readonly string[]).includes(text)) return text
    const name = flags.split(' ')[0] ?? flags
    throw new UsageError(`${texts.usage.invalidArgument(name)} (${values.join(', ')})`)
  })
}

function parseDay(text: string, texts: Texts): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (!isDay) throw new UsageError(texts.usage.badDate)
  return text
}

/** The parser's own words are English: its titles and complaints are told in ours. */
function inLanguage(command: Command, texts: Texts): void {
  command.helpOption('-h, --help', texts.help.helpOption)
  command.exitOverride()
  command.configureHelp({
    styleTitle: (title) => texts.help.titles[title] ?? title,
    optionDescription: ({ description, defaultValue }) =>
      defaultValue === undefined
        ? description
        : `${description} (${texts.help.byDefault(String(defaultValue))})`,
  })
  command.configureOutput({
    outputError: (message, write) => write(`${complaint(message, texts)}\n${texts.usage.seeHelp}\n`),
  })
}

function complaint(message: string, texts: Texts): string {
  const name = /'([^']+)'/.exec(message)?.[1] ?? ''
  const kinds: [RegExp, (name: string) => string][] = [
    [/missing required argument/, texts.usage.missingArgument],
    [/argument missing/, texts.usage.optionMissingArgument],
    [/unknown option/, texts.usage.unknownOption],
    [/unknown command/, texts.usage.unknownCommand],
    [/too many arguments/, texts.usage.excessArguments],
  ]
  const found = kinds.find(([pattern]) => pattern.test(message))
  return found ? texts.error.say(found[1](name)) : message.trim()
}
