import { parseArgs } from 'node:util'
import { documentsCampaign } from './documents.ts'
import { killCampaign } from './kill.ts'

/** `npm run campaign -- <name> [--short] [--seed N]`: long fault campaigns; the exit code says whether all was well. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
})

const campaigns: Readonly<Record<string, typeof killCampaign>> = {
  kill: killCampaign,
  documents: documentsCampaign,
}

const [name = ''] = positionals
const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined
if (!campaign) {
  process.stderr.write(
    `usage: npm run campaign -- <${Object.keys(campaigns).join('|')}> [--short] [--seed N]\n`,
  )
  process.exit(2)
}
const seed = Number(values.seed ?? Date.now() % 1_000_000)
process.exit((await campaign({ isShort: values.short, seed })) ? 0 : 1)
