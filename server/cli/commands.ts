import { Command, CommanderError, Option } from 'commander'
import type { Establishment } from '../domain/item.ts'
import { version } from '../version.ts'
import type { Admin } from './admin.ts'
import { parseEstablishment } from './establishments.ts'
import { explain } from './explain.ts'
import type { Config } from '../config.ts'

const exitUsage = 2
const scopes = ['submit', 'read', 'webhooks'] as const

/** The command `liasse-server`. Exit codes: 0 well, 1 failed, 2 wrongly called. */
export async function runCommands(argv: string[]): Promise<void> {
  const program = new Command('liasse-server')
    .description('The Liasse gateway: accepts batches, files each dossier once with the State')
    .version(version)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addProcesses(program)
  addTenants(program.command('tenants').description('tenants and their establishments'))
  addKeys(program.command('keys').description("tenants' keys"))
  try {
    await program.parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitUsage
    else {
      explain(error)
      process.exitCode = 1
    }
  }
}

function addProcesses(program: Command): void {
  program
    .command('start')
    .description('run the gateway, configured by the environment; SIGTERM drains it')
    .action(async () => (await import('./runGateway.ts')).runGateway(process.env))
  program
    .command('sandbox')
    .description('run a State to practise with; sandbox --help shows its options')
    .helpOption(false)
    .allowUnknownOption()
    .argument('[options...]')
    .action(async (_options, _flags, command: Command) =>
      (await import('./runSandbox.ts')).runSandbox(command.args),
    )
  program
    .command('migrate')
    .description('bring the database up to date without running a gateway')
    .action(async () => (await import('./migrate.ts')).runMigrate(process.env))
  program
    .command('reference')
    .description('write the reference of procedures, papers and rules as a page of HTML')
    .addOption(new Option('--lang <language>', 'its language').choices(['fr', 'en']).default('fr'))
    .option('--on <day>', 'the day whose rules are shown, YYYY-MM-DD; today in Paris unless told')
    .action(async (flags: { lang: 'fr' | 'en'; on?: string }) =>
      (await import('./writeReference.ts')).writeReference(process.env, flags),
    )
  program
    .command('doctor')
    .description('check this machine, the configuration, the disk and the way to the State')
    .action(async () => (await import('./doctor.ts')).runDoctor(process.env))
}

const urlOption = (): Option =>
  new Option('--url <address>', 'a running gateway; otherwise the database is opened directly')

interface TenantFlags {
  name: string
  habilitation?: Establishment[]
  school?: Establishment[]
  url?: string
}

function addTenants(tenants: Command): void {
  tenants
    .command('create')
    .description('make a tenant')
    .requiredOption('--name <name>', 'its name')
    .option(
      '--habilitation <number[:permit,...]>',
      'a habilitation, with pivo, diva, lessor; may be repeated',
      gatherPlaces('habilitation'),
    )
    .option(
      '--school <number[:category,...]>',
      'an agrement of a school; may be repeated',
      gatherPlaces('school'),
    )
    .addOption(urlOption())
    .action(({ name, habilitation = [], school = [], url }: TenantFlags) => {
      const establishments = [...habilitation, ...school]
      return administer(url, async (admin) => {
        console.log((await admin.createTenant(name, establishments)).id)
      })
    })
  tenants
    .command('list')
    .description('every tenant')
    .addOption(urlOption())
    .action(({ url }: { url?: string }) =>
      administer(url, async (admin) => {
        for (const { id, name, establishments } of await admin.listTenants()) {
          console.log(`${id}  ${name}  ${establishments.map(({ number }) => number).join(' ')}`)
        }
      }),
    )
}

function addKeys(keys: Command): void {
  keys
    .command('create')
    .description('make a key; it is shown once')
    .requiredOption('--tenant <id>', 'whose key')
    .addOption(
      new Option('--scope <name>', 'what it may do; may be repeated').choices(scopes).argParser(gather),
    )
    .addOption(new Option('--mode <world>', 'live or test').choices(['live', 'test']))
    .addOption(urlOption())
    .action((given: { tenant: string; scope?: string[]; mode?: string; url?: string }) =>
      administer(given.url, async (admin, config) => {
        const wanted = scopes.filter((scope) => given.scope?.includes(scope) ?? scope !== 'webhooks')
        const mode = given.mode === undefined ? config.mode : given.mode === 'test' ? 'test' : 'live'
        const { id, key } = await admin.createKey(given.tenant, wanted, mode)
        console.error(`key ${id}, shown once:`)
        console.log(key)
      }),
    )
  keys
    .command('list')
    .description('the keys of a tenant, without their texts')
    .requiredOption('--tenant <id>', 'whose keys')
    .addOption(urlOption())
    .action((given: { tenant: string; url?: string }) =>
      administer(given.url, async (admin) => {
        for (const { id, mode, scopes: may, createdAt, revokedAt } of await admin.listKeys(given.tenant)) {
          const end = revokedAt === null ? '' : `  revoked ${revokedAt}`
          console.log(`${id}  ${mode}  ${may.join(',')}  made ${createdAt}${end}`)
        }
      }),
    )
  keys
    .command('revoke')
    .description('revoke a key, at once')
    .requiredOption('--tenant <id>', 'whose key')
    .requiredOption('--key <id>', 'its id, key_...')
    .addOption(urlOption())
    .action((given: { tenant: string; key: string; url?: string }) =>
      administer(given.url, async (admin) => {
        await admin.revokeKey(given.tenant, given.key)
        console.log(`${given.key} is revoked`)
      }),
    )
}

/** Each command loads only what it needs: `--help` should not wait for a database driver. */
async function administer(
  url: string | undefined,
  run: (admin: Admin, config: Config) => Promise<void>,
): Promise<void> {
  const { withAdmin } = await import('./admin.ts')
  await withAdmin(process.env, url, run)
}

const gatherPlaces =
  (kind: Establishment['kind']) =>
  (text: string, before: Establishment[] | undefined): Establishment[] => [
    ...(before ?? []),
    parseEstablishment(kind, text),
  ]

const gather = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text]
