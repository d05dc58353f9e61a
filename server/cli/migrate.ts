import { readConfig } from '../readConfig.ts'
import { openStore } from '../openStore.ts'
import { CommandError } from './explain.ts'

/** Opening the store migrates it; a gateway that runs on it is left alone. */
export async function runMigrate(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env, 'database')
  const store = await openStore(config)
  try {
    const { sound } = await store.maintain({ as: 'verify' })
    if (sound !== true) throw new CommandError('the database is damaged: restore a backup')
  } finally {
    await store.close()
  }
  console.log(`${config.databaseFile} is up to date and sound`)
}
